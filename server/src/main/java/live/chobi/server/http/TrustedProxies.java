package live.chobi.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// The proxies in front of us whose `x-forwarded-for` we believe; by default none, since anybody can write that header.
/// Immutable; any thread.
public final class TrustedProxies {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private record Block(InetAddress base, int bits) {
        boolean contains(InetAddress candidate) {
            byte[] address = base.getAddress();
            byte[] other = candidate.getAddress();
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Block> blocks;

    private TrustedProxies(List<Block> blocks) {
        this.blocks = blocks;
    }

    /// @param proxies addresses (`10.0.0.7`) or blocks (`10.0.0.0/8`, `fd00::/8`)
    public static TrustedProxies of(List<String> proxies) {
        return new TrustedProxies(proxies.stream().map(TrustedProxies::block).toList());
    }

    private static Block block(String text) {
        String[] pieces = text.split("/", 2);
        InetAddress address = literal(pieces[0])
                .orElseThrow(() -> new IllegalArgumentException("no address or block: '" + text + "'"));
        int bitsMax = address.getAddress().length * 8;
        int bits = pieces.length == 1 ? bitsMax : Integer.parseInt(pieces[1]);
        if (bits < 0 || bits > bitsMax) {
            throw new IllegalArgumentException("no such block: '" + text + "'");
        }
        return new Block(address, bits);
    }

    /// The client behind `peer`: the right-most forwarded address that is no trusted proxy itself.
    String client(InetAddress peer, List<String> forwardedFor) {
        if (!trusts(peer)) {
            return peer.getHostAddress();
        }
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        InetAddress client = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            Optional<InetAddress> hop = literal(hops[i].trim());
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
            if (!trusts(client)) {
                break;
            }
        }
        return client.getHostAddress();
    }

    private boolean trusts(InetAddress address) {
        return blocks.stream().anyMatch(it -> it.contains(address));
    }

    /// Never looks a name up.
    private static Optional<InetAddress> literal(String text) {
        if (!text.matches("[0-9a-fA-F.]*:[0-9a-fA-F.:]{1,45}|[0-9]+(\\.[0-9]+){3}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }
}
