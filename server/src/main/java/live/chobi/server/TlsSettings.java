package live.chobi.server;

import java.io.IOException;
import java.util.Optional;
import live.chobi.server.config.Config;
import live.chobi.server.launch.Ports;
import live.chobi.server.launch.StartRefused;
import live.chobi.server.tls.TlsFiles;

/// What the settings say of certificates, and what does not go together.
final class TlsSettings {
    private TlsSettings() {
    }

    static Optional<TlsFiles> files(Config config) {
        if (config.tlsCertificate().isEmpty() && config.tlsKey().isEmpty()) {
            return Optional.empty();
        }
        if (config.tlsCertificate().isEmpty() || config.tlsKey().isEmpty()) {
            throw new StartRefused("tls.certificate and tls.key go together; set both or neither");
        }
        try {
            return Optional.of(TlsFiles.open(config.tlsCertificate().get(), config.tlsKey().get()));
        } catch (IOException e) {
            throw new StartRefused("tls.certificate, tls.key: " + e.getMessage(), e);
        }
    }

    static void requireRtmps(Config config) throws StartRefused {
        if (config.rtmpsPort().isEmpty()) {
            return;
        }
        int port = config.rtmpsPort().get();
        if (config.tlsCertificate().isEmpty()) {
            throw new StartRefused("rtmps.port needs a certificate: set tls.certificate and tls.key, or unset it");
        }
        Ports.requireDifferent("rtmps.port", port, "http.port", config.httpPort());
        Ports.requireDifferent("rtmps.port", port, "rtmp.port", config.rtmpPort());
        Ports.requireFree("rtmps.port", port);
    }
}
