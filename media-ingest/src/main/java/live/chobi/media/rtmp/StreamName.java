package live.chobi.media.rtmp;

import java.util.Arrays;
import java.util.List;

/// What an encoder publishes to: the stream key and what its query asks for.
///
/// It never prints the key: names end up in logs.
///
/// @param takeover it takes the stream from who is sending
/// @param backup it waits beside the stream until it is needed
record StreamName(String key, boolean takeover, boolean backup) {
    /// Longer than any key we give out.
    private static final int CHARACTERS_MAX = 256;

    /// @param name `KEY`, `KEY?takeover=1`, `KEY?backup=1`; an empty key is for the gate to refuse
    static StreamName parse(String name) {
        String cut = name.length() <= CHARACTERS_MAX ? name : name.substring(0, CHARACTERS_MAX);
        int query = cut.indexOf('?');
        if (query < 0) {
            return new StreamName(cut, false, false);
        }
        List<String> asked = Arrays.asList(cut.substring(query + 1).split("&", -1));
        return new StreamName(cut.substring(0, query), asked.contains("takeover=1"), asked.contains("backup=1"));
    }

    @Override
    public String toString() {
        return "StreamName[" + key.length() + " characters, takeover=" + takeover + "]";
    }
}
