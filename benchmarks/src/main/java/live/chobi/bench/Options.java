package live.chobi.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What the command line asks for.
///
/// @param suite which benchmarks: media, chat, gifts or rpc
/// @param rounds each measures every server once, in turn
/// @param seconds of each measurement
/// @param scenarios empty for all
/// @param servers empty for all that are installed
/// @param folder for clips and data directories
/// @param serverJar what is measured
/// @param javaFlags it is started with
record Options(String suite, int rounds, int seconds, List<String> scenarios, List<String> servers, Path folder,
        Path serverJar, List<String> javaFlags) {
    static final String USAGE = "scripts/bench media [--rounds=3] [--seconds=15] [--scenarios=ingest,fan-out,hls,segments]"
            + " [--servers=nginx-rtmp,node-media-server,economy,low-latency,auto]\n"
            + "scripts/bench chat [--rounds=3] [--seconds=15] [--scenarios=500,2000,5000,big-room,not-reading]"
            + " [--servers=socket.io,netty-socketio,chobi]\n"
            + "scripts/bench gifts [--rounds=3] [--seconds=15] [--scenarios=hot,spread,pace,overload]"
            + " [--servers=plain,chobi]\n"
            + "scripts/bench rpc [--rounds=3] [--seconds=15] [--scenarios=ping,gifts,batch]"
            + " [--servers=@trpc/server,chobi]";

    /// Throws [IllegalArgumentException] with a sentence for the user.
    ///
    /// @param folder of this run
    static Options parse(List<String> arguments, Path folder, Path serverJar, List<String> javaFlags) {
        var options = new Options("media", 3, 15, List.of(), List.of(), folder, serverJar, javaFlags);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            options = switch (name) {
                case "media", "chat", "gifts", "rpc" -> options.suite(argument);
                case "--rounds" -> options.with(number(name, value), options.seconds);
                case "--seconds" -> options.with(options.rounds, number(name, value));
                case "--scenarios" -> options.of(list(value), options.servers);
                case "--servers" -> options.of(options.scenarios, list(value));
                default -> throw new IllegalArgumentException("'" + argument + "' is unknown. Usage: " + USAGE);
            };
        }
        return options;
    }

    private Options suite(String name) {
        return new Options(name, rounds, seconds, scenarios, servers, folder, serverJar, javaFlags);
    }

    private Options with(int newRounds, int newSeconds) {
        return new Options(suite, newRounds, newSeconds, scenarios, servers, folder, serverJar, javaFlags);
    }

    private Options of(List<String> newScenarios, List<String> newServers) {
        return new Options(suite, rounds, seconds, newScenarios, newServers, folder, serverJar, javaFlags);
    }

    private static List<String> list(String value) {
        return Arrays.asList(value.split(",", -1));
    }

    private static int number(String name, String value) {
        if (!value.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(name + " must be a number from 1 to 9999, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    boolean wantsScenario(String name) {
        return scenarios.isEmpty() || scenarios.contains(name);
    }

    boolean wantsServer(String name) {
        return servers.isEmpty() || servers.contains(name);
    }
}
