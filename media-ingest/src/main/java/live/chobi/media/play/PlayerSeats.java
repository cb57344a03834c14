package live.chobi.media.play;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many players there may be, on the node and from one address. Any thread; one per node.
public final class PlayerSeats {
    private final int max;
    private final int perAddressMax;
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private int taken;

    /// @param perAddressMax a household, an office, a carrier's gateway
    public PlayerSeats(int max, int perAddressMax) {
        this.max = max;
        this.perAddressMax = perAddressMax;
    }

    /// False when there is none left; otherwise [#give] it back.
    public synchronized boolean take(String address) {
        int here = byAddress.getOrDefault(address, 0);
        if (taken >= max || here >= perAddressMax) {
            return false;
        }
        taken++;
        byAddress.put(address, here + 1);
        return true;
    }

    public synchronized void give(String address) {
        taken--;
        byAddress.computeIfPresent(address, (_, here) -> here > 1 ? here - 1 : null);
    }
}
