package live.chobi.media.relay;

/// Why a connection to another server is over, when it was not we who ended it.
///
/// @param says a sentence for people, without a secret
record LinkFailure(Kind kind, String says) {
    /// The label of the metric, and what decides whether trying again makes sense.
    enum Kind {
        /// No such name, nobody listening, no answer in time.
        UNREACHABLE,
        /// The rule of addresses does not let us go there: it will not be otherwise next time.
        FORBIDDEN,
        /// It answered with an error: a wrong key, a taken name.
        REFUSED,
        /// It does not take the codec.
        UNSUPPORTED,
        /// It closed, or went silent.
        LOST
    }
}
