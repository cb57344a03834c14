package live.chobi.server.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.kernel.ProblemCode;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Part;
import live.chobi.server.docs.Shape.Struct;

/// The procedures as a TypeScript declaration: the type `AppRouter` that the stock tRPC client wants. Pure.
final class AppRouterTypes {
    private static final String HEAD = """
            // The procedures of this server, for @trpc/client 11: createTRPCClient<AppRouter>({ links: [...] }).
            import type {
              TRPCBuiltRouter,
              TRPCMutationProcedure,
              TRPCQueryProcedure,
              TRPCSubscriptionProcedure,
            } from '@trpc/server';

            /** UUID, version 7. */
            export type Id = string;
            /** ISO-8601 in UTC, with milliseconds. */
            export type Time = string;

            /** A refusal: `reason` is stable, `field` names bad input, `retryAfter` is in seconds. */
            export interface ErrorShape {
              message: string;
              code: number;
              data: {
                code: $codes;
                httpStatus: number;
                path?: string;
                reason: string;
                field?: string;
                retryAfter?: number;
                requestId?: string;
              };
            }

            /** One value of a subscription; a client that comes back names the last id it has. */
            export interface Tracked<T> {
              id: string;
              data: T;
            }

            """;

    private AppRouterTypes() {
    }

    static String of(ApiModel model) {
        StringBuilder text = new StringBuilder(HEAD.replace("$codes", Arrays.stream(ProblemCode.values())
                .map(it -> "'" + it.name() + "'").collect(Collectors.joining(" | "))));
        model.structs().values().forEach(it -> declare(text, it));
        text.append("""
                export type AppRouter = TRPCBuiltRouter<
                  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
                  {
                """);
        for (Map.Entry<String, List<ApiProcedure>> router : model.routers().entrySet()) {
            text.append("    ").append(router.getKey()).append(": {\n");
            router.getValue().forEach(it -> procedure(text, it));
            text.append("    };\n");
        }
        return text.append("  }\n>;\n").toString();
    }

    private static void declare(StringBuilder text, Struct struct) {
        text.append("export interface ").append(struct.name()).append(" {\n");
        for (Field field : struct.fields()) {
            String limits = limits(field.part().shape());
            if (!limits.isEmpty()) {
                text.append("  /** ").append(limits).append(" */\n");
            }
            text.append("  ").append(field.name()).append(field.required() ? ": " : "?: ").append(type(field.part()))
                    .append(";\n");
        }
        text.append("}\n\n");
    }

    private static void procedure(StringBuilder text, ApiProcedure each) {
        String output = type(each.output());
        boolean isSubscription = each.kind() == Kind.SUBSCRIPTION;
        if (!each.summary().isEmpty()) {
            text.append("      /** ").append(each.summary().replace("*/", "* /"));
            if (!each.reasons().isEmpty()) {
                text.append(" Refusals: ").append(String.join(", ", each.reasons())).append('.');
            }
            text.append(" */\n");
        }
        text.append("      ").append(each.name()).append(": ").append(switch (each.kind()) {
            case QUERY -> "TRPCQueryProcedure";
            case MUTATION -> "TRPCMutationProcedure";
            case SUBSCRIPTION -> "TRPCSubscriptionProcedure";
        }).append("<{ input: ").append(input(each)).append("; output: ")
                .append(isSubscription ? "AsyncIterable<Tracked<" + output + ">, void, unknown>" : output)
                .append("; meta: object }>;\n");
    }

    private static String input(ApiProcedure each) {
        if (each.takesForm()) {
            return "FormData";
        }
        if (each.takesBytes()) {
            return "Blob | Uint8Array | File";
        }
        return type(each.input()) + (each.takesNothingToo() ? " | void" : "");
    }

    private static String type(Part part) {
        return part.nullable() ? type(part.shape()) + " | null" : type(part.shape());
    }

    /// Within a list or a table; `any` may be null already.
    private static String inner(Part part) {
        return part.shape() instanceof Shape.Anything ? "any" : type(part);
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Text(var format, _, _, _) -> switch (format) {
                case "uuid" -> "Id";
                case "date-time" -> "Time";
                default -> "string";
            };
            case Shape.Whole _,Shape.Decimal _ -> "number";
            case Shape.Flag _ -> "boolean";
            case Shape.Choice(var values) -> values.stream().map(it -> "'" + it + "'")
                    .collect(Collectors.joining(" | "));
            case Shape.Items(var item, _, _) -> "Array<" + inner(item) + ">";
            case Shape.Table(var value) -> "Record<string, " + inner(value) + ">";
            case Struct struct -> struct.name();
            // As `any` the client's own types would make it optional.
            case Shape.Anything _ -> "Record<string, any>";
            case Shape.File _ -> "File";
            case Shape.Bytes _ -> "Blob";
            case Shape.Nothing _ -> "void";
        };
    }

    /// What the type cannot say.
    static String limits(Shape shape) {
        return switch (shape) {
            case Shape.Text(_, var min, var max, var pattern) -> (Limits.said(min, max, "characters")
                    + pattern.map(it -> " matching " + it.replace("*/", "*\\/")).orElse("")).strip();
            case Shape.Whole(var min, var max) -> Limits.said(min, max, "");
            case Shape.Items(_, var min, var max) -> Limits.said(min, max, "items");
            case Shape.Decimal _,Shape.Flag _,Shape.Choice _,Shape.Table _,Struct _,Shape.Anything _,Shape.File _,Shape.Bytes _,Shape.Nothing _ ->
                "";
        };
    }
}
