package live.chobi.media.rtmp;

import java.util.Arrays;
import java.util.Optional;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;

/// What a player asks for: a session, and the token of a private one. It never prints the token: names end up in logs.
record PlayName(SessionId session, Optional<String> token) {
    private static final int CHARACTERS_MAX = 2_048;

    /// @param name `SESSION` or `SESSION?token=TOKEN`; empty when it names no session
    static Optional<PlayName> parse(String name) {
        if (name.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        int query = name.indexOf('?');
        String session = query < 0 ? name : name.substring(0, query);
        Optional<String> token = query < 0
                ? Optional.empty()
                : Arrays.stream(name.substring(query + 1).split("&", -1)).filter(it -> it.startsWith("token="))
                        .map(it -> it.substring("token=".length())).findFirst();
        return Uuid7.parse(session).map(it -> new PlayName(new SessionId(it), token));
    }

    @Override
    public String toString() {
        return "PlayName[" + session + (token.isPresent() ? " with a token" : "") + "]";
    }
}
