package live.chobi.chat.announcements;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import live.chobi.log.RowType;
import org.jspecify.annotations.Nullable;

/// The row of an announcement; who made it is the row's actor.
///
/// @param clientMessageId the sender's own name for it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnnouncementRow(UUID id, String text, @Nullable String clientMessageId) {
    public static final String TYPE = "announcement";
    public static final List<RowType> ALL = List.of(RowType.broadcastByUser(TYPE, "announcement"));
}
