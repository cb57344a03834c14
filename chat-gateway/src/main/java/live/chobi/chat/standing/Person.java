package live.chobi.chat.standing;

import live.chobi.kernel.Caller;
import live.chobi.kernel.UserId;

/// Somebody with an account, as far as rights in chat go.
///
/// @param isAdmin of the installation
public record Person(UserId id, boolean isAdmin) {
    /// UNAUTHORIZED for a guest.
    public static Person of(Caller caller) {
        return new Person(caller.user(), caller.isAdmin());
    }
}
