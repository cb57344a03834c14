package live.chobi.server.bridge;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import live.chobi.chat.room.Rooms;
import live.chobi.gifts.Gifts;
import live.chobi.gifts.battles.BattleDesk;
import live.chobi.gifts.battles.Battles;
import live.chobi.gifts.goals.Goals;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiftFacts;
import live.chobi.gifts.sending.SendGift;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.SessionId;
import live.chobi.ledger.Auditor;
import live.chobi.log.LogRow;
import live.chobi.log.Sequencer;
import live.chobi.outbox.EventReader;
import live.chobi.outbox.JobKind;
import live.chobi.schema.Database;
import live.chobi.server.config.Config;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.streaming.sessions.StreamingRows;

/// What gifts ask sessions and accounts, and all of giving, wired. Any thread.
public final class Giving {
    private final Database database;
    private final Sequencer sequencer;
    private final SessionDesk desk;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Auditor auditor;
    private final GivingTerms terms;
    private final Goals goals;
    private final Battles battles;
    private final BattleDesk battleDesk;

    public Giving(Config config, Database database, Sequencer sequencer, SessionDesk desk, Sessions sessions,
            Accounts accounts,
            Auditor auditor) {
        this.database = database;
        this.sequencer = sequencer;
        this.desk = desk;
        this.sessions = sessions;
        this.accounts = accounts;
        this.auditor = auditor;
        this.terms = new GivingTerms(config.giftsDailyMax(), config.limitsEnabled(), config.giftsAgeMin());
        this.goals = new Goals(database);
        this.battles = new Battles(database);
        this.battleDesk = new BattleDesk(battles, sequencer, sessions::endedAt, accounts::views, GiftFacts.SOURCE);
    }

    /// @param blocks whom hosts have blocked
    public List<Endpoint<?, ?>> endpoints(SendGift.Blocks blocks) {
        return Gifts.endpoints(database, sequencer,
                new Gifts.Others((caller, session) -> desk.visible(caller, session).host(), blocks,
                        desk::requireVisible, desk::requireHost, sessions::privateAmong, accounts::views,
                        user -> accounts.byId(user).isPresent()),
                terms, battleDesk, auditor, Clock.systemUTC());
    }

    public List<JobKind> jobs() {
        return Stream.concat(Gifts.jobs(sequencer).stream(), Stream.of(battleDesk.job())).toList();
    }

    /// Reads what givers' tallies follow.
    public EventReader tallies() {
        return GiftTallies.reader(database, sessions::privateAmong, List.of(goals, battles));
    }

    /// Ends the battle that a session leaves open.
    ///
    /// @param threads virtual ones
    public Consumer<List<LogRow>> battlesEndWithTheirSession(Executor threads) {
        return rows -> rows.stream().filter(row -> row.type().equals(StreamingRows.SESSION_ENDED))
                .forEach(row -> threads.execute(() -> battleDesk.sessionEnded(new SessionId(row.log()))));
    }

    /// Tells this node's rooms how their goals and battles stand.
    public GivingToRooms updates(Rooms rooms) {
        return new GivingToRooms(goals, battles, accounts::views, rooms);
    }
}
