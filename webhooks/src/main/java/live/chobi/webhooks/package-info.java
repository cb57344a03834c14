/// The feature `webhooks`: servers of users are told what happens to them, by the Standard Webhooks convention
/// (<https://github.com/standard-webhooks/standard-webhooks>, `spec/standard-webhooks.md`).
///
/// Imports the foundations; what happened comes through a bridge. Virtual threads.
@NullMarked
package live.chobi.webhooks;

import org.jspecify.annotations.NullMarked;
