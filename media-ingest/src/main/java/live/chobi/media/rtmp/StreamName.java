package live.chobi.media.rtmp;

import java.util.Arrays;

/// What an encoder publishes to: the stream key and what its query asks for.
///
/// It never prints the key: names end up in logs.
record StreamName(String key, boolean takeover) {
    /// Longer than any key we give out.
    private static final int CHARACTERS_MAX = 256;

    /// @param name `KEY` or `KEY?takeover=1`; an empty key is for the gate to refuse
    static StreamName parse(String name) {
        String cut = name.length() <= CHARACTERS_MAX ? name : name.substring(0, CHARACTERS_MAX);
        int query = cut.indexOf('?');
        if (query < 0) {
            return new StreamName(cut, false);
        }
        boolean takeover = Arrays.asList(cut.substring(query + 1).split("&", -1)).contains("takeover=1");
        return new StreamName(cut.substring(0, query), takeover);
    }

    @Override
    public String toString() {
        return "StreamName[" + key.length() + " characters, takeover=" + takeover + "]";
    }
}
