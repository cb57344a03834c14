package live.chobi.streaming.restream;

import org.jspecify.annotations.Nullable;

/// Where a session is sent, as its host wrote it. A secret as a whole: it never prints itself.
///
/// @param streamKey when it is not part of the URL
public record RestreamAddress(String url, @Nullable String streamKey) {
    @Override
    public String toString() {
        return "RestreamAddress[secret]";
    }
}
