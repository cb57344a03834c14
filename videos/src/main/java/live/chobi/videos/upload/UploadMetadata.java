package live.chobi.videos.upload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Keys and values in the form of the header `Upload-Metadata`. Pure. Spec: tus 1.0.0, extension Creation.
final class UploadMetadata {
    private static final int CHARACTERS_MAX = 8_000;

    private UploadMetadata() {
    }

    /// Empty where the header is not what it should be.
    static Optional<Map<String, String>> parse(String header) {
        Map<String, String> values = new LinkedHashMap<>();
        if (header.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        for (String pair : header.isBlank() ? new String[0] : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                String value = parts.length == 1
                        ? ""
                        : new String(Base64.getDecoder().decode(parts[1].strip()), StandardCharsets.UTF_8);
                if (parts[0].isEmpty() || values.put(parts[0], value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    static String write(Map<String, String> values) {
        return values.entrySet().stream().map(it -> it.getKey() + " "
                + Base64.getEncoder().encodeToString(it.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }
}
