package live.chobi.chat.messages;

import java.util.Optional;
import live.chobi.chat.standing.Person;
import live.chobi.kernel.UserId;

/// What chat must know of people beyond its own log. A port: accounts, follows and blocks answer it through the bridge,
/// from memory where they can, since some of it is asked for each message. Virtual threads.
public interface ChatPeople {
    /// Somebody with an account; empty when there is none.
    Optional<Person> person(UserId id);

    /// Whether the host has blocked the user.
    boolean isBlocked(UserId host, UserId user);

    boolean follows(UserId user, UserId host);
}
