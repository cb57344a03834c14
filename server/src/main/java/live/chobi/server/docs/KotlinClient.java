package live.chobi.server.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Struct;

/// The client as one Kotlin file; it needs kotlinx-serialization and kotlinx-coroutines. Pure.
final class KotlinClient {
    private static final Set<String> WORDS = Set.of("as", "class", "fun", "in", "interface", "is", "null", "object",
            "package", "return", "this", "typealias", "val", "var", "when");
    private static final String HEAD = """
            // The procedures and events of this server. Needs kotlinx-serialization-json and kotlinx-coroutines-core.
            @file:Suppress("unused")

            package live.chobi.client

            import kotlinx.coroutines.flow.Flow
            import kotlinx.coroutines.flow.map
            import kotlinx.serialization.SerialName
            import kotlinx.serialization.Serializable
            import kotlinx.serialization.json.Json
            import kotlinx.serialization.json.JsonElement
            import kotlinx.serialization.json.decodeFromJsonElement
            import kotlinx.serialization.json.encodeToJsonElement

            /** UUID, version 7. */
            typealias Id = String

            /** ISO-8601 in UTC, with milliseconds. */
            typealias Time = String

            /** How calls get to the server: the tRPC 11 HTTP protocol, without a transformer. Throws [ChobiException]. */
            interface Transport {
                suspend fun query(path: String, input: JsonElement?): JsonElement
                suspend fun mutation(path: String, input: JsonElement?): JsonElement
                fun subscription(path: String, input: JsonElement?): Flow<Tracked<JsonElement>>
            }

            /** One value of a subscription; a client that comes back names the last id it has. */
            data class Tracked<T>(val id: String, val data: T)

            /** A refusal: `data` of tRPC's error. [reason] is stable, [field] names bad input, [retryAfter] is in seconds. */
            @Serializable
            data class Refusal(
                val code: String,
                val httpStatus: Int,
                val reason: String,
                val path: String? = null,
                val field: String? = null,
                val retryAfter: Long? = null,
                val requestId: String? = null,
            )

            class ChobiException(val refusal: Refusal, message: String) : Exception(message)

            """;

    private KotlinClient() {
    }

    static String of(ClientModel model) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("/** Reasons of refusals; later ones may be added. */\nobject Reasons {\n");
        model.reasons().forEach(it -> text.append("    const val ").append(it.toUpperCase(Locale.ROOT)).append(" = \"")
                .append(it).append("\"\n"));
        text.append("}\n\n");
        for (Map.Entry<String, List<String>> choice : model.choices().entrySet()) {
            text.append("@Serializable\nenum class ").append(choice.getKey()).append(" {\n")
                    .append(choice.getValue().stream()
                            .map(it -> "    @SerialName(\"" + it + "\") " + it.toUpperCase(Locale.ROOT) + ",\n")
                            .collect(Collectors.joining()))
                    .append("}\n\n");
        }
        model.structs().values().forEach(it -> struct(text, it));
        events(text, model);
        client(text, model);
        return text.toString();
    }

    private static void struct(StringBuilder text, Struct struct) {
        text.append("@Serializable\n").append(struct.fields().isEmpty() ? "class " : "data class ")
                .append(struct.name()).append("(\n");
        for (Field field : struct.fields()) {
            boolean isNull = field.part().nullable() || !field.required();
            text.append("    val ").append(word(field.name())).append(": ")
                    .append(type(struct, field, field.part().shape()))
                    .append(isNull ? "?" : "").append(isNull ? " = null" : "").append(",\n");
        }
        text.append(")\n\n");
    }

    private static String word(String name) {
        return WORDS.contains(name) ? "`" + name + "`" : name;
    }

    private static void events(StringBuilder text, ClientModel model) {
        text.append("/** What the server sends over Socket.IO, by the event's name. */\nobject Events {\n");
        model.events().stream().map(ClientModel.Event::name).distinct().forEach(it -> text.append("    const val ")
                .append(it.toUpperCase(Locale.ROOT)).append(" = \"").append(it).append("\"\n"));
        text.append("}\n\n");
    }

    private static void client(StringBuilder text, ClientModel model) {
        text.append("""
                class Chobi(
                    private val transport: Transport,
                    private val json: Json = Json { ignoreUnknownKeys = true; explicitNulls = false },
                ) {
                """);
        model.api().routers().keySet().forEach(it -> text.append("    val ").append(it).append(" = ")
                .append(ClientModel.capital(it)).append("()\n"));
        model.api().routers().forEach((router, procedures) -> {
            text.append("\n    inner class ").append(ClientModel.capital(router)).append(" internal constructor() {\n");
            procedures.stream().filter(it -> !it.takesForm() && !it.takesBytes()).forEach(it -> procedure(text, it));
            text.append("    }\n");
        });
        text.append("}\n");
    }

    private static void procedure(StringBuilder text, ApiProcedure each) {
        if (!each.summary().isEmpty()) {
            text.append("        /** ").append(each.summary()).append(" */\n");
        }
        boolean isVoid = each.output().shape() instanceof Shape.Nothing;
        String output = type(each.output().shape()) + (each.output().nullable() ? "?" : "");
        String input = each.takesNothing()
                ? ""
                : "input: " + type(each.input().shape()) + (each.takesNothingToo()
                        ? " = " + type(each.input().shape()) + "()"
                        : "");
        String call = "transport." + each.kind().name().toLowerCase(Locale.ROOT) + "(\"" + each.path() + "\", "
                + (each.takesNothing() ? "null" : "json.encodeToJsonElement(input)") + ")";
        if (each.kind() == Kind.SUBSCRIPTION) {
            text.append("        fun ").append(each.name()).append('(').append(input).append("): Flow<Tracked<")
                    .append(output).append(">> =\n            ").append(call)
                    .append(".map { Tracked(it.id, json.decodeFromJsonElement<").append(output)
                    .append(">(it.data)) }\n\n");
        } else if (isVoid) {
            text.append("        suspend fun ").append(each.name()).append('(').append(input)
                    .append(") {\n            ")
                    .append(call).append("\n        }\n\n");
        } else {
            text.append("        suspend fun ").append(each.name()).append('(').append(input).append("): ")
                    .append(output)
                    .append(" =\n            json.decodeFromJsonElement<").append(output).append(">(").append(call)
                    .append(")\n\n");
        }
    }

    private static String type(Struct struct, Field field, Shape shape) {
        return switch (shape) {
            case Shape.Choice _ -> ClientModel.choice(struct, field);
            case Shape.Items(var item, _, _) -> "List<" + type(struct, field, item.shape())
                    + (item.nullable() ? "?" : "") + ">";
            default -> type(shape);
        };
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Text(var format, _, _, _) -> switch (format) {
                case "uuid" -> "Id";
                case "date-time" -> "Time";
                default -> "String";
            };
            case Shape.Whole _ -> "Long";
            case Shape.Decimal _ -> "Double";
            case Shape.Flag _ -> "Boolean";
            case Shape.Choice _ -> "String";
            case Shape.Items(var item, _, _) -> "List<" + type(item.shape()) + (item.nullable() ? "?" : "") + ">";
            case Shape.Table(var value) -> "Map<String, " + type(value.shape()) + (value.nullable() ? "?" : "") + ">";
            case Struct struct -> struct.name();
            case Shape.Anything _,Shape.File _,Shape.Bytes _ -> "JsonElement";
            case Shape.Nothing _ -> "Unit";
        };
    }
}
