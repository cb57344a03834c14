package live.chobi.identity.accounts;

import static live.chobi.schema.generated.identity.Tables.ACCOUNT;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
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
    private static final int SKELETONS_AT_ONCE = 1_000;

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

    /// Refusals in this order: bad input by field, then CONFLICT `username_taken`, then CONFLICT `email_taken`, then
    /// CONFLICT `username_confusable` for one that looks like another's.
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

    /// Somebody whom a search has found.
    ///
    /// @param key where a search goes on
    public record Found(UserView view, String key) {}

    /// Those whose username or display name begins with this, by username, after a place. Suspended ones are left out.
    public List<Found> beginningWith(String start, String afterKey, int limit) {
        String key = Names.key(start);
        return database.read(sql -> sql
                .select(ACCOUNT.ID, ACCOUNT.USERNAME, ACCOUNT.DISPLAY_NAME, ACCOUNT.USERNAME_KEY).from(ACCOUNT)
                .where(ACCOUNT.USERNAME_KEY.startsWith(key).or(DSL.lower(ACCOUNT.DISPLAY_NAME).startsWith(key)))
                .and(ACCOUNT.USERNAME_KEY.gt(afterKey)).and(ACCOUNT.SUSPENDED_AT.isNull())
                .orderBy(ACCOUNT.USERNAME_KEY).limit(limit)
                .fetch(row -> new Found(new UserView(new UserId(row.value1()), row.value2(), row.value3()),
                        row.value4())));
    }

    /// Which accounts an administrator asks for.
    ///
    /// @param query the beginning of a username or display name, a whole e-mail address, or an id
    public record Wanted(Optional<String> query, Optional<Boolean> suspended, Optional<Role> role) {
        private Condition condition() {
            return DSL.and(query.map(Wanted::named).orElse(DSL.noCondition()),
                    suspended.map(it -> it ? ACCOUNT.SUSPENDED_AT.isNotNull() : ACCOUNT.SUSPENDED_AT.isNull())
                            .orElse(DSL.noCondition()),
                    role.map(it -> ACCOUNT.ROLE.eq(it.name())).orElse(DSL.noCondition()));
        }

        private static Condition named(String query) {
            String key = Names.key(query);
            if (query.contains("@")) {
                return ACCOUNT.EMAIL_KEY.eq(key);
            }
            return Uuid7.parse(query).map(ACCOUNT.ID::eq).orElseGet(() -> ACCOUNT.USERNAME_KEY.startsWith(key)
                    .or(DSL.lower(ACCOUNT.DISPLAY_NAME).startsWith(key)));
        }
    }

    /// An account as administrators see it.
    ///
    /// @param suspensionReason of one that is shut
    /// @param key where the list goes on
    public record Administered(Account account, Optional<String> suspensionReason, String key) {}

    /// Those who fit, by username, after a place; suspended ones among them.
    public List<Administered> administered(Wanted wanted, String afterKey, int limit) {
        return database.read(sql -> sql.selectFrom(ACCOUNT).where(wanted.condition())
                .and(ACCOUNT.USERNAME_KEY.gt(afterKey)).orderBy(ACCOUNT.USERNAME_KEY).limit(limit)
                .fetch(row -> new Administered(account(row), Optional.ofNullable(row.getSuspensionReason()),
                        row.getUsernameKey())));
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

    /// The role it had before. Access tokens made before keep that until they end. NOT_FOUND `user_not_found`.
    public Role setRole(DSLContext tx, UserId id, Role role) {
        Role former = tx.select(ACCOUNT.ROLE).from(ACCOUNT).where(ACCOUNT.ID.eq(id.value())).forUpdate()
                .fetchOptional(row -> Role.valueOf(row.value1())).orElseThrow(() -> Problem.notFound("user", id));
        tx.update(ACCOUNT).set(ACCOUNT.ROLE, role.name()).where(ACCOUNT.ID.eq(id.value())).execute();
        return former;
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

    /// NOT_FOUND `user_not_found`.
    public void suspend(DSLContext tx, UserId id, String reason) {
        refuseUnlessFound(id, tx.update(ACCOUNT)
                .set(ACCOUNT.SUSPENDED_AT, DSL.coalesce(ACCOUNT.SUSPENDED_AT, DSL.currentOffsetDateTime()))
                .set(ACCOUNT.SUSPENSION_REASON, reason).where(ACCOUNT.ID.eq(id.value())).execute());
    }

    /// NOT_FOUND `user_not_found`.
    public void reinstate(UserId id) {
        refuseUnlessFound(id, database.transaction(tx -> tx.update(ACCOUNT).setNull(ACCOUNT.SUSPENDED_AT)
                .setNull(ACCOUNT.SUSPENSION_REASON).where(ACCOUNT.ID.eq(id.value()), ACCOUNT.ERASED_AT.isNull())
                .execute()));
    }

    /// A name that says nothing, no address, and a password that nobody knows. As suspended ones it signs in nowhere
    /// and is found by nobody.
    ///
    /// @param hash of [#hashOfNothing]
    public void erase(DSLContext tx, UserId id, String hash) {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        String name = "deleted-" + HexFormat.of().formatHex(random);
        String address = id + "@erased.invalid";
        refuseUnlessFound(id, tx.update(ACCOUNT).set(ACCOUNT.USERNAME, name).set(ACCOUNT.USERNAME_KEY, name)
                .set(ACCOUNT.USERNAME_SKELETON, Lookalikes.skeleton(name)).set(ACCOUNT.DISPLAY_NAME, name)
                .set(ACCOUNT.EMAIL, address).set(ACCOUNT.EMAIL_KEY, address).setNull(ACCOUNT.EMAIL_VERIFIED_AT)
                .set(ACCOUNT.PASSWORD_HASH, hash).set(ACCOUNT.ROLE, Role.USER.name())
                .set(ACCOUNT.SUSPENDED_AT, DSL.currentOffsetDateTime()).set(ACCOUNT.SUSPENSION_REASON, "erased")
                .set(ACCOUNT.ERASED_AT, DSL.currentOffsetDateTime())
                .where(ACCOUNT.ID.eq(id.value()), ACCOUNT.ERASED_AT.isNull()).execute());
        tx.execute("update identity.token_family set device = null, address = null where account_id = {0}",
                DSL.val(id.value()));
        for (String table : List.of("api_key", "mailed_token", "totp")) {
            tx.execute("delete from identity." + table + " where account_id = {0}", DSL.val(id.value()));
        }
    }

    /// Costs what a hash costs.
    public String hashOfNothing() {
        return passwords.hash(randomPassword());
    }

    /// Its names are read again.
    public void forget(UserId id) {
        views.forget(id);
    }

    public void changePassword(UserId id, String password) {
        String hash = passwords.hash(password);
        database.transact(tx -> setPasswordHash(tx, id, hash));
    }

    private Optional<Account> insert(String username, String email, String displayName, String hash, Role role) {
        String key = Names.key(username);
        String skeleton = Lookalikes.skeleton(key);
        return database.transaction(tx -> {
            // One after the other of those that look alike: the second must see the first.
            tx.select(DSL.field("pg_advisory_xact_lock(hashtextextended({0}, 1))", DSL.val(skeleton))).execute();
            refuseLookalike(tx, key, skeleton);
            return tx.insertInto(ACCOUNT)
                    .set(ACCOUNT.ID, UserId.next().value())
                    .set(ACCOUNT.USERNAME, username).set(ACCOUNT.USERNAME_KEY, key)
                    .set(ACCOUNT.USERNAME_SKELETON, skeleton)
                    .set(ACCOUNT.EMAIL, email).set(ACCOUNT.EMAIL_KEY, Names.key(email))
                    .set(ACCOUNT.DISPLAY_NAME, displayName)
                    .set(ACCOUNT.PASSWORD_HASH, hash)
                    .set(ACCOUNT.ROLE, role.name())
                    .onConflictDoNothing().returning().fetchOptional().map(Accounts::account);
        });
    }

    private static void refuseLookalike(DSLContext tx, String key, String skeleton) {
        List<String> alike = tx.select(ACCOUNT.USERNAME_KEY).from(ACCOUNT)
                .where(ACCOUNT.USERNAME_SKELETON.eq(skeleton)).fetch(row -> row.value1());
        if (alike.stream().anyMatch(other -> Lookalikes.mayDeceive(key, other))) {
            throw Problem.conflict("username_confusable", "this username looks like one that is taken");
        }
    }

    /// Names from before there were skeletons. At the start, in pieces; another node may do the same.
    public void fillSkeletons() {
        int filled;
        do {
            Map<UUID, String> names = database.read(sql -> sql.select(ACCOUNT.ID, ACCOUNT.USERNAME_KEY).from(ACCOUNT)
                    .where(ACCOUNT.USERNAME_SKELETON.isNull()).limit(SKELETONS_AT_ONCE)
                    .fetchMap(row -> row.value1(), row -> row.value2()));
            database.transact(tx -> names.forEach((id, key) -> tx.update(ACCOUNT)
                    .set(ACCOUNT.USERNAME_SKELETON, Lookalikes.skeleton(key)).where(ACCOUNT.ID.eq(id)).execute()));
            filled = names.size();
        } while (filled == SKELETONS_AT_ONCE);
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
                row.getSuspendedAt() != null, row.getCreatedAt().toInstant());
    }

    private static String randomPassword() {
        byte[] random = new byte[15];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }
}
