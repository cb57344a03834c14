package live.chobi.gifts;

import java.util.List;
import live.chobi.gifts.catalogue.GetAvailableGifts;
import live.chobi.gifts.hosts.GetHostTier;
import live.chobi.gifts.hosts.GetHostTiers;
import live.chobi.gifts.hosts.HostTiers;
import live.chobi.gifts.hosts.SaveHostTier;
import live.chobi.gifts.hosts.SetHostTier;
import live.chobi.gifts.purchase.ExplainDebt;
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
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.schema.Database;

/// The feature's tables: procedures and who may call each, and jobs.
public final class Gifts {
    private Gifts() {
    }

    public static List<Endpoint<?, ?>> endpoints(Database database, Sequencer sequencer, SendGift sendGift,
            AddCoins.Users users, Auditor auditor) {
        HostTiers tiers = new HostTiers(database);
        return List.of(
                Endpoint.query("gifts.getAvailableGifts", Access.ANYONE, Procedure.Nothing.class,
                        new GetAvailableGifts(database)),
                Endpoint.mutation("gifts.sendGift", Access.SIGNED_IN, SendGift.Input.class,
                        new ExplainDebt(sendGift, new Balances(database))),
                Endpoint.query("gifts.getBalance", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetBalance(new Balances(database))),
                Endpoint.query("gifts.getTransactions", Access.SIGNED_IN, GetTransactions.Input.class,
                        new GetTransactions(new Statement(database))),
                Endpoint.mutation("gifts.addCoins", Access.ADMIN, AddCoins.Input.class,
                        new AddCoins(sequencer, users)),
                Endpoint.query("gifts.getHostTier", Access.SIGNED_IN, GetHostTier.Input.class, new GetHostTier(tiers)),
                Endpoint.query("gifts.getHostTiers", Access.ADMIN, Procedure.Nothing.class, new GetHostTiers(tiers)),
                Endpoint.mutation("gifts.saveHostTier", Access.ADMIN, SaveHostTier.Input.class,
                        new SaveHostTier(tiers)),
                Endpoint.mutation("gifts.setHostTier", Access.ADMIN, SetHostTier.Input.class,
                        new SetHostTier(tiers, users)),
                Endpoint.mutation("gifts.auditLedger", Access.ADMIN, Procedure.Nothing.class,
                        new AuditLedger(auditor)));
    }

    public static List<JobKind> jobs(Sequencer sequencer) {
        return List.of(Streaks.closing(sequencer), ExpireHold.job(sequencer));
    }
}
