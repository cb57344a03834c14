package live.chobi.server.house.sample.gifts;

import live.chobi.server.house.sample.chat.Room;

/// Imports sideways.
public final class Sends {
    private Sends() {
    }

    public static String to(Room room) {
        return room.name();
    }
}
