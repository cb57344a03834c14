package live.chobi.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.server.docs.Shape.Part;

/// One procedure, as all that is generated describes it.
///
/// @param output of a subscription, one value
/// @param summary in one sentence; empty where nobody wrote one
/// @param reasons of its refusals, beside those that every procedure has
/// @param example an input
record ApiProcedure(String path, Kind kind, Access access, Part input, Part output, String summary,
        List<String> reasons, Optional<JsonNode> example) {
    boolean takesNothing() {
        return input.shape() instanceof Shape.Nothing;
    }

    /// An object of which everything may be left out.
    boolean takesNothingToo() {
        return input.shape() instanceof Shape.Struct struct
                && struct.fields().stream().noneMatch(Shape.Field::required);
    }

    boolean takesForm() {
        return input.shape() instanceof Shape.Struct struct
                && struct.fields().stream().anyMatch(it -> it.part().shape() instanceof Shape.File);
    }

    boolean takesBytes() {
        return input.shape() instanceof Shape.Bytes;
    }

    String router() {
        return path.substring(0, path.indexOf('.'));
    }

    String name() {
        return path.substring(path.indexOf('.') + 1);
    }
}
