package live.chobi.server.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import live.chobi.outbox.Json;
import live.chobi.server.docs.EventDoc.Field;
import live.chobi.server.docs.EventDoc.Kind;

/// The catalogue as a page, as JSON and as Markdown. Pure.
final class EventPages {
    private static final String CLIENT = "What clients send";
    private static final String ROWS = "Rows of the log, and the events they go out as";
    private static final String PASSING = "Events that are not in the log";

    private final List<EventDoc> docs;

    EventPages(List<EventDoc> docs) {
        this.docs = docs;
    }

    private List<EventDoc> of(Kind kind) {
        return docs.stream().filter(it -> it.kind() == kind).toList();
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case ROW -> ROWS;
            case PASSING -> PASSING;
            case CLIENT -> CLIENT;
        };
    }

    private static String heading(EventDoc doc) {
        return doc.name()
                + doc.event().filter(event -> !event.equals(doc.name())).map(event -> " → " + event).orElse("");
    }

    String json() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (EventDoc doc : docs) {
            ObjectNode entry = all.addObject().put("kind", Json.MAPPER.valueToTree(doc.kind()).asText())
                    .put("name", doc.name()).put("when", doc.when());
            doc.event().ifPresent(event -> entry.put("event", event));
            entry.set("fields", Json.MAPPER.valueToTree(doc.fields()));
            if (doc.kind() == Kind.ROW) {
                entry.set("row", doc.rowExample());
            }
            if (doc.event().isPresent()) {
                entry.set("example", doc.eventExample());
            }
            doc.answer().ifPresent(answer -> entry.set("answer", answer));
        }
        return Json.write(Json.MAPPER.createObjectNode().set("events", all));
    }

    String html() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Events · Chobi</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"></head><body>
                <h1>Rows and events</h1>
                <p>Made from the declaration that the server is tested against; also as
                <a href="/docs/events.json">JSON</a>.</p>
                """);
        for (Kind kind : Kind.values()) {
            page.append("<h2>").append(title(kind)).append("</h2>\n");
            of(kind).forEach(doc -> section(page, doc));
        }
        return page.append("</body></html>\n").toString();
    }

    private static void section(StringBuilder page, EventDoc doc) {
        page.append("<h3 id=\"").append(doc.name()).append("\">").append(Html.escaped(heading(doc)))
                .append("</h3>\n<p>")
                .append(Html.escaped(doc.when())).append("</p>\n<table><tr><th>field<th>type<th>meaning\n");
        for (Field field : doc.fields()) {
            page.append("<tr><td>").append(Html.escaped(named(field))).append("<td>").append(Html.escaped(field.type()))
                    .append("<td>").append(Html.escaped(field.meaning())).append('\n');
        }
        page.append("</table>\n");
        if (doc.kind() == Kind.ROW) {
            example(page, "Row", doc.rowExample());
        }
        doc.event().ifPresent(event -> example(page, "On the socket: " + event, doc.eventExample()));
        doc.answer().ifPresent(answer -> example(page, "Acknowledgement", answer));
    }

    private static void example(StringBuilder page, String title, ObjectNode json) {
        page.append("<p>").append(Html.escaped(title)).append("</p>\n<pre>").append(Html.json(json))
                .append("</pre>\n");
    }

    String markdown() {
        StringBuilder text = new StringBuilder(
                """
                        # Rows and events

                        Generated from the server's declaration (`EventCatalogue`), which a test holds against what the code sends; a
                        running server has it at `/docs/events` and `/docs/events.json`. A row is everywhere `{seq, at, mediaAt, type,
                        actor, payload}`; on the socket it is `sessionId, seq, at, mediaAt` and its payload, flat. `user` is
                        `{id, username, displayName}`, null when the account is gone.
                        """);
        for (Kind kind : Kind.values()) {
            text.append("\n## ").append(title(kind)).append('\n');
            for (EventDoc doc : of(kind)) {
                text.append("\n### ").append(heading(doc)).append("\n\n").append(doc.when()).append("\n\n")
                        .append("| field | type | meaning |\n|---|---|---|\n");
                doc.fields().forEach(field -> text.append("| `").append(named(field)).append("` | ")
                        .append(field.type()).append(" | ").append(field.meaning()).append(" |\n"));
                text.append("\n```json\n");
                if (doc.kind() == Kind.ROW) {
                    text.append(Json.write(doc.rowExample())).append('\n');
                }
                if (doc.event().isPresent()) {
                    text.append(Json.write(doc.eventExample())).append('\n');
                }
                doc.answer().ifPresent(answer -> text.append(Json.write(answer)).append('\n'));
                text.append("```\n");
            }
        }
        return text.toString();
    }

    private static String named(Field field) {
        return field.optional() ? field.name() + "?" : field.name();
    }
}
