package live.chobi.webhooks.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What messages say of what happened: `data`. Supplied from the features that know. Virtual threads.
public interface Contents {
    /// One for each, in their order.
    List<JsonNode> of(List<Happening> happenings);
}
