package live.chobi.server.tls;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A certificate chain and its key, as PEM files that somebody renews now and then. TLS 1.3 and 1.2 by the JDK's
/// provider; ALPN offers h2 and http/1.1, which clients without ALPN (RTMPS) never notice. [#current] works from any
/// thread and never blocks.
public final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

    private record Stamp(FileTime certificate, FileTime key, long sizes) {}

    private final Path certificate;
    private final Path key;
    private Stamp read;
    private volatile SslContext current;

    private TlsFiles(Path certificate, Path key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.read = stamp();
        this.current = build();
    }

    /// Reads both. The exception's message says what is wrong with which file and how to mend it.
    public static TlsFiles open(Path certificate, Path key) throws IOException {
        for (Path file : List.of(certificate, key)) {
            if (!Files.isReadable(file)) {
                throw new IOException(file.toAbsolutePath() + " cannot be read");
            }
        }
        return new TlsFiles(certificate, key);
    }

    /// For the next connection; those that are open keep what they have.
    public SslContext current() {
        return current;
    }

    /// Reads the files again when they have changed. A pair that does not fit, as half-way through a renewal, changes
    /// nothing and is looked at again next time. Blocks; one caller at a time.
    public synchronized void refresh() {
        try {
            Stamp now = stamp();
            if (now.equals(read)) {
                return;
            }
            current = build();
            read = now;
            LOG.info("took the new certificate from {}", certificate);
        } catch (IOException e) {
            LOG.warn("the changed certificate is not taken; the one before stays: {}", e.getMessage());
        }
    }

    private Stamp stamp() throws IOException {
        return new Stamp(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key),
                Files.size(certificate) * 1_000_003 + Files.size(key));
    }

    private SslContext build() throws IOException {
        try {
            return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(new ApplicationProtocolConfig(Protocol.ALPN,
                            SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1))
                    .build();
        } catch (IllegalArgumentException | IOException e) {
            throw new IOException(("%s and %s are no certificate chain and its key in PEM (%s); a key in another form "
                    + "becomes one by: openssl pkcs8 -topk8 -nodes").formatted(certificate.toAbsolutePath(),
                            key.toAbsolutePath(), e.getMessage()),
                    e);
        }
    }
}
