package live.chobi.media.stream;

import java.util.Map;

/// One thing the host should know of what their encoder sends.
///
/// @param code stable: pages have their own words for it
/// @param message in English, with what to do about it
/// @param numbers those of the message, by name
public record IngestAdvice(String code, Severity severity, String message, Map<String, Long> numbers) {
    public enum Severity {
        /// Fine as it is, but good to know.
        OK,
        /// Some viewers notice.
        WARNING,
        /// Viewers see it, or see nothing.
        BAD
    }

    public IngestAdvice {
        numbers = Map.copyOf(numbers);
    }
}
