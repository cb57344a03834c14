package live.chobi.users.experience;

import org.jspecify.annotations.Nullable;

/// What brings points.
///
/// @param code what happened
/// @param points whenever it happened
/// @param unitsPerPoint of coins or viewers, for one more point; null: they bring none
/// @param dailyMax points of one user in a day (UTC); null: no limit
record Rule(String code, int points, @Nullable Integer unitsPerPoint, @Nullable Integer dailyMax, Titles name) {

    /// What more units bring: whole points of all of them together, so that small gifts are not rounded away.
    ///
    /// @param before units that counted already
    long points(long events, long before, long units) {
        long ofUnits = unitsPerPoint == null ? 0 : (before + units) / unitsPerPoint - before / unitsPerPoint;
        return Math.addExact(Math.multiplyExact(events, points), ofUnits);
    }
}
