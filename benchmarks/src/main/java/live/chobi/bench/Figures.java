package live.chobi.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/// What was measured, and the table of it: medians over the rounds, and medians of the ratios of each round.
/// Not thread-safe.
final class Figures {
    /// By figure, then server: one value a round, NaN where there is none.
    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
    private final Set<String> servers = new LinkedHashSet<>();

    void add(String figure, String server, int round, double value) {
        servers.add(server);
        List<Double> rounds = values.computeIfAbsent(figure, _ -> new LinkedHashMap<>())
                .computeIfAbsent(server, _ -> new ArrayList<>());
        while (rounds.size() <= round) {
            rounds.add(Double.NaN);
        }
        rounds.set(round, value);
    }

    /// @param peer its column is what ratios are taken against
    String table(String peer) {
        var out = new StringBuilder(String.format(Locale.ROOT, "%-44s", "median"));
        servers.forEach(server -> out.append(String.format(Locale.ROOT, "%22s", server)));
        out.append('\n');
        values.forEach((figure, byServer) -> {
            out.append(String.format(Locale.ROOT, "%-44s", figure));
            List<Double> against = byServer.getOrDefault(peer, List.of());
            for (String server : servers) {
                List<Double> rounds = byServer.getOrDefault(server, List.of());
                double ratio = server.equals(peer) ? Double.NaN : median(paired(rounds, against, (a, b) -> a / b));
                String cell = format(median(rounds))
                        + (Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, " (x%.2f)", ratio));
                out.append(String.format(Locale.ROOT, "%22s", cell));
            }
            out.append('\n');
        });
        return out.append("in brackets: the median of the rounds' ratios to ").append(peer).append('\n').toString();
    }

    private static String format(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, value < 1 ? "%.4f" : "%.1f", value);
    }

    private static List<Double> paired(List<Double> left, List<Double> right, DoubleBinaryOperator operator) {
        List<Double> results = new ArrayList<>();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            results.add(operator.applyAsDouble(left.get(i), right.get(i)));
        }
        return results;
    }

    /// Of the values there are.
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().filter(it -> !it.isNaN()).sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
