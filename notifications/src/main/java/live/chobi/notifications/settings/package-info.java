/// What a user wants to be told, by kind, channel and sender, and when not to be woken.
///
/// Virtual threads. Imports the inbox's words.
@NullMarked
package live.chobi.notifications.settings;

import org.jspecify.annotations.NullMarked;
