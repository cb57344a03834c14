package live.chobi.media.packaging;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a player asks of a media playlist. Spec: RFC 8216bis §6.2.5.
///
/// @param sequence `_HLS_msn`, -1 when it takes the playlist as it is
/// @param part `_HLS_part`, -1 for the whole segment
/// @param skip `_HLS_skip`: it knows the older segments
record ReloadRequest(long sequence, int part, boolean skip) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{1,18}");

    sealed interface Parsed {
        record Valid(ReloadRequest request) implements Parsed {}

        record Invalid(HlsAnswer.Refused refusal) implements Parsed {}
    }

    /// @param directives of the query; others than these are ignored
    static Parsed parse(Map<String, String> directives) {
        Optional<String> sequence = Optional.ofNullable(directives.get("_HLS_msn"));
        Optional<String> part = Optional.ofNullable(directives.get("_HLS_part"));
        String skip = directives.getOrDefault("_HLS_skip", "");
        if (sequence.isEmpty() && part.isPresent()) {
            return invalid("_HLS_part says nothing without _HLS_msn");
        }
        if (sequence.isPresent() && !LONG_NUMBER.matcher(sequence.get()).matches()) {
            return invalid("_HLS_msn is no sequence number: " + shortened(sequence.get()));
        }
        if (part.isPresent() && !NUMBER.matcher(part.get()).matches()) {
            return invalid("_HLS_part is no number of a part: " + shortened(part.get()));
        }
        return new Parsed.Valid(new ReloadRequest(sequence.map(Long::parseLong).orElse(-1L),
                part.map(Integer::parseInt).orElse(-1), skip.equals("YES") || skip.equals("v2")));
    }

    boolean isBlocking() {
        return sequence >= 0;
    }

    private static Parsed invalid(String message) {
        return new Parsed.Invalid(new HlsAnswer.Refused(400, "bad_delivery_directive", message));
    }

    private static String shortened(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }
}
