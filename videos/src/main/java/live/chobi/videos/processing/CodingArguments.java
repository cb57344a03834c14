package live.chobi.videos.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.chobi.videos.processing.Probe.Picture;
import live.chobi.videos.processing.Probe.Sound;
import live.chobi.videos.processing.RungLadder.Rung;

/// What the programs are called with. The child works in the media's folder and names everything from there; it reads
/// files only, and one format only. Pure.
///
/// @param threads of each coder
record CodingArguments(Container container, int threads) {
    static final String ORIGINAL = "original";
    static final String PROBED = "probe.json";
    static final String PROGRESS = "progress";
    private static final int SEGMENT_SECONDS = 4;
    private static final int KEY_FRAME_SECONDS = 2;
    private static final int SOUND_KBPS = 128;
    private static final int POSTER_WIDTH_MAX = 1280;

    List<String> probe() {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(input());
        arguments.addAll(List.of("-show_format", "-show_streams", "-of", "json", "-o", PROBED));
        return arguments;
    }

    private List<String> input() {
        return List.of("-protocol_whitelist", "file", "-f", container.demuxer(), "-i", "file:" + ORIGINAL);
    }

    private List<String> begin() {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-progress",
                "file:" + PROGRESS, "-threads", Integer.toString(threads)));
        arguments.addAll(input());
        // Where and with what it was taken is nobody's business.
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        return arguments;
    }

    /// The pictures as they came; sound too, where browsers play it.
    List<String> copy(Probe probe) {
        List<String> arguments = begin();
        probe.picture().ifPresent(it -> arguments.addAll(List.of("-map", "0:" + it.stream(), "-c:v", "copy")));
        sound(arguments, probe);
        hls(arguments, MediaFiles.SOURCE);
        return arguments;
    }

    /// The renditions, coded in one go so that the file is decoded once.
    ///
    /// @param copied whether the pictures as they came are a rendition: then the others have key frames where they do
    List<String> ladder(Probe probe, Picture picture, List<Rung> rungs, boolean copied) {
        List<String> arguments = begin();
        var filter = new StringBuilder("[0:" + picture.stream() + "]split=" + rungs.size());
        for (int i = 0; i < rungs.size(); i++) {
            filter.append("[s").append(i).append(']');
        }
        for (int i = 0; i < rungs.size(); i++) {
            filter.append(String.format(Locale.ROOT, ";[s%d]scale=w=-2:h=%d,format=yuv420p,setsar=1[v%d]", i,
                    rungs.get(i).height(), i));
        }
        arguments.addAll(List.of("-filter_threads", "1", "-filter_complex", filter.toString()));
        for (int i = 0; i < rungs.size(); i++) {
            Rung rung = rungs.get(i);
            arguments.addAll(List.of("-map", "[v" + i + "]", "-c:v", "libx264", "-preset", "veryfast", "-profile:v",
                    "high", "-b:v", rung.kbps() + "k", "-maxrate", rung.kbps() * 3 / 2 + "k", "-bufsize",
                    rung.kbps() * 3 + "k", "-threads:v", Integer.toString(threads)));
            arguments.addAll(copied
                    ? List.of("-g", "100000", "-sc_threshold", "0", "-force_key_frames", "source")
                    : List.of("-force_key_frames", "expr:gte(t,n_forced*" + KEY_FRAME_SECONDS + ")"));
            sound(arguments, probe);
            hls(arguments, rung.name());
        }
        return arguments;
    }

    private static void sound(List<String> arguments, Probe probe) {
        probe.sound().map(Sound::stream).ifPresent(it -> arguments.addAll(List.of("-map", "0:" + it)));
        arguments.addAll(probe.sound().filter(Sound::playable).isPresent()
                ? List.of("-c:a", "copy")
                : List.of("-c:a", "aac", "-b:a", SOUND_KBPS + "k", "-ac", "2", "-ar", "48000"));
    }

    /// One file of fragments and a playlist of stretches in it: a video is a handful of files, however long.
    private static void hls(List<String> arguments, String rendition) {
        arguments.addAll(List.of("-f", "hls", "-hls_time", Integer.toString(SEGMENT_SECONDS), "-hls_list_size", "0",
                "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4", "-hls_flags",
                "single_file+independent_segments", "-hls_segment_filename",
                rendition + "/" + MediaFiles.BYTES, rendition + "/" + MediaFiles.INDEX));
    }

    /// A picture that is like most around it, some way in: the first are often black.
    static List<String> poster(List<String> input, double atSeconds) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-threads", "1", "-ss",
                String.format(Locale.ROOT, "%.3f", atSeconds)));
        arguments.addAll(input);
        arguments.addAll(List.of("-an", "-sn", "-frames:v", "1", "-filter_threads", "1", "-vf",
                "thumbnail=25,scale=w='min(" + POSTER_WIDTH_MAX + ",iw)':h=-2", "-c:v", "mjpeg", "-q:v", "4",
                "-update", "1", "-f", "image2", MediaFiles.POSTER));
        return arguments;
    }

    List<String> poster(double atSeconds) {
        return poster(input(), atSeconds);
    }

    /// Of a recording, which lies elsewhere.
    static List<String> posterOf(String file, double atSeconds) {
        return poster(List.of("-protocol_whitelist", "file", "-f", Container.MP4.demuxer(), "-i", "file:" + file),
                atSeconds);
    }
}
