package live.chobi.server.bridge;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.identity.Identity;
import live.chobi.identity.mail.MailFolder;
import live.chobi.identity.mail.MailMetrics;
import live.chobi.identity.mail.MailTransport;
import live.chobi.identity.mail.SmtpMail;
import live.chobi.identity.tokens.AccessTokens;
import live.chobi.kernel.Endpoint;
import live.chobi.outbox.Json;
import live.chobi.server.audit.AuditLog;
import live.chobi.server.audit.GetAuditLog;
import live.chobi.server.config.Config;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.http.Cors;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Reply;
import live.chobi.server.launch.StartRefused;
import live.chobi.server.rpc.Authenticator;

/// Identity among the rest: how its mails go out, who a bearer is, and the keys that others check its tokens with.
public final class AccountDoors {
    private static final String KEYS_AGE = "public, max-age=300";

    private AccountDoors() {
    }

    /// By the server that is set, or into files below the data directory.
    public static Identity.Mailing mailing(Config config, DataDirectory data, PrometheusRegistry registry) {
        var from = SmtpMail.sender(config.mailFrom());
        MailTransport transport = config.mailUrl()
                .<MailTransport>map(url -> new SmtpMail(url, from, Clock.systemUTC()))
                .orElseGet(() -> new MailFolder(data.directory("mail"), from, Clock.systemUTC()));
        return new Identity.Mailing(transport, new MailMetrics(registry));
    }

    /// Refused before anything starts.
    public static void requireUsable(Config config) {
        try {
            var _ = SmtpMail.sender(config.mailFrom());
        } catch (IllegalArgumentException e) {
            throw new StartRefused("mail.from: \"" + config.mailFrom() + "\" is refused: " + e.getMessage(), e);
        }
    }

    public static Authenticator authenticator(Identity identity) {
        return (bearer, address) -> {
            AccessTokens.Grant grant = identity.grant(bearer, address);
            return new Authenticator.Admitted(grant.caller(), grant.validFor());
        };
    }

    /// The router `auth`.
    public static List<Endpoint<?, ?>> own(Identity identity, Scopes scopes) {
        return Stream
                .<Endpoint<?, ?>>concat(identity.endpoints(scopes).stream(),
                        Stream.of(identity.erasure(new UserTraces())))
                .toList();
    }

    /// The router `admin`.
    public static List<Endpoint<?, ?>> administration(Identity identity, AuditLog log) {
        return Stream.<Endpoint<?, ?>>concat(identity.administration().stream(),
                Stream.of(GetAuditLog.endpoint(log, identity.accounts()::views))).toList();
    }

    /// `/.well-known/jwks.json`, which everybody may read. Answered from memory.
    public static Mount keys(AccessTokens tokens) {
        return Mount.of("jwks", "/.well-known/jwks.json", exchange -> exchange.respond(
                Reply.json(200, Json.write(tokens.published()).getBytes(StandardCharsets.UTF_8))
                        .with("cache-control", KEYS_AGE)))
                .cors(Cors.open());
    }

    /// Every scope that a procedure asks for. The procedures that make keys are themselves among those procedures, so
    /// it is set once they are all there.
    public static final class Scopes implements Supplier<Set<String>> {
        private volatile Set<String> known = Set.of();

        public void of(Collection<? extends Endpoint<?, ?>> procedures) {
            known = procedures.stream().filter(it -> !it.path().startsWith(Endpoint.ACCOUNT_ROUTER + "."))
                    .map(Endpoint::scope).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public Set<String> get() {
            return known;
        }
    }
}
