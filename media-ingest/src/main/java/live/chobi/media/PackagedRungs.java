package live.chobi.media;

import java.time.Instant;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.HlsPackager;
import live.chobi.media.packaging.PackagingEvents;
import live.chobi.media.packaging.Rendition;
import live.chobi.media.packaging.SegmentPlan;
import live.chobi.media.packaging.SessionMedia;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.TimeSource;
import live.chobi.media.transcoding.RenditionSink;
import live.chobi.media.transcoding.Rung;
import org.jspecify.annotations.Nullable;

/// Offers what a ladder makes beside the source, cut as the source is. Any thread.
record PackagedRungs(SessionMedia media, SegmentPlan plan, TimeSource time, PackagingEvents events)
        implements
            RenditionSink.Factory {
    @Override
    public RenditionSink open(Admission.Admitted admitted, Rung rung) {
        Rendition rendition = media.rendition(rung.name());
        return new Packaged(media, rendition, HlsPackager.following(plan, time.now(), rendition, events));
    }

    private record Packaged(SessionMedia media, Rendition rendition, HlsPackager packager) implements RenditionSink {
        @Override
        public void configured(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
            packager.configured(video, audio);
        }

        @Override
        public void frame(Frame frame) {
            packager.frame(frame);
        }

        @Override
        public void anchored(Instant mediaZero) {
            packager.anchored(mediaZero);
        }

        @Override
        public void settled(Instant mediaZero) {
            packager.settled(mediaZero);
        }

        @Override
        public void interrupted() {
            packager.interrupted();
        }

        @Override
        public void ended() {
            packager.ended();
        }

        @Override
        public void remove() {
            packager.interrupted(); // Gives back what it holds.
            packager.forget();
            media.remove(rendition);
        }
    }
}
