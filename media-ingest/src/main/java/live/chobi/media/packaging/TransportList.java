package live.chobi.media.packaging;

import java.util.List;
import live.chobi.media.packaging.HlsAnswer.Caching;
import live.chobi.media.packaging.ts.TsPlaylist;
import live.chobi.media.packaging.ts.TsSegment;
import org.jspecify.annotations.Nullable;

/// A rendition's finished segments as plain HLS of MPEG-TS: made once for as long as no segment comes or goes. Parts,
/// which come several times a second, do not show in it. Immutable.
///
/// @param answer missing where a listed segment is in a codec that MPEG-TS does not carry
record TransportList(List<Segment> segments, boolean independent, boolean ended, HlsAnswer answer) {
    static TransportList of(MediaPlaylist playlist) {
        Listing listing = playlist.listing();
        return new TransportList(listing.segments(), listing.independent(), listing.ended(), carried(listing.segments())
                ? new HlsAnswer.Bytes(SharedBytes.of(TsPlaylist.of(playlist.text())), MediaPlaylist.TYPE,
                        Caching.PLAYLIST)
                : new HlsAnswer.Missing());
    }

    /// Whether it is what this state says, too. A list of segments is made anew when it changes, and may be long.
    @SuppressWarnings("ReferenceEquality")
    boolean says(Listing listing) {
        return segments == listing.segments() && independent == listing.independent() && ended == listing.ended();
    }

    /// Segments of the same tracks share what says so.
    @SuppressWarnings("ReferenceEquality")
    private static boolean carried(List<Segment> segments) {
        Segment.@Nullable Init looked = null;
        for (Segment segment : segments) {
            Segment.Init init = segment.init();
            if (init != looked && !TsSegment.carries(init.tracks().video(), init.tracks().audio())) {
                return false;
            }
            looked = init;
        }
        return true;
    }
}
