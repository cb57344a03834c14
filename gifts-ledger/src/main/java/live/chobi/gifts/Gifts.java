package live.chobi.gifts;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import live.chobi.gifts.battles.AcceptBattle;
import live.chobi.gifts.battles.BattleDesk;
import live.chobi.gifts.battles.BattleRows;
import live.chobi.gifts.battles.ChallengeBattle;
import live.chobi.gifts.battles.GetBattle;
import live.chobi.gifts.battles.LeaveBattle;
import live.chobi.gifts.catalogue.GetAllGifts;
import live.chobi.gifts.catalogue.GetAvailableGifts;
import live.chobi.gifts.catalogue.SaveGift;
import live.chobi.gifts.catalogue.Showcase;
import live.chobi.gifts.goals.GetGoal;
import live.chobi.gifts.goals.GoalRows;
import live.chobi.gifts.goals.Goals;
import live.chobi.gifts.goals.RemoveGoal;
import live.chobi.gifts.goals.SetGoal;
import live.chobi.gifts.hosts.GetHostTier;
import live.chobi.gifts.hosts.GetHostTiers;
import live.chobi.gifts.hosts.HostTiers;
import live.chobi.gifts.hosts.SaveHostTier;
import live.chobi.gifts.hosts.SetHostTier;
import live.chobi.gifts.leaderboard.GetLeaderboard;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.gifts.limits.ConfirmAge;
import live.chobi.gifts.limits.GetGivingLimits;
import live.chobi.gifts.limits.GivingDesk;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.limits.SetGivingLimit;
import live.chobi.gifts.purchase.ExplainDebt;
import live.chobi.gifts.refunds.RefundGift;
import live.chobi.gifts.sending.GiftFacts;
import live.chobi.gifts.sending.GiftRow;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.gifts.sending.Streaks;
import live.chobi.gifts.wallet.AddCoins;
import live.chobi.gifts.wallet.AuditLedger;
import live.chobi.gifts.wallet.GetBalance;
import live.chobi.gifts.wallet.GetTransactions;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.ledger.Auditor;
import live.chobi.ledger.Balances;
import live.chobi.ledger.ExpireHold;
import live.chobi.ledger.Statement;
import live.chobi.log.Actors;
import live.chobi.log.RowType;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.schema.Database;

/// The feature's tables: procedures and who may call each, and jobs.
public final class Gifts {
    private Gifts() {
    }

    /// What gifts must know of sessions and people. Ports: other features have them.
    ///
    /// @param hosts of sessions, whom gifts go to
    /// @param runners whoever may set a session's goal
    /// @param users whether somebody has an account
    public record Others(SendGift.Hosts hosts, SendGift.Blocks blocks, GetLeaderboard.Door door, SetGoal.Hosts runners,
            GiftTallies.PrivateSessions privateSessions, Actors actors, AddCoins.Users users) {}

    /// Every kind of row that gifts write.
    public static final List<RowType> ROWS = Stream.of(GiftRow.ALL, RefundGift.ROWS, GoalRows.ALL, BattleRows.ALL)
            .flatMap(List::stream)
            .toList();

    public static List<Endpoint<?, ?>> endpoints(Database database, Sequencer sequencer, Others others,
            GivingTerms terms, BattleDesk battles, Auditor auditor, InstantSource clock) {
        HostTiers tiers = new HostTiers(database);
        Showcase showcase = new Showcase(database);
        SendGift sendGift = new SendGift(sequencer, others.hosts(), others.blocks(),
                new GiveGift.Rule(terms));
        GivingDesk givers = new GivingDesk(database, sequencer, GiftFacts.SOURCE, terms);
        return List.of(
                Endpoint.query("gifts.getAvailableGifts", Access.ANYONE, GetAvailableGifts.Input.class,
                        new GetAvailableGifts(showcase)),
                Endpoint.query("gifts.getAllGifts", Access.ADMIN, Procedure.Nothing.class, new GetAllGifts(database)),
                Endpoint.mutation("gifts.saveGift", Access.ADMIN, SaveGift.Input.class,
                        new SaveGift(database, showcase)),
                Endpoint.mutation("gifts.sendGift", Access.SIGNED_IN, SendGift.Input.class,
                        new ExplainDebt(sendGift, new Balances(database))),
                Endpoint.mutation("gifts.refundGift", Access.ADMIN, RefundGift.Input.class,
                        new RefundGift(database, sequencer)),
                Endpoint.mutation("gifts.setGoal", Access.SIGNED_IN, SetGoal.Input.class,
                        new SetGoal(sequencer, others.runners(), GiftFacts.SOURCE)),
                Endpoint.mutation("gifts.removeGoal", Access.SIGNED_IN, RemoveGoal.Input.class,
                        new RemoveGoal(sequencer, others.runners(), GiftFacts.SOURCE)),
                Endpoint.query("gifts.getGoal", Access.ANYONE, GetGoal.Input.class,
                        new GetGoal(others.door(), new Goals(database))),
                Endpoint.mutation("gifts.challengeBattle", Access.SIGNED_IN, ChallengeBattle.Input.class,
                        new ChallengeBattle(battles, new ChallengeBattle.Rights(others.runners(), others.hosts(),
                                others.blocks(), others.privateSessions()))),
                Endpoint.mutation("gifts.answerBattle", Access.SIGNED_IN, AcceptBattle.Input.class,
                        new AcceptBattle(battles, others.runners())),
                Endpoint.mutation("gifts.leaveBattle", Access.SIGNED_IN, LeaveBattle.Input.class,
                        new LeaveBattle(battles, others.runners())),
                Endpoint.query("gifts.getBattle", Access.ANYONE, GetBattle.Input.class,
                        new GetBattle(battles, others.door(), others.runners())),
                Endpoint.query("gifts.getGivingLimits", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetGivingLimits(givers)),
                Endpoint.mutation("gifts.setGivingLimit", Access.SIGNED_IN, SetGivingLimit.Input.class,
                        new SetGivingLimit(givers)),
                Endpoint.mutation("gifts.confirmAge", Access.SIGNED_IN, ConfirmAge.Input.class,
                        new ConfirmAge(givers, others.users()::exists)),
                Endpoint.query("gifts.getBalance", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetBalance(new Balances(database))),
                Endpoint.query("gifts.getTransactions", Access.SIGNED_IN, GetTransactions.Input.class,
                        new GetTransactions(new Statement(database))),
                Endpoint.mutation("gifts.addCoins", Access.ADMIN, AddCoins.Input.class,
                        new AddCoins(sequencer, others.users())),
                Endpoint.query("gifts.getHostTier", Access.SIGNED_IN, GetHostTier.Input.class, new GetHostTier(tiers)),
                Endpoint.query("gifts.getHostTiers", Access.ADMIN, Procedure.Nothing.class, new GetHostTiers(tiers)),
                Endpoint.mutation("gifts.saveHostTier", Access.ADMIN, SaveHostTier.Input.class,
                        new SaveHostTier(tiers)),
                Endpoint.mutation("gifts.setHostTier", Access.ADMIN, SetHostTier.Input.class,
                        new SetHostTier(tiers, others.users())),
                Endpoint.query("gifts.getLeaderboard", Access.ANYONE, GetLeaderboard.Input.class,
                        new GetLeaderboard(database, others.door(), others.actors(), clock)),
                Endpoint.mutation("gifts.auditLedger", Access.ADMIN, Procedure.Nothing.class,
                        new AuditLedger(auditor)));
    }

    public static List<JobKind> jobs(Sequencer sequencer) {
        return List.of(Streaks.closing(sequencer), ExpireHold.job(sequencer));
    }
}
