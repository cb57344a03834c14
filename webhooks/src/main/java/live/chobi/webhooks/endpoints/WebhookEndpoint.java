package live.chobi.webhooks.endpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A server of a user's that is told what happens to them.
///
/// @param secrets what signs: the newest first, and until it has run out the one before
public record WebhookEndpoint(UUID id, UserId owner, URI url, List<SigningSecret> secrets, View view) {

    /// Why nothing is sent any more.
    public enum Disabled {
        BY_OWNER,
        /// It answered 410.
        GONE,
        /// It took nothing for three days.
        FAILING,
        /// Ten thousand messages wait for it.
        BACKLOG
    }

    /// As its owner sees it.
    ///
    /// @param events what it is told of
    /// @param enabled whether it is told anything
    /// @param disabledReason why not; absent while it is
    /// @param failingSince of the first failure since the last success; absent: the last one succeeded
    /// @param lastError what that was, in words
    /// @param deliveredAt of the last success, to the minute
    public record View(UUID id, String url, String description, List<String> events, Instant madeAt, boolean enabled,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Disabled disabledReason,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant disabledAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant failingSince,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lastError,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deliveredAt) {}
}
