package live.chobi.server;

import java.util.List;
import live.chobi.gifts.Gifts;
import live.chobi.gifts.sending.SendGift;
import live.chobi.server.bridge.Giving;
import live.chobi.server.bridge.Payments;
import live.chobi.server.http.Mount;

/// The features that move money: coins come in, are given, and are paid out as what hosts have earned.
record Money(Payments coins, Giving giving, Earnings host) {
    Feature payments() {
        return new Feature("payments", coins.shop().endpoints(), List.of(), List.of());
    }

    /// @param blocks whom hosts have blocked
    Feature gifts(SendGift.Blocks blocks) {
        return new Feature("gifts", giving.endpoints(blocks), Gifts.ROWS, giving.jobs());
    }

    /// Where payment providers tell, and papers are read.
    List<Mount> mounts() {
        return host.mounts(coins.shop().desk());
    }

    Feature earnings() {
        return host.feature();
    }
}
