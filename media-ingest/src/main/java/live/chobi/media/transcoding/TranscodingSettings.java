package live.chobi.media.transcoding;

/// How a node makes ladders. Immutable.
///
/// @param threads of each decoder and of each rung's encoder
/// @param children programs that may run at the same time, one for each session with a ladder
public record TranscodingSettings(Ladder ladder, int threads, int children) {
    public TranscodingSettings {
        if (threads < 1 || children < 1) {
            throw new IllegalArgumentException("at least one thread and one program");
        }
    }

    /// For this machine.
    public static TranscodingSettings usual() {
        return new TranscodingSettings(Ladder.parse("720p:2500k,480p:1200k,240p:400k"), 1, childrenByDefault());
    }

    public static int childrenByDefault() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
