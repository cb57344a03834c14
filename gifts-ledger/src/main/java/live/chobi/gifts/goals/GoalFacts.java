package live.chobi.gifts.goals;

/// Facts of a batch that have its sessions' goals.
public interface GoalFacts {
    GoalBook goals();
}
