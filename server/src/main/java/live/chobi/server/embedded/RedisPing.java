package live.chobi.server.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/// Asks a Redis whether it answers, before any client library is loaded. Spec: RESP2, inline and bulk commands.
final class RedisPing {
    private static final int DEFAULT_PORT = 6379;
    private static final int LINE_MAX = 512;

    private RedisPing() {
    }

    /// @throws IOException with Redis's own words when it answers anything but PONG
    static void ping(URI url, Duration patience) throws IOException {
        String host = url.getHost();
        if (host == null) {
            throw new IOException("it names no host");
        }
        int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
        int millis = (int) patience.toMillis();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), millis);
            plain.setSoTimeout(millis);
            if (url.getScheme().equals("rediss")) {
                try (Socket secure = ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port,
                        true)) {
                    talk(url, secure);
                }
            } else {
                talk(url, plain);
            }
        }
    }

    private static void talk(URI url, Socket socket) throws IOException {
        String user = url.getUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            String name = colon < 0 ? "" : user.substring(0, colon);
            String password = user.substring(colon + 1);
            expect("+OK", name.isEmpty() ? ask(socket, "AUTH", password) : ask(socket, "AUTH", name, password));
        }
        expect("+PONG", ask(socket, "PING"));
    }

    private static void expect(String wanted, String answer) throws IOException {
        if (!answer.equals(wanted)) {
            throw new IOException("it answers " + answer);
        }
    }

    private static String ask(Socket socket, String... words) throws IOException {
        var command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(word)
                    .append("\r\n");
        }
        OutputStream out = socket.getOutputStream();
        out.write(command.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return line(socket.getInputStream());
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > LINE_MAX) {
                throw new IOException("it does not speak like Redis");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
