package live.chobi.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// nginx with the RTMP module, as Debian packages them: one worker, nothing written, sendfile for files.
public final class NginxRtmp extends LaunchedServer implements MediaUnderTest {
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_rtmp_module.so");

    private final Path folder;
    private final int rtmpPort;
    private final int httpPort;

    private NginxRtmp(Launched process, Path folder, int rtmpPort, int httpPort) {
        super("nginx-rtmp", process);
        this.folder = folder;
        this.rtmpPort = rtmpPort;
        this.httpPort = httpPort;
    }

    /// The program, where it is installed with its module.
    public static Optional<Path> program() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx").map(Path::of)
                .filter(it -> Files.isExecutable(it) && Files.exists(MODULE)).findFirst();
    }

    public static NginxRtmp start(Path folder) throws IOException, InterruptedException {
        Path program = program().orElseThrow();
        Files.createDirectories(folder.resolve("html"));
        int rtmp = Launched.freePort();
        int http = Launched.freePort();
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Files.writeString(folder.resolve("nginx.conf"), """
                load_module %s;
                %s
                worker_processes 1;
                daemon off;
                pid nginx.pid;
                error_log stderr warn;
                worker_rlimit_nofile 20000;
                events { worker_connections 8192; }
                rtmp {
                  access_log off;
                  server {
                    listen 127.0.0.1:%d;
                    chunk_size 4096;
                    max_message 10M;
                    application live { live on; }
                  }
                }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 100000000;
                  server { listen 127.0.0.1:%d; root html; }
                }
                """.formatted(MODULE, user, rtmp, http));
        Launched process = Launched.start(folder, List.of(program.toString(), "-p", folder.toString(), "-c",
                folder.resolve("nginx.conf").toString(), "-e", "stderr"));
        process.awaitPort(rtmp);
        return new NginxRtmp(process, folder, rtmp, http);
    }

    @Override
    public URI publishUrl(int index) {
        return URI.create("rtmp://127.0.0.1:" + rtmpPort + "/live/s" + index);
    }

    @Override
    public Optional<URI> serve(byte[] file) throws IOException {
        Files.write(folder.resolve("html/segment.m4s"), file);
        return Optional.of(URI.create("http://127.0.0.1:" + httpPort + "/segment.m4s"));
    }
}
