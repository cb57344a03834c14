package live.chobi.server.demo;

/// Coins that nobody paid for, given as the administrator gives them. May block.
public interface Coins {
    void give(String userId, long amount, String idempotencyKey);
}
