package live.chobi.log;

import live.chobi.kernel.UserId;

/// The caller's own name for a command. The same key again answers as the first time; with other terms it is a
/// conflict.
///
/// @param payer whose key it is: keys of different payers never meet
/// @param value at most 200 characters
/// @param terms what was asked for, as text; compared as a whole
public record CommandKey(UserId payer, String value, String terms) {}
