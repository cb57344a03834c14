package live.chobi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which addresses a URL chosen by a user may lead to: the edges of each network that is closed, and chance.
class AddressRuleTest {
    private static final long SEED = 20_260_102;

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
        "192.0.1.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255",
        "223.255.255.255", "2600::1", "2a00:1450:4001:810::200e", "2001:4860:4860::8888"})
    void the_public_internet_is_allowed(String address) throws UnknownHostException {
        assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
        "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0", "172.31.255.255",
        "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1",
        "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "100::1", "fc00::1", "fd12:3456::1",
        "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1"})
    void what_only_this_server_may_reach_is_not(String address) throws UnknownHostException {
        assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(address))).isFalse();
        assertThat(AddressRule.ANY.allows(InetAddress.getByName(address))).isTrue();
    }

    /// The JDK's own idea of private addresses is narrower, and must be contained.
    @Test
    void nothing_that_the_jdk_calls_local_is_allowed() throws UnknownHostException {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            // Chance alone would rarely meet the small networks.
            bytes[0] = (byte) new int[]{10, 127, 169, 172, 192, 0xFC, 0xFE, 0xFF, 224, 0}[random.nextInt(10)];
            bytes[1] = (byte) new int[]{168, 254, 16, 31, 0x80, 0xC0, bytes[1]}[random.nextInt(7)];
            InetAddress address = InetAddress.getByAddress(bytes);
            boolean local = address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress() || address.isMulticastAddress();
            assertThat(local && AddressRule.PUBLIC.allows(address)).as("%s, seed %d", address, SEED).isFalse();
        }
    }
}
