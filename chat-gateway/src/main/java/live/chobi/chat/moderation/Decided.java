package live.chobi.chat.moderation;

/// What a command of this package answers.
///
/// @param seq of the newest row it depends on
/// @param changed false when it was so already, and nothing was written
record Decided(long seq, boolean changed) {}
