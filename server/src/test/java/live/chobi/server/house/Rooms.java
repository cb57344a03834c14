package live.chobi.server.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rooms of the house and who may enter which: kernel, schema, foundations, features, server. A room is the first
/// package below the root; the same map serves the compiled classes and the sources.
record Rooms(String root, Map<String, List<String>> mayImport) {
    private static final List<String> FEATURES = List.of("gifts", "streaming", "media", "chat", "users",
            "notifications", "videos", "webhooks");
    private static final List<String> FOUNDATIONS = List.of("outbox", "log", "ledger", "identity");

    static Rooms ofChobi() {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("kernel", List.of());
        rooms.put("schema", List.of("kernel"));
        rooms.put("outbox", List.of("kernel", "schema"));
        rooms.put("log", List.of("kernel", "schema", "outbox"));
        rooms.put("ledger", List.of("kernel", "schema", "outbox", "log"));
        rooms.put("identity", List.of("kernel", "schema", "outbox"));
        List<String> below = new ArrayList<>(List.of("kernel", "schema"));
        below.addAll(FOUNDATIONS);
        // A feature that needs another says so by an interface of its own; server/bridge answers it.
        FEATURES.forEach(feature -> rooms.put(feature, List.copyOf(below)));
        below.addAll(FEATURES);
        rooms.put("server", List.copyOf(below));
        rooms.put("testkit", List.of("kernel", "schema"));
        // Gifts are measured on the command path itself, beside a plain transaction for each.
        rooms.put("bench", List.of("kernel", "schema", "log", "ledger", "gifts", "server"));
        return new Rooms("live.chobi", rooms);
    }

    /// Why a class of one package may not use a class of the other; empty when it may.
    Optional<String> objection(String fromPackage, String toPackage) {
        String from = room(fromPackage);
        String to = room(toPackage);
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return Optional.empty();
        }
        List<String> allowed = mayImport.get(from);
        if (allowed == null) {
            return Optional.of("the room " + from + " is not in the plan of the house (Rooms.java)");
        }
        return allowed.contains(to)
                ? Optional.empty()
                : Optional.of("%s may not import %s, only %s".formatted(from, to, allowed));
    }

    /// Empty for what is not ours.
    private String room(String packageName) {
        if (!packageName.startsWith(root + ".")) {
            return "";
        }
        String below = packageName.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
