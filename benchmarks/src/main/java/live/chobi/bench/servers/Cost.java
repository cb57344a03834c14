package live.chobi.bench.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a server and all its children have used. Linux: `/proc/PID/stat` and `smaps_rollup`.
///
/// @param cpuSeconds of user and system since their start
/// @param residentMb of all together; what several of them share, such as a database's buffers, counts once
public record Cost(double cpuSeconds, double residentMb) {
    /// USER_HZ, which Linux fixes at 100 for what it tells programs.
    private static final double TICKS_PER_SECOND = 100;

    public static Cost of(ProcessHandle server) {
        List<Long> pids = Stream.concat(Stream.of(server), server.descendants()).map(ProcessHandle::pid).toList();
        double cpu = 0;
        double resident = 0;
        for (long pid : pids) {
            try {
                String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                // With those of children that have ended (fields 14 to 17 of proc_pid_stat(5)).
                for (int field = 11; field <= 14; field++) {
                    cpu += Long.parseLong(fields[field]) / TICKS_PER_SECOND;
                }
                resident += Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024).sum();
            } catch (IOException _) {
                // It has ended meanwhile; its parent has its time.
            }
        }
        return new Cost(cpu, resident);
    }

    public Cost since(Cost earlier) {
        return new Cost(cpuSeconds - earlier.cpuSeconds, residentMb - earlier.residentMb);
    }
}
