package live.chobi.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A stock client in a process of its own, for what only it would send.
public final class Command implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Command(List<String> words) {
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
            out = process.inputReader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Command start(String... words) {
        return new Command(List.of(words));
    }

    /// Node with `http2` at hand, connected to `port` as `session`.
    public static Command node(int port, String script) {
        return start("node", "-e", "const http2 = require('http2');"
                + "const session = http2.connect('http://127.0.0.1:" + port + "');" + script);
    }

    void say(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All it says until it ends.
    static String output(String... words) {
        try (Command command = start(words)) {
            return command.rest();
        }
    }

    public String line() {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String rest() {
        var text = new StringBuilder();
        for (String line = line(); !line.equals("null"); line = line()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
