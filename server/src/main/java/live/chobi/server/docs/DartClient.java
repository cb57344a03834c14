package live.chobi.server.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Part;
import live.chobi.server.docs.Shape.Struct;

/// The client as one Dart file; it needs nothing beside the language. Pure.
final class DartClient {
    private static final Set<String> WORDS = Set.of("default", "in", "is", "case", "class", "const", "new", "null",
            "this",
            "with", "part", "set", "get", "static", "late", "required");
    private static final Struct NOBODY = new Struct("", List.of());
    private static final Field NO_FIELD = new Field("", true, new Part(new Shape.Nothing(), false));
    private static final String HEAD = """
            // The procedures and events of this server. Needs nothing beside the language.
            library;

            /// UUID, version 7.
            typedef Id = String;

            /// ISO-8601 in UTC, with milliseconds.
            typedef Time = String;

            typedef Json = Map<String, dynamic>;

            /// How calls get to the server: the tRPC 11 HTTP protocol, without a transformer. Throws [Refusal].
            abstract interface class Transport {
              Future<dynamic> query(String path, Json? input);
              Future<dynamic> mutation(String path, Json? input);
              Stream<Tracked<dynamic>> subscription(String path, Json? input);
            }

            /// One value of a subscription; a client that comes back names the last id it has.
            class Tracked<T> {
              const Tracked(this.id, this.data);

              final String id;
              final T data;
            }

            /// A refusal: `data` of tRPC's error. [reason] is stable, [field] names bad input, [retryAfter] is in seconds.
            class Refusal implements Exception {
              Refusal.of(this.message, Json data)
                  : code = data['code'] as String,
                    httpStatus = data['httpStatus'] as int,
                    reason = data['reason'] as String,
                    path = data['path'] as String?,
                    field = data['field'] as String?,
                    retryAfter = data['retryAfter'] as int?,
                    requestId = data['requestId'] as String?;

              final String message;
              final String code;
              final int httpStatus;
              final String reason;
              final String? path;
              final String? field;
              final int? retryAfter;
              final String? requestId;

              @override
              String toString() => '$reason: $message';
            }

            """;

    private DartClient() {
    }

