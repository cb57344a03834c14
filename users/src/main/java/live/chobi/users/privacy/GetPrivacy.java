package live.chobi.users.privacy;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.users.privacy.Privacy.Choices;

/// `users.getPrivacy`. What the caller has chosen.
public final class GetPrivacy implements Procedure<Procedure.Nothing, Choices> {
    private final Privacy privacy;

    public GetPrivacy(Privacy privacy) {
        this.privacy = privacy;
    }

    @Override
    public Choices handle(Caller caller, Nothing input) {
        return privacy.of(caller.user());
    }
}
