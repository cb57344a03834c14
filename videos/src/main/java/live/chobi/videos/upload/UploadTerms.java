package live.chobi.videos.upload;

import java.time.Duration;
import java.util.function.LongSupplier;

/// What users may upload.
///
/// @param bytesMax of one upload
/// @param storedMax of all uploads of one user, those that are coming included; 0 sets no limit
/// @param atOnceMax uploads of one user that are coming; 0 sets no limit
/// @param life how long an upload waits for its next byte
/// @param freeBytes of the disk they come to
public record UploadTerms(long bytesMax, long storedMax, int atOnceMax, Duration life, LongSupplier freeBytes) {
    /// Left to everything else on the disk, the database first of all.
    static final long SPARE_BYTES = 1L << 30;
}
