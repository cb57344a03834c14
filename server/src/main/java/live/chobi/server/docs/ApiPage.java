package live.chobi.server.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.server.docs.Shape.Field;
import live.chobi.server.docs.Shape.Part;
import live.chobi.server.docs.Shape.Struct;

/// `/docs`: every procedure with its fields, limits, refusals and an example that its reader can run. Pure.
final class ApiPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Documentation · Chobi</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="/assets/css/docs.css"><script type="module" src="/assets/js/docs.js"></script>
            </head><body>
            <h1>Documentation</h1>
            <p>Made from the code of this very server. For programs: <a href="/openapi.json">OpenAPI 3.1</a>,
            <a href="/docs/asyncapi.json">AsyncAPI 3.0</a> of the events, <a href="/docs/app-router.d.ts">TypeScript types</a>
            for the stock tRPC client, clients for <a href="/docs/Chobi.kt">Kotlin</a>, <a href="/docs/Chobi.swift">Swift</a>
            and <a href="/docs/chobi.dart">Dart</a>, and <a href="/docs/api.json">the description</a> that releases are compared with.
            The events have <a href="/docs/events">a page of their own</a>.</p>
            <p>Queries are <code>GET</code> with the input as JSON in <code>input</code>, mutations <code>POST</code> with a JSON
            body, subscriptions <code>GET</code> answered by server-sent events. Every procedure may also refuse with
            <code>bad_input</code> (naming the <code>field</code>), <code>token_invalid</code>, <code>token_expired</code>,
            <code>address_too_fast</code> and <code>user_too_fast</code>; those for people who are signed in with
            <code>sign_in_required</code>. In TypeScript:</p>
            <pre>import { createTRPCClient, httpBatchLink } from '@trpc/client';
            import type { AppRouter } from './app-router';   // /docs/app-router.d.ts
            const client = createTRPCClient&lt;AppRouter&gt;({ links: [httpBatchLink({ url: '/api/trpc' })] });</pre>
            <form id="token"><label>Access token for the examples <input name="token" autocomplete="off"></label></form>
            """;

    private ApiPage() {
    }

    static String of(ApiModel model) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<nav><ul>\n");
        for (Map.Entry<String, List<ApiProcedure>> router : model.routers().entrySet()) {
            page.append("<li>").append(router.getKey()).append(": ").append(router.getValue().stream()
                    .map(it -> "<a href=\"#" + it.path() + "\">" + it.name() + "</a>")
                    .collect(Collectors.joining(", "))).append("</li>\n");
        }
        page.append("</ul></nav>\n");
        model.procedures().forEach(it -> procedure(page, it));
        page.append("<h2>Objects</h2>\n");
        model.structs().values().forEach(it -> struct(page, it));
        return page.append("</body></html>\n").toString();
    }

    private static void procedure(StringBuilder page, ApiProcedure each) {
        page.append("<section id=\"").append(each.path()).append("\"><h3>").append(each.path()).append(" <small>")
                .append(each.kind().name().toLowerCase(Locale.ROOT)).append(", ").append(who(each.access()))
                .append("</small></h3>\n<p>").append(Html.escaped(each.summary())).append("</p>\n");
        if (!each.takesNothing()) {
            page.append("<h4>Input</h4>\n");
            value(page, each.input());
        }
        page.append("<h4>").append(each.kind() == Kind.SUBSCRIPTION ? "Each value" : "Output").append("</h4>\n");
        value(page, each.output());
        if (!each.reasons().isEmpty()) {
            page.append("<h4>Refusals</h4>\n<p>").append(each.reasons().stream()
                    .map(it -> "<code>" + Html.escaped(it) + "</code>").collect(Collectors.joining(", ")))
                    .append("</p>\n");
        }
        if (!each.takesForm() && !each.takesBytes()) {
            example(page, each);
        }
        page.append("</section>\n");
    }

    private static void example(StringBuilder page, ApiProcedure each) {
        page.append("<h4>Example</h4>\n<form class=\"example\" data-path=\"").append(each.path())
                .append("\" data-kind=\"")
                .append(each.kind().name().toLowerCase(Locale.ROOT))
                .append("\"><textarea name=\"input\" rows=\"4\" aria-label=\"Input of ")
                .append(each.path()).append("\">")
                .append(each.example().map(Html::json).orElse(""))
                .append("</textarea><button>Run</button><output></output></form>\n");
    }

    private static void value(StringBuilder page, Part part) {
        if (part.shape() instanceof Struct struct) {
            fields(page, struct);
        } else {
            page.append("<p>").append(type(part)).append("</p>\n");
        }
    }

    private static void struct(StringBuilder page, Struct struct) {
        page.append("<section id=\"").append(struct.name()).append("\"><h3>").append(struct.name()).append("</h3>\n");
        fields(page, struct);
        page.append("</section>\n");
    }

    private static void fields(StringBuilder page, Struct struct) {
        page.append("<table><tr><th>field<th>type<th>limits\n");
        for (Field field : struct.fields()) {
            page.append("<tr><td><code>").append(field.name()).append(field.required() ? "" : "?").append("</code><td>")
                    .append(type(field.part())).append("<td>")
                    .append(Html.escaped(AppRouterTypes.limits(field.part().shape()))).append('\n');
        }
        page.append("</table>\n");
    }

    private static String type(Part part) {
        return type(part.shape()) + (part.nullable() ? " or null" : "");
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Text(var format, _, _, _) -> format.isEmpty() ? "string" : format;
            case Shape.Whole _ -> "integer";
            case Shape.Decimal _ -> "number";
            case Shape.Flag _ -> "boolean";
            case Shape.Choice(var values) -> values.stream().map(it -> "<code>" + it + "</code>")
                    .collect(Collectors.joining(", "));
            case Shape.Items(var item, _, _) -> "list of " + type(item);
            case Shape.Table(var value) -> "object with values of " + type(value);
            case Struct struct -> "<a href=\"#" + struct.name() + "\">" + struct.name() + "</a>";
            case Shape.Anything _ -> "any JSON";
            case Shape.File _ -> "file";
            case Shape.Bytes _ -> "the body's bytes";
            case Shape.Nothing _ -> "nothing";
        };
    }

    private static String who(Access access) {
        return switch (access) {
            case ANYONE -> "anyone";
            case SIGNED_IN -> "signed in";
            case ADMIN -> "administrators";
        };
    }
}
