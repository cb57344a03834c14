package live.chobi.streaming.overlays;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.SessionView;
import live.chobi.streaming.sessions.Sessions;
import org.jspecify.annotations.Nullable;

/// `streaming.openOverlay`: what an overlay shows now. Its page asks again every few seconds; with the same token in
/// its handshake it hears the session over the socket, and counts as no viewer.
final class OpenOverlay implements Procedure<OpenOverlay.Input, OpenOverlay.Output> {
    record Input(@NotBlank @Size(max = 200) String token) {
        /// Without the secret.
        @Override
        public String toString() {
            return "Input[]";
        }
    }

    /// @param host {id, username, displayName}; null when the account is gone
    /// @param session on air, else the newest that waits for its encoder; null when there is neither
    /// @param testedAt of the last trial gift
    record Output(@Nullable Object host, @Nullable SessionView session, @Nullable Instant testedAt) {}

    private final Overlays overlays;
    private final Sessions sessions;
    private final SessionDesk desk;
    private final Actors actors;

    OpenOverlay(Overlays overlays, Sessions sessions, SessionDesk desk, Actors actors) {
        this.overlays = overlays;
        this.sessions = sessions;
        this.desk = desk;
        this.actors = actors;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Overlays.Opened opened = overlays.open(input.token());
        UserId host = opened.host();
        return new Output(actors.views(Set.of(host)).get(host), sessions.currentOf(host).map(desk::view).orElse(null),
                opened.overlay().testedAt());
    }
}
