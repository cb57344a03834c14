package live.chobi.server.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Struct;

/// The client as one Swift file; it needs Foundation alone. Pure.
final class SwiftClient {
    private static final Set<String> WORDS = Set.of("default", "public", "private", "internal", "extension", "protocol",
            "case", "in", "is", "as", "self", "init", "repeat", "where", "operator");
    private static final String HEAD = """
            // The procedures and events of this server. Needs Foundation alone.
            import Foundation

            /// UUID, version 7.
            public typealias Id = String
            /// ISO-8601 in UTC, with milliseconds.
            public typealias Time = String

            /// Any JSON.
            public enum JSONValue: Codable, Sendable, Equatable {
                case null
                case bool(Bool)
                case number(Double)
                case string(String)
                case array([JSONValue])
                case object([String: JSONValue])

                public init(from decoder: Decoder) throws {
                    let value = try decoder.singleValueContainer()
                    if value.decodeNil() {
                        self = .null
                    } else if let it = try? value.decode(Bool.self) {
                        self = .bool(it)
                    } else if let it = try? value.decode(Double.self) {
                        self = .number(it)
                    } else if let it = try? value.decode(String.self) {
                        self = .string(it)
                    } else if let it = try? value.decode([JSONValue].self) {
                        self = .array(it)
                    } else {
                        self = .object(try value.decode([String: JSONValue].self))
                    }
                }

                public func encode(to encoder: Encoder) throws {
                    var value = encoder.singleValueContainer()
                    switch self {
                    case .null: try value.encodeNil()
                    case .bool(let it): try value.encode(it)
                    case .number(let it): try value.encode(it)
                    case .string(let it): try value.encode(it)
                    case .array(let it): try value.encode(it)
                    case .object(let it): try value.encode(it)
                    }
                }
            }

            /// No input, or no output.
            public struct Nothing: Codable, Sendable {
                public init() {}
            }

            /// One value of a subscription; a client that comes back names the last id it has.
            public struct Tracked<Value: Sendable>: Sendable {
                public let id: String
                public let data: Value

                public init(id: String, data: Value) {
                    self.id = id
                    self.data = data
                }
            }

            /// A refusal: `data` of tRPC's error. `reason` is stable, `field` names bad input, `retryAfter` is in seconds.
            public struct Refusal: Error, Codable, Sendable {
                public let code: String
                public let httpStatus: Int
                public let reason: String
                public let path: String?
                public let field: String?
                public let retryAfter: Int?
                public let requestId: String?
            }

            /// How calls get to the server: the tRPC 11 HTTP protocol, without a transformer. Throws `Refusal`.
            public protocol Transport: Sendable {
                func query<Input: Encodable, Output: Decodable>(_ path: String, _ input: Input) async throws -> Output
                func mutation<Input: Encodable, Output: Decodable>(_ path: String, _ input: Input) async throws -> Output
                func subscription<Input: Encodable, Output: Decodable & Sendable>(
                    _ path: String, _ input: Input
                ) -> AsyncThrowingStream<Tracked<Output>, Error>
            }

            """;

    private SwiftClient() {
    }

