package live.chobi.server.house.sample.chat;

/// What another feature must not touch.
public record Room(String name) {}
