package live.chobi.notifications.settings;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.log.Actors;

/// `notifications.getSettings`. What the caller wants to be told, and by which way.
public final class GetSettings implements Procedure<Procedure.Nothing, SettingsView> {
    private final Preferences preferences;
    private final Actors actors;
    private final String webPushKey;

    public GetSettings(Preferences preferences, Actors actors, String webPushKey) {
        this.preferences = preferences;
        this.actors = actors;
        this.webPushKey = webPushKey;
    }

    @Override
    public SettingsView handle(Caller caller, Nothing input) {
        return SettingsView.of(preferences, actors, caller.user(), webPushKey);
    }
}
