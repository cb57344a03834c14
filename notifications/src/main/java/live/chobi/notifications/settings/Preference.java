package live.chobi.notifications.settings;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import live.chobi.notifications.inbox.Choices.Choice;
import live.chobi.notifications.inbox.Kind;

/// What one user wants, whoever it is by.
///
/// @param off by kind, the channels that it does not come by
record Preference(Map<Kind, Set<Channel>> off, Optional<QuietHours> quiet) {
    /// Everything, at all hours.
    static final Preference NONE = new Preference(Map.of(), Optional.empty());

    boolean takes(Kind kind, Channel channel) {
        return !off.getOrDefault(kind, Set.of()).contains(channel);
    }

    Choice at(Kind kind, Instant moment) {
        return Choice.of(takes(kind, Channel.IN_APP),
                takes(kind, Channel.PUSH) && quiet.filter(it -> it.cover(moment)).isEmpty());
    }

    Preference with(Kind kind, Channel channel, boolean wanted) {
        Map<Kind, Set<Channel>> changed = new EnumMap<>(Kind.class);
        off.forEach((each, channels) -> changed.put(each, EnumSet.copyOf(channels)));
        Set<Channel> channels = changed.computeIfAbsent(kind, _ -> EnumSet.noneOf(Channel.class));
        var _ = wanted ? channels.remove(channel) : channels.add(channel);
        changed.values().removeIf(Set::isEmpty);
        return new Preference(changed, quiet);
    }

    Preference quiet(Optional<QuietHours> hours) {
        return new Preference(off, hours);
    }
}
