package live.chobi.media.packaging;

import static live.chobi.media.packaging.Frames.PICTURE;
import static live.chobi.media.packaging.Frames.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mp4parser.Box;
import org.mp4parser.Container;
import org.mp4parser.IsoFile;
import org.mp4parser.boxes.iso14496.part12.MediaDataBox;
import org.mp4parser.boxes.iso14496.part12.MovieFragmentBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBaseMediaDecodeTimeBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBox;
import org.mp4parser.boxes.iso14496.part12.TrackRunBox;
import org.mp4parser.boxes.iso14496.part14.ESDescriptorBox;
import org.mp4parser.boxes.iso14496.part15.AvcConfigurationBox;
import org.mp4parser.tools.Path;

/// What is in the boxes, read by a parser that is not ours.
class FragmentTest {
    private final Frames frames = new Frames();

    @BeforeEach
    void one_segment_with_reordered_pictures() {
        frames.packager.configured(PICTURE, SOUND);
        frames.picture(1_000, 67, true);
        frames.sound(1_000);
        frames.picture(1_033, -33, false);
        frames.sound(1_021);
        frames.picture(1_067, 33, false);
        frames.sound(1_043);
        frames.picture(2_100, 67, true);
    }

    @Test
    void the_init_segment_describes_both_tracks_without_edit_lists() throws IOException {
        IsoFile file = parse(frames.object(name("init-")));

        AvcConfigurationBox avc = Path.getPath((Container) file,
                "moov[0]/trak[0]/mdia[0]/minf[0]/stbl[0]/stsd[0]/avc1[0]/avcC[0]");
        assertThat(avc.getAvcProfileIndication()).isEqualTo(100);
        assertThat(avc.getSequenceParameterSets()).hasSize(1);
        ESDescriptorBox esds = Path.getPath((Container) file,
                "moov[0]/trak[1]/mdia[0]/minf[0]/stbl[0]/stsd[0]/mp4a[0]/esds[0]");
        assertThat(esds.getEsDescriptor().getDecoderConfigDescriptor().getAudioSpecificInfo().getSamplingFrequency())
                .isEqualTo(48_000);
        assertThat(Path.<Box>getPaths((Container) file, "moov[0]/trak/edts")).isEmpty();
        assertThat(Path.<Box>getPaths((Container) file, "moov[0]/mvex[0]/trex")).hasSize(2);
    }

    @Test
    void decoding_times_and_signed_composition_offsets_are_exact() throws IOException {
        TrackFragmentBox video = trackFragments().get(0);
        TrackRunBox run = run(video);

        assertThat(base(video)).isEqualTo(90_000);
        assertThat(run.getVersion()).isEqualTo((short) 1);
        assertThat(run.getEntries()).extracting(TrackRunBox.Entry::getSampleDuration).containsExactly(2_970L, 3_060L,
                92_970L);
        assertThat(run.getEntries()).extracting(TrackRunBox.Entry::getSampleCompositionTimeOffset).containsExactly(
                6_030L,
                -2_970L, 2_970L);
        assertThat(run.getEntries()).extracting(entry -> entry.getSampleFlags().isSampleIsDifferenceSample())
                .containsExactly(false, true, true);
    }

    @Test
    void sound_is_timed_by_its_samples_and_starts_where_it_did() throws IOException {
        TrackFragmentBox audio = trackFragments().get(1);

        assertThat(base(audio)).isEqualTo(48_000);
        assertThat(run(audio).isSampleDurationPresent()).isFalse();
        assertThat(audio.getTrackFragmentHeaderBox().getDefaultSampleDuration()).isEqualTo(1_024);
        assertThat(audio.getTrackFragmentHeaderBox().getDefaultSampleFlags().isSampleIsDifferenceSample()).isFalse();
    }

    @Test
    void data_offsets_point_at_the_payloads() throws IOException {
        byte[] bytes = frames.object(name("seg-"));
        List<TrackFragmentBox> tracks = trackFragments();

        assertThat(longAt(bytes, run(tracks.get(0)).getDataOffset())).isEqualTo(1_000);
        assertThat(longAt(bytes, run(tracks.get(0)).getDataOffset() + 8)).isEqualTo(1_033);
        assertThat(longAt(bytes, run(tracks.get(1)).getDataOffset() + 16)).isEqualTo(1_043);
        assertThat(parse(bytes).getBoxes(MediaDataBox.class)).hasSize(1);
    }

    @Test
    void the_programme_date_time_is_that_of_the_first_picture_shown() {
        assertThat(frames.playlist("v.m3u8")).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:01.067Z");
    }

    private List<TrackFragmentBox> trackFragments() throws IOException {
        return parse(frames.object(name("seg-"))).getBoxes(MovieFragmentBox.class).getFirst()
                .getBoxes(TrackFragmentBox.class);
    }

    private static TrackRunBox run(TrackFragmentBox track) {
        return track.getBoxes(TrackRunBox.class).getFirst();
    }

    private static long base(TrackFragmentBox track) {
        return track.getBoxes(TrackFragmentBaseMediaDecodeTimeBox.class).getFirst().getBaseMediaDecodeTime();
    }

    private String name(String prefix) {
        return frames.playlist("v.m3u8").lines().filter(line -> line.contains(prefix)).findFirst().orElseThrow()
                .replaceAll(".*\"(.*)\".*", "$1");
    }

    private static IsoFile parse(byte[] bytes) throws IOException {
        return new IsoFile(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    private static long longAt(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).getLong(offset);
    }
}
