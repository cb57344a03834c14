package live.chobi.users.experience;

import static live.chobi.schema.generated.users.Tables.XP_RULE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.chobi.kernel.UserId;
import org.jooq.DSLContext;

/// Turns deeds into points, totals and awards, in the transaction of whoever consumes them. The same deed counts once:
/// by its cause, and of a session by the row of its log, so that a reader which starts anew brings nobody anything. One
/// writer at a time, as a reader of the outbox is. Virtual threads.
public final class Experience {
    private Experience() {
    }

    /// @param deeds in the order in which they happened
    public static void write(DSLContext tx, List<Deed> deeds) {
        if (deeds.isEmpty()) {
            return;
        }
        Map<String, Rule> rules = rules(tx);
        List<Deed> next = deeds;
        // What is awarded may itself bring points, and those a level: each award comes once, so this ends.
        while (!next.isEmpty()) {
            Set<UserId> counted = new Count(tx, rules, next).write();
            next = Awards.give(tx, counted, next.getLast().at());
        }
    }

    static Map<String, Rule> rules(DSLContext sql) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        sql.selectFrom(XP_RULE).orderBy(XP_RULE.CODE)
                .forEach(row -> rules.put(row.getCode(), new Rule(row.getCode(), row.getPoints(),
                        row.getUnitsPerPoint(), row.getDailyMax(), new Titles(row.getNameEn(), row.getNameAr()))));
        return rules;
    }
}