    static String of(ClientModel model) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("/// Reasons of refusals; later ones may be added.\npublic enum Reasons {\n");
        model.reasons().forEach(it -> constant(text, it));
        text.append("}\n\n/// What the server sends over Socket.IO, by the event's name.\npublic enum Events {\n");
        model.events().stream().map(ClientModel.Event::name).distinct().forEach(it -> constant(text, it));
        text.append("}\n\n");
        for (Map.Entry<String, List<String>> choice : model.choices().entrySet()) {
            text.append("public enum ").append(choice.getKey()).append(": String, Codable, Sendable {\n")
                    .append(choice.getValue().stream().map(it -> "    case " + word(ClientModel.camel(it))
                            + (it.contains("_") ? " = \"" + it + "\"" : "") + "\n").collect(Collectors.joining()))
                    .append("}\n\n");
        }
        model.structs().values().forEach(it -> struct(text, it));
        text.append("""
                public struct Chobi: Sendable {
                    private let transport: any Transport

                    public init(_ transport: any Transport) {
                        self.transport = transport
                    }
                """);
        model.api().routers().forEach((router, procedures) -> {
            String type = ClientModel.capital(router);
            text.append("\n    public var ").append(router).append(": ").append(type).append(" { ").append(type)
                    .append("(transport: transport) }\n\n    public struct ").append(type)
                    .append(": Sendable {\n        let transport: any Transport\n");
            procedures.stream().filter(it -> !it.takesForm() && !it.takesBytes()).forEach(it -> procedure(text, it));
            text.append("    }\n");
        });
        return text.append("}\n").toString();
    }

    private static void constant(StringBuilder text, String name) {
        text.append("    public static let ").append(word(ClientModel.camel(name))).append(" = \"").append(name)
                .append("\"\n");
    }

    private static String word(String name) {
        return WORDS.contains(name) ? "`" + name + "`" : name;
    }

    private static void struct(StringBuilder text, Struct struct) {
        text.append("public struct ").append(struct.name()).append(": Codable, Sendable {\n");
        for (Field field : struct.fields()) {
            text.append("    public var ").append(word(field.name())).append(": ").append(declared(struct, field))
                    .append('\n');
        }
        text.append("\n    public init(").append(struct.fields().stream()
                .map(it -> word(it.name()) + ": " + declared(struct, it) + (isNull(it) ? " = nil" : ""))
                .collect(Collectors.joining(", "))).append(") {\n");
        struct.fields()
                .forEach(it -> text.append("        self.").append(it.name()).append(" = ").append(word(it.name()))
                        .append('\n'));
        text.append("    }\n}\n\n");
    }

    private static boolean isNull(Field field) {
        return field.part().nullable() || !field.required();
    }

    private static String declared(Struct struct, Field field) {
        return type(struct, field, field.part().shape()) + (isNull(field) ? "?" : "");
    }

    private static void procedure(StringBuilder text, ApiProcedure each) {
        text.append('\n');
        if (!each.summary().isEmpty()) {
            text.append("        /// ").append(each.summary()).append('\n');
        }
        String output = type(each.output().shape()) + (each.output().nullable() ? "?" : "");
        String type = type(each.input().shape());
        String input = each.takesNothing() ? "" : "_ input: " + type + (each.takesNothingToo() ? " = .init()" : "");
        String call = "transport." + each.kind().name().toLowerCase(Locale.ROOT) + "(\"" + each.path() + "\", "
                + (each.takesNothing() ? "Nothing()" : "input") + ")";
        text.append("        public func ").append(word(each.name())).append('(').append(input).append(')');
        if (each.kind() == Kind.SUBSCRIPTION) {
            text.append(" -> AsyncThrowingStream<Tracked<").append(output).append(">, Error> {\n            ")
                    .append(call);
        } else if (each.output().shape() instanceof Shape.Nothing) {
            text.append(" async throws {\n            let _: Nothing = try await ").append(call);
        } else {
            text.append(" async throws -> ").append(output).append(" {\n            try await ").append(call);
        }
        text.append("\n        }\n");
    }

    private static String type(Struct struct, Field field, Shape shape) {
        return switch (shape) {
            case Shape.Choice _ -> ClientModel.choice(struct, field);
            case Shape.Items(var item, _, _) -> "[" + type(struct, field, item.shape()) + (item.nullable() ? "?" : "")
                    + "]";
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
            case Shape.Whole _ -> "Int";
            case Shape.Decimal _ -> "Double";
            case Shape.Flag _ -> "Bool";
            case Shape.Choice _ -> "String";
            case Shape.Items(var item, _, _) -> "[" + type(item.shape()) + (item.nullable() ? "?" : "") + "]";
            case Shape.Table(var value) -> "[String: " + type(value.shape()) + (value.nullable() ? "?" : "") + "]";
            case Struct struct -> struct.name();
            case Shape.Anything _,Shape.File _,Shape.Bytes _ -> "JSONValue";
            case Shape.Nothing _ -> "Nothing";
        };
    }
}
