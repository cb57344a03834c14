package live.chobi.gifts.statement;

import com.fasterxml.jackson.databind.JsonNode;
import live.chobi.ledger.Statement.Line;

/// What a line was about, in words, from its memo. Pure.
final class Details {
    private Details() {
    }

    /// A gift, a purchase, a payout; empty where it was about nothing else.
    static String about(Line line) {
        JsonNode memo = line.memo();
        if (memo.has("code")) {
            return memo.path("code").asText() + " x " + memo.path("quantity").asText("1");
        }
        for (String name : new String[]{"purchaseId", "payoutId", "original", "corrected"}) {
            if (memo.hasNonNull(name)) {
                return memo.path(name).asText();
            }
        }
        return "";
    }

    /// What a person wrote.
    static String note(Line line) {
        return line.memo().path("reason").asText("");
    }
}
