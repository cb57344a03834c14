package live.chobi.server;

import java.time.Instant;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;

/// `system.ping`: the server's clock.
final class Ping implements Procedure<Procedure.Nothing, Ping.Output> {
    static final Endpoint<Nothing, Output> ENDPOINT = Endpoint.query("system.ping", Access.ANYONE, Nothing.class,
            new Ping());

    record Output(Instant at) {}

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(Instant.now());
    }
}
