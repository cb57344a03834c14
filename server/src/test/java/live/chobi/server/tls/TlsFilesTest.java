package live.chobi.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
    @TempDir
    Path directory;

    private TlsFiles open() throws IOException {
        return TlsFiles.open(directory.resolve("chain.pem"), directory.resolve("key.pem"));
    }

    @Test
    void a_renewed_pair_is_taken_and_half_a_pair_is_not() throws Exception {
        TestCertificate.fresh(directory).writeTo(directory);
        TlsFiles files = open();
        SslContext first = files.current();
        files.refresh();
        assertThat(files.current()).as("nothing has changed").isSameAs(first);
        Files.writeString(directory.resolve("chain.pem"), "-----BEGIN CERT");
        files.refresh();
        assertThat(files.current()).as("half-way through a renewal").isSameAs(first);
        TestCertificate.fresh(directory).writeTo(directory);
        files.refresh();
        assertThat(files.current()).isNotSameAs(first);
    }

    @Test
    void what_cannot_be_used_is_refused_with_the_file_and_the_way_out() throws Exception {
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("chain.pem cannot be read");
        Files.writeString(directory.resolve("chain.pem"), "nonsense");
        Files.writeString(directory.resolve("key.pem"), "nonsense");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("chain.pem")
                .hasMessageContaining("openssl pkcs8");
    }
}
