package live.chobi.videos.processing;

/// A file that never will be played. The message is a sentence for its owner.
final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
