package live.chobi.kernel;

/// One remote procedure: one file with its input record, its output and its rule. The edge authenticates, decodes and
/// validates the input, encodes the output and measures, so [#handle] holds only the rule.
///
/// `I` and `O` are records (or [Nothing]); they are also the published schema. Runs on a virtual thread and may block.
public interface Procedure<I, O> {
    /// Throws [Problem] where the answer is a refusal.
    O handle(Caller caller, I input);

    /// No input, or no output.
    record Nothing() {}
}
