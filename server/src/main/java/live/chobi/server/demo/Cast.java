package live.chobi.server.demo;

import java.util.List;

/// Who plays in the demo. All have the same password, so that whoever tries the product can step into any role.
///
/// @param arabic what they chat in
record Cast(String username, String displayName, boolean arabic) {
    static final String PASSWORD = "demo-password";

    static final Cast HOST = new Cast("demo", "استوديو Chobi", true);

    static final List<Cast> VIEWERS = List.of(
            new Cast("demo-sara", "سارة", true),
            new Cast("demo-omar", "Omar H.", false),
            new Cast("demo-layla", "ليلى الخطيب", true),
            new Cast("demo-maya", "Maya", false),
            new Cast("demo-yousef", "يوسف", true),
            new Cast("demo-noah", "Noah", false),
            new Cast("demo-huda", "هدى", true),
            new Cast("demo-emma", "Emma L.", false));

    String email() {
        return username + "@demo.invalid";
    }
}
