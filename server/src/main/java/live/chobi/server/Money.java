package live.chobi.server;

import java.util.List;
import live.chobi.gifts.Gifts;
import live.chobi.gifts.sending.SendGift;
import live.chobi.server.bridge.Giving;
import live.chobi.server.bridge.Payments;

/// The features that move money: coins come in, are given, and are paid out as what hosts have earned.
record Money(Payments coins, Giving giving, Earnings host) {
    Feature payments() {
        return new Feature("payments", coins.shop().endpoints(), List.of(), List.of());
    }

    /// @param blocks whom hosts have blocked
    Feature gifts(SendGift.Blocks blocks) {
        return new Feature("gifts", giving.endpoints(blocks), Gifts.ROWS, giving.jobs());
    }

    Feature earnings() {
        return host.feature();
    }
}
