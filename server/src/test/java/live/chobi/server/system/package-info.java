/// The whole program in a process of its own, driven from outside as clients drive it: real ports, real stores, stock
/// clients, a stock encoder and a real browser.
///
/// Test scope only; [RunningServer] and what it returns are for the other packages of such tests too. Imports nothing of
/// the product but its JSON dialect and the names of its programs.
@NullMarked
package live.chobi.server.system;

import org.jspecify.annotations.NullMarked;
