package live.chobi.chat.messages;

import java.util.Optional;
import live.chobi.chat.standing.Person;
import live.chobi.kernel.UserId;

/// Nobody follows or blocks anybody, and everybody has an account.
final class NoPeople implements ChatPeople {
    @Override
    public Optional<Person> person(UserId id) {
        return Optional.of(new Person(id, false));
    }

    @Override
    public boolean isBlocked(UserId host, UserId user) {
        return false;
    }

    @Override
    public boolean follows(UserId user, UserId host) {
        return false;
    }
}
