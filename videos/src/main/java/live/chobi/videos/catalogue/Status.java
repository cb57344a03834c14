package live.chobi.videos.catalogue;

/// How far a video has come.
public enum Status {
    /// Its bytes are still coming.
    UPLOADING,
    /// They are here and are being made playable.
    PROCESSING,
    /// It can be played.
    READY,
    /// It never will be; `failureReason` says why.
    FAILED
}
