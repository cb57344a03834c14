package live.chobi.users.privacy;

import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.users.privacy.Privacy.Choices;
import org.jspecify.annotations.Nullable;

/// `users.updatePrivacy`. Changes what is given and leaves the rest.
public final class UpdatePrivacy implements Procedure<UpdatePrivacy.Input, Choices> {
    public record Input(@Nullable Audience lists, @Nullable Boolean searchable) {}

    private final Privacy privacy;

    public UpdatePrivacy(Privacy privacy) {
        this.privacy = privacy;
    }

    @Override
    public Choices handle(Caller caller, Input input) {
        return privacy.change(caller.user(), Optional.ofNullable(input.lists()),
                Optional.ofNullable(input.searchable()));
    }
}
