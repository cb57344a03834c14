package live.chobi.server.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;

/// The procedures as OpenAPI 3.1, for tools that know no tRPC: one call to a request, without batches. Pure.
final class OpenApi {
    private static final String JSON = "application/json";
    private static final String ERROR = "#/components/schemas/Error";

    private OpenApi() {
    }

    static ObjectNode of(ApiModel model) {
        ObjectNode api = Json.MAPPER.createObjectNode().put("openapi", "3.1.0");
        api.putObject("info").put("title", "Chobi").put("version", "1").put("description",
                "Queries are GET with the input as JSON in `input`, mutations POST with a JSON body, subscriptions GET "
                        + "answered by server-sent events. `data.reason` of an error is stable.");
        api.putArray("servers").addObject().put("url", "/");
        ArrayNode tags = api.putArray("tags");
        model.routers().keySet().forEach(it -> tags.addObject().put("name", it));
        ObjectNode paths = api.putObject("paths");
        for (ApiProcedure each : model.procedures()) {
            paths.putObject("/api/trpc/" + each.path()).set(each.kind() == Kind.MUTATION ? "post" : "get",
                    operation(each));
        }
        ObjectNode components = api.putObject("components");
        ObjectNode schemas = JsonSchema.components(model.structs());
        schemas.set("Error", error());
        components.set("schemas", schemas);
        components.putObject("securitySchemes").putObject("accessToken").put("type", "http").put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        return api;
    }

    private static ObjectNode operation(ApiProcedure each) {
        ObjectNode operation = Json.MAPPER.createObjectNode().put("operationId", each.path().replace('.', '_'));
        operation.putArray("tags").add(each.router());
        if (!each.summary().isEmpty()) {
            operation.put("summary", each.summary());
        }
        if (!each.reasons().isEmpty()) {
            operation.put("description", "Refusals: " + String.join(", ", each.reasons()) + ".");
        }
        ArrayNode security = operation.putArray("security");
        if (each.access() == Access.ANYONE) {
            security.addObject();
        }
        security.addObject().putArray("accessToken");
        if (!each.takesNothing()) {
            input(operation, each);
        }
        ObjectNode responses = operation.putObject("responses");
        if (each.kind() == Kind.SUBSCRIPTION) {
            ObjectNode events = responses.putObject("200");
            events.put("description",
                    "Events: `connected`, then a message with an id for each value, `ping`, and at the "
                            + "end `return` or `serialized-error`. The schema is one message's data.");
            content(events, "text/event-stream", JsonSchema.of(each.output()), Optional.empty());
        } else {
            ObjectNode answer = responses.putObject("200");
            answer.put("description", "The result.");
            content(answer, JSON, envelope(each), Optional.empty());
        }
        ObjectNode refusal = responses.putObject("default");
        refusal.put("description", "A refusal.");
        content(refusal, JSON, Json.MAPPER.createObjectNode().put("$ref", ERROR), Optional.empty());
        return operation;
    }

    private static void input(ObjectNode operation, ApiProcedure each) {
        ObjectNode schema = JsonSchema.of(each.input());
        Optional<ObjectNode> example = each.example().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
        boolean isRequired = !each.takesNothingToo();
        if (each.kind() == Kind.MUTATION) {
            ObjectNode body = operation.putObject("requestBody").put("required", isRequired);
            content(body, each.takesBytes()
                    ? "application/octet-stream"
                    : each.takesForm()
                            ? "multipart/form-data"
                            : JSON,
                    schema, example);
        } else {
            ObjectNode parameter = operation.putArray("parameters").addObject().put("name", "input").put("in", "query")
                    .put("required", isRequired);
            content(parameter, JSON, schema, example);
        }
    }

    private static void content(ObjectNode holder, String type, ObjectNode schema, Optional<ObjectNode> example) {
        ObjectNode media = holder.putObject("content").putObject(type);
        media.set("schema", schema);
        example.ifPresent(it -> media.set("example", it));
    }

    private static ObjectNode envelope(ApiProcedure each) {
        ObjectNode envelope = JsonSchema.typed("object");
        ObjectNode result = envelope.putObject("properties").putObject("result").put("type", "object");
        envelope.putArray("required").add("result");
        if (!(each.output().shape() instanceof Shape.Nothing)) {
            result.putObject("properties").set("data", JsonSchema.of(each.output()));
            result.putArray("required").add("data");
        }
        return envelope;
    }

    /// As the edge's `ErrorEnvelope`.
    private static ObjectNode error() {
        ObjectNode envelope = JsonSchema.typed("object");
        envelope.putArray("required").add("error");
        ObjectNode error = envelope.putObject("properties").putObject("error").put("type", "object");
        error.putArray("required").add("message").add("code").add("data");
        ObjectNode fields = error.putObject("properties");
        fields.set("message", JsonSchema.typed("string"));
        fields.set("code", JsonSchema.typed("integer"));
        ObjectNode data = fields.putObject("data").put("type", "object");
        data.putArray("required").add("code").add("httpStatus").add("reason");
        ObjectNode details = data.putObject("properties");
        ArrayNode codes = details.putObject("code").put("type", "string").putArray("enum");
        List.of(ProblemCode.values()).forEach(it -> codes.add(it.name()));
        details.set("httpStatus", JsonSchema.typed("integer"));
        for (String text : List.of("path", "reason", "field", "requestId")) {
            details.set(text, JsonSchema.typed("string"));
        }
        details.set("retryAfter", JsonSchema.typed("integer"));
        return envelope;
    }
}
