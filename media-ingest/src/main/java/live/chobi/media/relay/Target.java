package live.chobi.media.relay;

/// Where a connection to another server goes. Its text shows no secret.
sealed interface Target permits RtmpTarget, FlvTarget {
    boolean secure();

    /// A name or an address, an IPv6 one without brackets.
    String host();

    int port();

    /// As URLs and HTTP write it.
    default String authority(int usualPort) {
        String name = host().contains(":") ? "[" + host() + "]" : host();
        return port() == usualPort ? name : name + ":" + port();
    }
}
