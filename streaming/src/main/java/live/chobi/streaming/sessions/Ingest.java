package live.chobi.streaming.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Where and with which key an encoder publishes.
///
/// @param rtmpsUrl the same under TLS; absent where that is off
public record Ingest(String rtmpUrl, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rtmpsUrl,
        String streamKey) {

    static Ingest at(Addresses addresses, String streamKey) {
        return new Ingest(addresses.rtmpUrl(), addresses.rtmpsUrl().orElse(null), streamKey);
    }
}
