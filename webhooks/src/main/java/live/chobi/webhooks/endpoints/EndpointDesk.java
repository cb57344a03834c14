package live.chobi.webhooks.endpoints;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.outward.Reach;
import live.chobi.webhooks.endpoints.Endpoints.Made;
import live.chobi.webhooks.endpoints.Endpoints.Wish;
import org.jspecify.annotations.Nullable;

/// What users may say of their endpoints, judged before anything is written. Virtual threads.
final class EndpointDesk {
    static final int DESCRIPTION_MAX = 200;

    private final Endpoints endpoints;
    private final Reach reach;

    EndpointDesk(Endpoints endpoints, Reach reach) {
        this.endpoints = endpoints;
        this.reach = reach;
    }

    Made make(Caller caller, String url, @Nullable String description, List<String> events) {
        return endpoints.make(caller.user(),
                new Wish(url(url), description == null ? "" : description.strip(), events(events)));
    }

    /// Null changes nothing.
    WebhookEndpoint change(Caller caller, UUID id, @Nullable String url, @Nullable String description,
            @Nullable List<String> events) {
        WebhookEndpoint before = endpoints.require(caller.user(), id);
        endpoints.change(id, new Wish(url == null ? before.url() : url(url),
                description == null ? before.view().description() : description.strip(),
                events(events == null ? before.view().events() : events)));
        return endpoints.require(caller.user(), id);
    }

    private URI url(String text) {
        return reach.parse(text).orElseThrow(() -> Problem.badInput("url", "must be an "
                + (reach.plain() ? "http or https" : "https") + " URL of at most " + Reach.URL_MAX
                + " characters, without a user and a fragment, got '" + Problem.quotable(text) + "'"));
    }

    private static List<EventType> events(List<String> names) {
        return names.stream().map(name -> EventType.of(name).orElseThrow(() -> Problem.badInput("events",
                "must be of " + String.join(", ", EventType.names()) + ", got '" + Problem.quotable(name) + "'")))
                .toList();
    }
}
