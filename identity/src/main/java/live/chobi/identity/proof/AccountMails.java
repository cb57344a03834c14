package live.chobi.identity.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.mail.MailFailed;
import live.chobi.identity.mail.MailMetrics;
import live.chobi.identity.mail.MailMetrics.Outcome;
import live.chobi.identity.mail.MailTransport;
import live.chobi.identity.tokens.SecretText;
import live.chobi.kernel.Problem;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Jobs;
import live.chobi.outbox.Json;
import live.chobi.outbox.NewJob;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails that carry a token, as jobs. What is ordered is an address: whether anybody has it is looked up by the job, so
/// that the caller's answer takes as long either way; and the token is made by the job, so that it stands in no table.
/// Bounded: beyond [#WAITING_MAX] orders the next is refused. Virtual threads.
public final class AccountMails {
    public static final String KIND = "identity.mail";
    /// An hour's work of [#kind]'s runner.
    static final int WAITING_MAX = 10_000;
    /// Mails that nobody asked for never keep those waiting for long that somebody did.
    static final int UNASKED_MAX = 500;
    private static final Logger LOG = LoggerFactory.getLogger(AccountMails.class);

    private final Database database;
    private final Accounts accounts;
    private final MailedTokens tokens;
    private final MailTransport transport;
    private final MailMetrics metrics;
    private final InstantSource clock;

    AccountMails(Database database, Accounts accounts, MailedTokens tokens, MailTransport transport,
            MailMetrics metrics, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.tokens = tokens;
        this.transport = transport;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @param until when the mail has no use any more
    record Order(Purpose purpose, String email, Instant until) {}

    /// SERVICE_UNAVAILABLE `mail_busy` when too many are waiting. The same again while it waits is one mail.
    void order(Purpose purpose, String email) {
        database.transact(tx -> {
            if (waiting(tx, WAITING_MAX) >= WAITING_MAX) {
                metrics.count(Outcome.TOO_MANY);
                throw Problem.busy("mail_busy", "too many mails are waiting to be sent; try again in some minutes");
            }
            enqueue(tx, purpose, email);
        });
    }

    /// A new account's address. Nothing waits for it, and where there is much to send already it is left out: its owner
    /// can ask for it.
    public void welcome(String email) {
        database.transact(tx -> {
            if (waiting(tx, UNASKED_MAX) >= UNASKED_MAX) {
                metrics.count(Outcome.TOO_MANY);
                return;
            }
            enqueue(tx, Purpose.VERIFY_EMAIL, email);
        });
    }

    private void enqueue(DSLContext tx, Purpose purpose, String email) {
        String key = KIND + "/" + purpose + "/" + HexFormat.of().formatHex(SecretText.hash(Names.key(email)));
        Order order = new Order(purpose, email, clock.instant().plus(purpose.life()));
        Jobs.enqueue(tx, List.of(new NewJob(key, KIND, order, Duration.ZERO)));
    }

    private static int waiting(DSLContext tx, int max) {
        return tx.fetchCount(DSL.select(DSL.one()).from("outbox.job").where("kind = {0}", DSL.val(KIND)).limit(max));
    }

    /// Its runner must be one of its own: a mail server may take its time.
    public JobKind kind() {
        return new JobKind(KIND, this::run);
    }

    private void run(JsonNode payload) {
        Order order = Json.read(payload.toString(), Order.class);
        if (!clock.instant().isBefore(order.until())) {
            LOG.warn("a mail could not be sent in time and is given up");
            metrics.count(Outcome.GIVEN_UP);
            return;
        }
        Optional<Account> account = accounts.byEmail(order.email());
        boolean isWanted = account.isPresent() && !account.get().suspended()
                && !(order.purpose() == Purpose.VERIFY_EMAIL && account.get().emailVerified());
        if (isWanted) {
            send(order, account.get());
        }
    }

    private void send(Order order, Account account) {
        String token = tokens.issue(account.id(), order.purpose(), Names.key(account.email()));
        try {
            transport.send(MailTexts.of(order.purpose(), account, token));
            metrics.count(Outcome.SENT);
        } catch (MailFailed failed) {
            tokens.withdraw(token);
            if (failed.isFinal()) {
                LOG.warn("a mail is given up: {}", failed.getMessage());
                metrics.count(Outcome.REFUSED);
                return;
            }
            metrics.count(Outcome.LATER);
            throw failed;
        }
    }
}
