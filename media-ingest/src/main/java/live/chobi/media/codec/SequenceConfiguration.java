package live.chobi.media.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A configuration whose record holds the headers of the sequence: the record says everything, so two are equal when
/// their records are. Immutable.
abstract sealed class SequenceConfiguration implements VideoConfiguration
        permits AvcConfiguration, HevcConfiguration, Av1Configuration {
    private final byte[] record;
    private final PictureFormat picture;

    /// @param record becomes this object's
    SequenceConfiguration(byte[] record, PictureFormat picture) {
        this.record = record;
        this.picture = picture;
    }

    @Override
    public final byte[] record() {
        return record;
    }

    @Override
    public final PictureFormat picture() {
        return picture;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof SequenceConfiguration that && kind() == that.kind()
                && Arrays.equals(record, that.record);
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(record);
    }

    @Override
    public final String toString() {
        return codec() + " " + picture.width() + "x" + picture.height();
    }
}
