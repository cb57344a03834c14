package live.chobi.server.bridge;

import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.server.demo.Coins;
import live.chobi.server.rpc.RpcRoute;

/// Coins for the demo's viewers, by `gifts.addCoins` as the administrator calls it, whose password this process does
/// not know. Virtual threads.
public final class AdminCoins implements Coins {
    private final Accounts accounts;
    private final RpcRoute rpc;

    public AdminCoins(Accounts accounts, RpcRoute rpc) {
        this.accounts = accounts;
        this.rpc = rpc;
    }

    @Override
    public void give(String userId, long amount, String idempotencyKey) {
        UserId admin = accounts.byUsername("admin").orElseThrow().id();
        var _ = rpc.call(new Caller.SignedIn(admin, Role.ADMIN, "demo"), "gifts.addCoins",
                Json.MAPPER.createObjectNode().put("userId", userId).put("amount", amount)
                        .put("idempotencyKey", idempotencyKey).put("reason", "demo"));
    }
}
