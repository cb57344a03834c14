package live.chobi.server.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bundled ffmpeg, run as a program of its own: a decoder that crashes takes no server with it.
///
/// @param folder the program and its libraries
public record Ffmpeg(Path folder) {
    /// Unpacks it at the first use, which takes a second; empty where none is bundled for this machine.
    public static Optional<Ffmpeg> unpack(DataDirectory data) {
        return Programs.ffmpeg(data).map(Ffmpeg::new);
    }

    /// Some of its libraries do not find one another by themselves.
    public List<String> command(List<String> arguments) {
        return command("ffmpeg", arguments);
    }

    /// The same of the program that tells what is in a file.
    public List<String> probe(List<String> arguments) {
        return command("ffprobe", arguments);
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of("env", "LD_LIBRARY_PATH=" + folder, folder.resolve(program).toString()));
        command.addAll(arguments);
        return command;
    }
}
