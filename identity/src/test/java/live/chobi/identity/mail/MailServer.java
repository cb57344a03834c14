package live.chobi.identity.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// As much of a mail server (RFC 5321) as a client needs, on a port of its own; what it was sent may be read from
/// any thread.
final class MailServer implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private volatile String answerToRecipient = "250 ok";

    MailServer() {
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    void answerRecipients(String reply) {
        answerToRecipient = reply;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                talk(client);
            } catch (SocketException _) {
                // closed, or the client has gone
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 here");
        boolean isText = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            if (isText) {
                if (line.equals(".")) {
                    isText = false;
                    say(client, "250 taken");
                }
                continue;
            }
            String verb = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
            isText = verb.equals("DATA");
            say(client, switch (verb) {
                case "EHLO" -> "250-here\r\n250 AUTH PLAIN";
                case "AUTH" -> "235 welcome";
                case "RCPT" -> answerToRecipient;
                case "DATA" -> "354 go on";
                case "QUIT" -> "221 bye";
                default -> "250 ok";
            });
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