    static String of(ClientModel model) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("/// Reasons of refusals; later ones may be added.\nabstract final class Reasons {\n");
        model.reasons().forEach(it -> constant(text, it));
        text.append(
                "}\n\n/// What the server sends over Socket.IO, by the event's name.\nabstract final class Events {\n");
        model.events().stream().map(ClientModel.Event::name).distinct().forEach(it -> constant(text, it));
        text.append("}\n\n");
        for (Map.Entry<String, List<String>> choice : model.choices().entrySet()) {
            text.append("enum ").append(choice.getKey()).append(" {\n").append(choice.getValue().stream()
                    .map(it -> "  " + word(ClientModel.camel(it)) + "('" + it + "')")
                    .collect(Collectors.joining(",\n")))
                    .append(";\n\n  const ").append(choice.getKey())
                    .append("(this.json);\n\n  final String json;\n\n  static ")
                    .append(choice.getKey())
                    .append(" of(String json) => values.firstWhere((it) => it.json == json);\n}\n\n");
        }
        model.structs().values().forEach(it -> struct(text, it));
        text.append("class Chobi {\n  const Chobi(this.transport);\n\n  final Transport transport;\n\n");
        model.api().routers().keySet()
                .forEach(it -> text.append("  ").append(ClientModel.capital(it)).append("Procedures get ")
                        .append(it).append(" => ").append(ClientModel.capital(it)).append("Procedures(transport);\n"));
        text.append("}\n");
        model.api().routers().forEach((router, procedures) -> {
            String type = ClientModel.capital(router) + "Procedures";
            text.append("\nclass ").append(type).append(" {\n  const ").append(type)
                    .append("(this.transport);\n\n  final Transport transport;\n");
            procedures.stream().filter(it -> !it.takesForm() && !it.takesBytes()).forEach(it -> procedure(text, it));
            text.append("}\n");
        });
        return text.toString();
    }

    private static void constant(StringBuilder text, String name) {
        text.append("  static const ").append(word(ClientModel.camel(name))).append(" = '").append(name).append("';\n");
    }

    private static String word(String name) {
        return WORDS.contains(name) ? name + "_" : name;
    }

    private static boolean isNull(Field field) {
        return field.part().nullable() || !field.required();
    }

    private static void struct(StringBuilder text, Struct struct) {
        String name = struct.name();
        text.append("class ").append(name).append(" {\n  const ").append(name).append("(");
        if (!struct.fields().isEmpty()) {
            text.append("{\n");
            struct.fields().forEach(it -> text.append("    ").append(isNull(it) ? "" : "required ").append("this.")
                    .append(word(it.name())).append(",\n"));
            text.append("  }");
        }
        text.append(");\n\n  factory ").append(name).append(".of(Json json) => ").append(name).append("(\n");
        for (Field field : struct.fields()) {
            String at = "json['" + field.name() + "']";
            String value = read(struct, field, field.part().shape(), at);
            text.append("        ").append(word(field.name())).append(": ")
                    .append(isNull(field) && !value.equals(at) ? at + " == null ? null : " + value : value)
                    .append(",\n");
        }
        text.append("      );\n\n");
        struct.fields().forEach(it -> text.append("  final ").append(declared(struct, it)).append(' ')
                .append(word(it.name())).append(";\n"));
        text.append("\n  Json toJson() => {\n");
        for (Field field : struct.fields()) {
            String own = word(field.name());
            text.append("        ").append(isNull(field) ? "if (" + own + " != null) " : "").append("'")
                    .append(field.name()).append("': ")
                    .append(written(struct, field, field.part().shape(), isNull(field) ? own + "!" : own))
                    .append(",\n");
        }
        text.append("      };\n}\n\n");
    }

    private static String declared(Struct struct, Field field) {
        String type = type(struct, field, field.part().shape());
        return isNull(field) && !type.equals("dynamic") ? type + "?" : type;
    }

    private static void procedure(StringBuilder text, ApiProcedure each) {
        text.append('\n');
        if (!each.summary().isEmpty()) {
            text.append("  /// ").append(each.summary()).append('\n');
        }
        Shape shape = each.output().shape();
        boolean isVoid = shape instanceof Shape.Nothing;
        String plain = type(NOBODY, NO_FIELD, shape);
        String output = isVoid ? "void" : plain + (each.output().nullable() && !plain.equals("dynamic") ? "?" : "");
        String type = type(NOBODY, NO_FIELD, each.input().shape());
        String input = each.takesNothing()
                ? ""
                : each.takesNothingToo() ? "[" + type + " input = const " + type + "()]" : type + " input";
        String call = "transport." + each.kind().name().toLowerCase(Locale.ROOT) + "('" + each.path() + "', "
                + (each.takesNothing() ? "null" : "input.toJson()") + ")";
        if (each.kind() == Kind.SUBSCRIPTION) {
            text.append("  Stream<Tracked<").append(output).append(">> ").append(each.name()).append('(').append(input)
                    .append(") =>\n      ").append(call).append(".map((it) => Tracked(it.id, ")
                    .append(read(NOBODY, NO_FIELD, shape, "it.data")).append("));\n");
        } else if (isVoid) {
            text.append("  Future<void> ").append(each.name()).append('(').append(input).append(") async {\n    await ")
                    .append(call).append(";\n  }\n");
        } else {
            String read = read(NOBODY, NO_FIELD, shape, "it");
            text.append("  Future<").append(output).append("> ").append(each.name()).append('(').append(input)
                    .append(") async {\n    final dynamic it = await ").append(call).append(";\n    return ")
                    .append(each.output().nullable() ? "it == null ? null : " + read : read).append(";\n  }\n");
        }
    }

    private static String type(Struct struct, Field field, Shape shape) {
        return switch (shape) {
            case Shape.Text(var format, _, _, _) -> switch (format) {
                case "uuid" -> "Id";
                case "date-time" -> "Time";
                default -> "String";
            };
            case Shape.Whole _ -> "int";
            case Shape.Decimal _ -> "num";
            case Shape.Flag _ -> "bool";
            case Shape.Choice _ -> struct.name().isEmpty() ? "String" : ClientModel.choice(struct, field);
            case Shape.Items(var item, _, _) -> "List<" + type(struct, field, item.shape()) + ">";
            case Shape.Table(var value) -> "Map<String, " + type(struct, field, value.shape()) + ">";
            case Struct other -> other.name();
            case Shape.Anything _,Shape.File _,Shape.Bytes _,Shape.Nothing _ -> "dynamic";
        };
    }

    /// The value that stands at a place in JSON.
    private static String read(Struct struct, Field field, Shape shape, String at) {
        return switch (shape) {
            case Shape.Text _,Shape.Whole _,Shape.Decimal _,Shape.Flag _ -> at + " as " + type(struct, field, shape);
            case Shape.Choice _ -> struct.name().isEmpty()
                    ? at + " as String"
                    : ClientModel.choice(struct, field) + ".of(" + at + " as String)";
            case Shape.Items(var item, _, _) -> "[for (final dynamic each in " + at + " as List) "
                    + read(struct, field, item.shape(), "each") + "]";
            case Shape.Table(var value) -> "{for (final each in (" + at + " as Json).entries) each.key: "
                    + read(struct, field, value.shape(), "each.value") + "}";
            case Struct other -> other.name() + ".of(" + at + " as Json)";
            case Shape.Anything _,Shape.File _,Shape.Bytes _,Shape.Nothing _ -> at;
        };
    }

    private static String written(Struct struct, Field field, Shape shape, String at) {
        return switch (shape) {
            case Shape.Choice _ -> struct.name().isEmpty() ? at : at + ".json";
            case Shape.Items(var item, _, _) -> isPlain(item.shape())
                    ? at
                    : "[for (final each in " + at + ") " + written(struct, field, item.shape(), "each") + "]";
            case Struct _ -> at + ".toJson()";
            case Shape.Text _,Shape.Whole _,Shape.Decimal _,Shape.Flag _,Shape.Table _,Shape.Anything _,Shape.File _,Shape.Bytes _,Shape.Nothing _ ->
                at;
        };
    }

    private static boolean isPlain(Shape shape) {
        return !(shape instanceof Struct) && !(shape instanceof Shape.Choice);
    }
}
