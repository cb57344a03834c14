package live.chobi.streaming.overlays;

import java.time.InstantSource;
import java.util.List;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.log.Actors;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.Sessions;

/// The table of procedures about overlays, and who may call each.
public final class OverlayProcedures {
    private OverlayProcedures() {
    }

    public static List<Endpoint<?, ?>> endpoints(Overlays overlays, Sessions sessions, SessionDesk desk, Actors actors,
            InstantSource clock) {
        return List.of(
                Endpoint.mutation("streaming.createOverlay", Access.SIGNED_IN, CreateOverlay.Input.class,
                        new CreateOverlay(overlays)),
                Endpoint.query("streaming.getOverlays", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetOverlays(overlays)),
                Endpoint.mutation("streaming.revokeOverlay", Access.SIGNED_IN, RevokeOverlay.Input.class,
                        new RevokeOverlay(overlays)),
                Endpoint.mutation("streaming.testOverlay", Access.SIGNED_IN, TestOverlay.Input.class,
                        new TestOverlay(overlays, clock)),
                Endpoint.query("streaming.openOverlay", Access.ANYONE, OpenOverlay.Input.class,
                        new OpenOverlay(overlays, sessions, desk, actors)));
    }
}
