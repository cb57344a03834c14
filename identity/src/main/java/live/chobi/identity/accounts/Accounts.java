package live.chobi.identity.accounts;

import static live.chobi.schema.generated.identity.Tables.ACCOUNT;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.schema.generated.identity.tables.records.AccountRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everybody with an account. Uniqueness is decided by the database, by the keys of [Names#key]. Virtual threads.
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final String ADMINISTRATOR = "admin";

    private final Database database;
    private final Passwords passwords;
    private final UserViews views;

    public Accounts(Database database, Passwords passwords) {
        this.database = database;
        this.passwords = passwords;
        this.views = new UserViews(database);
    }

    /// @param displayName empty: the username
    public record Registration(String username, String email, String password, Optional<String> displayName) {
        @Override
        public String toString() {
            return "Registration of " + username;
        }
    }

    /// Refusals in this order: bad input by field, then CONFLICT `username_taken`, then CONFLICT `email_taken`.
    public Account register(Registration wish) {
        String username = Names.username(wish.username());
        String email = Names.email(wish.email());
        String displayName = wish.displayName().map(Names::displayName).orElse(username);
        Names.password(wish.password());
        refuseTaken(username, email); // before the costly hash; the insert decides
        return insert(username, email, displayName, passwords.hash(wish.password()), Role.USER).orElseGet(() -> {
            refuseTaken(username, email);
            throw new IllegalStateException("neither name nor address is taken, yet the account was not made");
        });
    }

    /// Makes the first administrator where there is no user `admin` yet.
    ///
    /// @param password the operator's choice; empty: one is made
    /// @return the made password, to be shown once; empty when there was one, or the operator chose it
    public Optional<String> ensureAdministrator(Optional<String> password) {
        if (byUsername(ADMINISTRATOR).isPresent()) {
            return Optional.empty();
        }
        if (password.isPresent() && password.get().length() < Names.PASSWORD_MIN) {
            LOG.warn("admin.password has fewer than {} characters", Names.PASSWORD_MIN);
        }
        String chosen = password.orElseGet(Accounts::randomPassword);
        Optional<Account> made = insert(ADMINISTRATOR, "admin@chobi.invalid", "Administrator", passwords.hash(chosen),
                Role.ADMIN);
        // Another node may have been first: then its password counts.
        return made.isPresent() && password.isEmpty() ? Optional.of(chosen) : Optional.empty();
    }

    public Optional<Account> byId(UserId id) {
        return one(ACCOUNT.ID.eq(id.value()));
    }

    public Optional<Account> byUsername(String username) {
        return one(ACCOUNT.USERNAME_KEY.eq(Names.key(username)));
    }

    /// Several at once, by the names as they were asked for; unknown ones are absent.
    public Map<String, UserId> byUsernames(Collection<String> usernames) {
        Set<String> keys = usernames.stream().map(Names::key).collect(Collectors.toSet());
        Map<String, UserId> found = database.read(db -> db.select(ACCOUNT.USERNAME_KEY, ACCOUNT.ID).from(ACCOUNT)
                .where(ACCOUNT.USERNAME_KEY.in(keys))
                .fetchMap(row -> row.value1(), row -> new UserId(row.value2())));
        return usernames.stream().filter(name -> found.containsKey(Names.key(name))).distinct()
                .collect(Collectors.toMap(name -> name, name -> Objects.requireNonNull(found.get(Names.key(name)))));
    }

    /// By username or e-mail address, whichever `login` looks like: no username has an `@`.
    public Optional<Account> byLogin(String login) {
        return one(loginIs(login));
    }

    public Optional<Account> byEmail(String email) {
        return one(ACCOUNT.EMAIL_KEY.eq(Names.key(email)));
    }

    /// The account of this login when the password is right. Takes as long when there is none. A hash of an earlier
    /// cost is replaced while the password is at hand.
    public Optional<Account> authenticate(String login, String password) {
        Optional<AccountRecord> row = row(loginIs(login));
        if (!passwords.matches(password, row.map(AccountRecord::getPasswordHash))) {
            return Optional.empty();
        }
        row.filter(it -> passwords.isOutdated(it.getPasswordHash())).ifPresent(it -> rehash(it, password));
        return row.map(Accounts::account);
    }

    /// Names for lists and rows, from memory where possible. Ids without an account are absent from the answer.
    public Map<UserId, UserView> views(Collection<UserId> ids) {
        return views.of(ids);
    }

    public Optional<UserView> view(UserId id) {
        return Optional.ofNullable(views.of(List.of(id)).get(id));
    }

    /// NOT_FOUND `user_not_found` when there is no such account.
    public UserView viewOrRefuse(UserId id) {
        return view(id).orElseThrow(() -> Problem.notFound("user", id));
    }

    public void setDisplayName(UserId id, String displayName) {
        String name = Names.displayName(displayName);
        int changed = database.read(sql -> sql.update(ACCOUNT).set(ACCOUNT.DISPLAY_NAME, name)
                .where(ACCOUNT.ID.eq(id.value())).execute());
        views.forget(id);
        refuseUnlessFound(id, changed);
    }

    /// Access tokens made before keep the former role until they end.
    public void setRole(UserId id, Role role) {
        int changed = database.read(sql -> sql.update(ACCOUNT).set(ACCOUNT.ROLE, role.name())
                .where(ACCOUNT.ID.eq(id.value())).execute());
        refuseUnlessFound(id, changed);
    }

    /// The account's owner reads mails to this address. False when it has another one by now.
    public boolean emailProved(DSLContext tx, UserId id, String emailKey) {
        return tx.update(ACCOUNT)
                .set(ACCOUNT.EMAIL_VERIFIED_AT, DSL.coalesce(ACCOUNT.EMAIL_VERIFIED_AT, DSL.currentOffsetDateTime()))
                .where(ACCOUNT.ID.eq(id.value()), ACCOUNT.EMAIL_KEY.eq(emailKey)).execute() == 1;
    }

    /// @param hash made by [Passwords]
    public void setPasswordHash(DSLContext tx, UserId id, String hash) {
        tx.update(ACCOUNT).set(ACCOUNT.PASSWORD_HASH, hash).where(ACCOUNT.ID.eq(id.value())).execute();
    }

    public void changePassword(UserId id, String password) {
        String hash = passwords.hash(password);
        database.transact(tx -> setPasswordHash(tx, id, hash));
    }

    private Optional<Account> insert(String username, String email, String displayName, String hash, Role role) {
        return database.read(sql -> sql.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, UserId.next().value())
                .set(ACCOUNT.USERNAME, username).set(ACCOUNT.USERNAME_KEY, Names.key(username))
                .set(ACCOUNT.EMAIL, email).set(ACCOUNT.EMAIL_KEY, Names.key(email))
                .set(ACCOUNT.DISPLAY_NAME, displayName)
                .set(ACCOUNT.PASSWORD_HASH, hash)
                .set(ACCOUNT.ROLE, role.name())
                .onConflictDoNothing().returning().fetchOptional().map(Accounts::account));
    }

    private void refuseTaken(String username, String email) {
        if (byUsername(username).isPresent()) {
            throw Problem.conflict("username_taken", "the username " + username + " is taken");
        }
        if (one(ACCOUNT.EMAIL_KEY.eq(Names.key(email))).isPresent()) {
            throw Problem.conflict("email_taken", "there is an account with this e-mail address");
        }
    }

    private void rehash(AccountRecord row, String password) {
        String fresh = passwords.hash(password);
        // Only over the hash that was checked: a password changed in between stays.
        database.transact(sql -> sql.update(ACCOUNT).set(ACCOUNT.PASSWORD_HASH, fresh)
                .where(ACCOUNT.ID.eq(row.getId()), ACCOUNT.PASSWORD_HASH.eq(row.getPasswordHash())).execute());
    }

    private static void refuseUnlessFound(UserId id, int changed) {
        if (changed == 0) {
            throw Problem.notFound("user", id);
        }
    }

    private static Condition loginIs(String login) {
        return (login.contains("@") ? ACCOUNT.EMAIL_KEY : ACCOUNT.USERNAME_KEY).eq(Names.key(login));
    }

    private Optional<Account> one(Condition condition) {
        return row(condition).map(Accounts::account);
    }

    private Optional<AccountRecord> row(Condition condition) {
        return database.read(sql -> sql.selectFrom(ACCOUNT).where(condition).fetchOptional());
    }

    private static Account account(AccountRecord row) {
        return new Account(new UserId(row.getId()), row.getUsername(), row.getEmail(),
                row.getEmailVerifiedAt() != null, row.getDisplayName(), Role.valueOf(row.getRole()),
                row.getCreatedAt().toInstant());
    }

    private static String randomPassword() {
        byte[] random = new byte[15];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }
}
