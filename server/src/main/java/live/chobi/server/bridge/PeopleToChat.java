package live.chobi.server.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import live.chobi.chat.messages.ChatPeople;
import live.chobi.chat.standing.Person;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.users.follows.Blocks;
import live.chobi.users.follows.Follows;

/// What chat must know of people: their accounts, whom a host has blocked, who follows a host. What is asked for each
/// message is answered from memory: a block made here counts at once, one made on another node within [#BLOCKS_AGE], and
/// who has stopped following may write for up to [#FOLLOWS_AGE]. Virtual threads.
public final class PeopleToChat implements ChatPeople {
    static final Duration BLOCKS_AGE = Duration.ofSeconds(5);
    static final Duration FOLLOWS_AGE = Duration.ofMinutes(1);
    private static final int HOSTS_MAX = 10_000;
    private static final int FOLLOWERS_MAX = 200_000;
    /// Of one host; beyond it somebody needs another remedy than blocks.
    private static final int BLOCKED_MAX = 20_000;

    private record Pair(UserId follower, UserId host) {}

    private final Accounts accounts;
    private final Follows follows;
    private final Blocks blocks;
    private final Cache<UserId, Set<UserId>> blocked = Caffeine.newBuilder().maximumSize(HOSTS_MAX)
            .expireAfterWrite(BLOCKS_AGE).build();
    /// Those who do; who does not is asked about again, since they may follow to be let in.
    private final Cache<Pair, Boolean> followers = Caffeine.newBuilder().maximumSize(FOLLOWERS_MAX)
            .expireAfterWrite(FOLLOWS_AGE).build();

    public PeopleToChat(Accounts accounts, Follows follows, Blocks blocks) {
        this.accounts = accounts;
        this.follows = follows;
        this.blocks = blocks;
        blocks.tell(blocked::invalidate);
    }

    @Override
    public Optional<Person> person(UserId id) {
        return accounts.byId(id).map(it -> new Person(it.id(), it.role() == Role.ADMIN));
    }

    @Override
    public boolean isBlocked(UserId host, UserId user) {
        Set<UserId> known = blocked.getIfPresent(host);
        if (known == null) {
            known = blocks.blockedBy(host, BLOCKED_MAX);
            blocked.put(host, known);
        }
        return known.contains(user);
    }

    @Override
    public boolean follows(UserId user, UserId host) {
        Pair pair = new Pair(user, host);
        if (followers.getIfPresent(pair) != null) {
            return true;
        }
        boolean does = follows.contains(user, host);
        if (does) {
            followers.put(pair, true);
        }
        return does;
    }
}
