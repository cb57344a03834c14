package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunningServerTest {
    @Test
    void what_was_bought_and_who_signed_in_outlive_a_clean_stop() throws Exception {
        Path data = RunningServer.emptyData(RunningServerTest.class);
        String token;
        try (var server = RunningServer.start(data)) {
            Person amina = server.register("amina");
            server.grant(amina, 500);
            token = amina.token();
            server.stop();
        }
        try (var server = RunningServer.start(data)) {
            assertThat(server.guest().as(token).query("gifts.getBalance").path("coins").asLong()).isEqualTo(500);
            assertThat(RpcClient.get(server.http() + "/healthz").statusCode()).isEqualTo(200);
            assertThat(RpcClient.get(server.http() + "/readyz").statusCode()).isEqualTo(200);
            server.stop();
        }
    }
}
