package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.kernel.SessionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// RTMP under TLS, with ffmpeg as the encoder.
class RtmpsTest {
    private static final String PASSWORD = "password";

    @TempDir
    private Path directory;

    private final MediaNode node = new MediaNode();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void an_encoder_publishes_under_tls_and_each_connection_takes_the_newest_certificate() throws Exception {
        List<SslContext> renewed = List.of(certificate("old"), certificate("new"));
        var asked = new AtomicInteger();
        node.server().bindEncrypted(0, () -> renewed.get(Math.min(asked.getAndIncrement(), 1)));
        SessionId session = node.expect("key");

        Ffmpeg.Finished published = Ffmpeg.publish(Ffmpeg.recording("02_baseline_nob", directory), url("key")).await();
        assertThat(published.status()).as(published.output()).isZero();
        node.heard("stopped " + session);
        assertThat(node.heardSoFar()).containsExactly("receiving " + session, "stopped " + session);

        Ffmpeg.Finished refused = Ffmpeg.publish(Ffmpeg.recording("02_baseline_nob", directory), url("wrong")).await();
        assertThat(refused.output()).contains("no such stream key");
        assertThat(asked).hasValue(2);
    }

    @Test
    void one_that_speaks_without_tls_is_closed() throws Exception {
        SslContext certificate = certificate("any");
        node.server().bindEncrypted(0, () -> certificate);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.server().encryptedPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(new byte[1_537]);
            assertThat(socket.getInputStream().readAllBytes().length).as("at most an alert").isLessThan(64);
        }
        node.await(() -> node.metric("chobi_media_rtmp_connections") == 0);
    }

    private String url(String name) {
        return "rtmps://127.0.0.1:" + node.server().encryptedPort() + "/live/" + name;
    }

    private SslContext certificate(String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2",
                "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString())
                .redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return SslContextBuilder.forServer((PrivateKey) keys.getKey(name, PASSWORD.toCharArray()),
                (X509Certificate) keys.getCertificate(name)).sslProvider(SslProvider.JDK).build();
    }
}
