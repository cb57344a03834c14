package live.chobi.kernel.outward;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One POST over HTTP/1.1 to a URL that a user has chosen. The name is looked up once, all its addresses must be
/// allowed, and the connection goes to one of them: a name cannot point somewhere else in between. Under TLS the
/// certificate must be the name's. Of the answer the head is read, and no redirect followed. What is not over at the
/// deadline is cut off, whether the other side is slow to answer or to take. Blocking; virtual threads.
public final class PinnedPost {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final int HEAD_BYTES_MAX = 16_384;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern RETRY_AFTER = Pattern.compile("retry-after: *([0-9]{1,6}) *");

    /// The URL leads where it must not.
    public static final class OutOfReach extends IOException {
        private static final long serialVersionUID = 1;

        OutOfReach(String message) {
            super(message);
        }
    }

    /// @param retryAfter the answer's wish, where it has one in seconds
    public record Answer(int status, Optional<Duration> retryAfter) {}

    private final Reach reach;
    private final SSLSocketFactory tls;
    private final Duration deadline;

    /// @param deadline for all that comes after the name was looked up
    public PinnedPost(Reach reach, Duration deadline) {
        this.reach = reach;
        this.tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        this.deadline = deadline;
    }

    /// @param headers of the caller's making, never a user's
    public Answer send(URI url, Map<String, String> headers, byte[] body) throws IOException {
        if (!reach.allows(url)) {
            throw new OutOfReach("only https is followed");
        }
        boolean isPlain = "http".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : isPlain ? 80 : 443;
        InetAddress address = address(url.getHost());
        try (Socket socket = new Socket()) {
            Thread cutter = cutOff(socket);
            try {
                socket.connect(new InetSocketAddress(address, port), (int) CONNECT_MAX.toMillis());
                if (isPlain) {
                    return talk(socket, url, headers, body);
                }
                try (SSLSocket secured = secured(socket, url.getHost(), port)) {
                    return talk(secured, url, headers, body);
                }
            } finally {
                cutter.interrupt();
            }
        }
    }

    /// A time limit of the socket's own counts for one read, and for no write.
    private Thread cutOff(Socket socket) {
        return Thread.ofVirtual().name("deadline").start(() -> {
            try {
                Thread.sleep(deadline);
                socket.close();
            } catch (InterruptedException | IOException _) {
                // It was over before, or is closed anyway.
            }
        });
    }

    private InetAddress address(String host) throws IOException {
        InetAddress[] all = InetAddress.getAllByName(host);
        if (!Arrays.stream(all).allMatch(reach.addresses()::allows)) {
            throw new OutOfReach("it leads into a private network");
        }
        return all[0];
    }

    private SSLSocket secured(Socket socket, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static Answer talk(Socket socket, URI url, Map<String, String> headers, byte[] body)
            throws IOException {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path)
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery()).append(" HTTP/1.1\r\nHost: ")
                .append(url.getRawAuthority()).append("\r\nConnection: close\r\nContent-Length: ").append(body.length)
                .append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        OutputStream out = socket.getOutputStream();
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return answer(head(socket.getInputStream()));
    }

    /// Up to the empty line; a byte at a time would be slow only for who sends so.
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[1_024];
        while (bytes.size() < HEAD_BYTES_MAX) {
            int read = in.read(some);
            if (read < 0) {
                break;
            }
            bytes.write(some, 0, read);
            String head = bytes.toString(StandardCharsets.ISO_8859_1);
            int end = head.indexOf("\r\n\r\n");
            if (end >= 0) {
                return head.substring(0, end);
            }
        }
        throw new IOException("the answer has no head of at most " + HEAD_BYTES_MAX + " bytes");
    }

    private static Answer answer(String head) throws IOException {
        String[] lines = head.split("\r\n", -1);
        Matcher status = STATUS.matcher(lines[0]);
        if (!status.matches()) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        Optional<Duration> wait = Arrays.stream(lines).map(it -> it.toLowerCase(Locale.ROOT)).map(RETRY_AFTER::matcher)
                .filter(Matcher::matches).map(it -> Duration.ofSeconds(Long.parseLong(it.group(1)))).findFirst();
        return new Answer(Integer.parseInt(status.group(1)), wait);
    }
}
