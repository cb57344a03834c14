package live.chobi.kernel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/// Which addresses a URL that is followed by this server may lead to. Without it, a host could let this server speak to
/// what only this server reaches: its own ports, its network, the metadata service of its cloud.
///
/// Asked of the very address that is connected to, after the name was looked up, so that a name cannot point somewhere
/// else in between. Pure.
public enum AddressRule {
    /// The operator allows everything, as between the nodes of one cluster.
    ANY,
    /// Unicast addresses of the public internet only.
    PUBLIC;

    /// Networks that are not public, RFC 6890 and the IANA registries that update it.
    private static final List<Network> CLOSED_4 = List.of(Network.of(8, 0), Network.of(8, 10),
            Network.of(10, 100, 64), Network.of(8, 127), Network.of(16, 169, 254), Network.of(12, 172, 16),
            Network.of(24, 192, 0, 0), Network.of(24, 192, 0, 2), Network.of(24, 192, 88, 99),
            Network.of(16, 192, 168), Network.of(15, 198, 18), Network.of(24, 198, 51, 100),
            Network.of(24, 203, 0, 113), Network.of(4, 224), Network.of(4, 240));
    /// Only 2000::/3 is given out; of that, Teredo with its relatives, documentation and 6to4 lead elsewhere.
    private static final Network OPEN_6 = Network.of(3, 0x20);
    private static final List<Network> CLOSED_6 = List.of(Network.of(23, 0x20, 0x01, 0x00),
            Network.of(32, 0x20, 0x01, 0x0d, 0xb8), Network.of(16, 0x20, 0x02), Network.of(20, 0x3f, 0xff));

    /// @param prefix its first bytes; the rest is zero
    private record Network(int bits, List<Integer> prefix) {
        static Network of(int bits, Integer... prefix) {
            return new Network(bits, List.of(prefix));
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int here = bit / 8 < prefix.size() ? prefix.get(bit / 8) : 0;
                if (((here ^ address[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    public boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        return this == ANY || switch (address) {
            case Inet4Address _ -> CLOSED_4.stream().noneMatch(it -> it.has(bytes));
            case Inet6Address _ -> OPEN_6.has(bytes) && CLOSED_6.stream().noneMatch(it -> it.has(bytes));
            default -> false;
        };
    }
}
