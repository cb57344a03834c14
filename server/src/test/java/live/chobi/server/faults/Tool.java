package live.chobi.server.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.chobi.server.system.RunningServer;

/// What a program of the product said and how it ended.
record Tool(int status, String said) {
    static Tool run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Process process = RunningServer.launch(program, List.of(arguments));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end: " + said);
        }
        return new Tool(process.exitValue(), said.strip());
    }
}
