package live.chobi.videos.processing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/// What is in a file, as ffprobe tells it. Pure.
///
/// @param durationMs 0 where the file does not say
record Probe(long durationMs, Optional<Picture> picture, Optional<Sound> sound) {
    /// What every browser decodes.
    private static final Set<String> PLAYABLE_PIXELS = Set.of("yuv420p", "yuvj420p");
    private static final Set<String> PLAYABLE_PROFILES = Set.of("Constrained Baseline", "Baseline", "Main", "High");

    /// @param stream its number in the file
    /// @param width as shown: after turning
    /// @param playable browsers decode it as it is
    record Picture(int stream, int width, int height, double rate, boolean playable) {}

    /// @param playable browsers decode it as it is
    record Sound(int stream, boolean playable) {}

    /// @param json of `ffprobe -of json -show_format -show_streams`
    static Probe read(JsonNode json) {
        Optional<Picture> picture = Optional.empty();
        Optional<Sound> sound = Optional.empty();
        double seconds = json.path("format").path("duration").asDouble(0);
        for (JsonNode stream : json.path("streams")) {
            String type = stream.path("codec_type").asText();
            boolean isCover = stream.path("disposition").path("attached_pic").asInt() == 1;
            if (type.equals("video") && !isCover && picture.isEmpty() && stream.path("width").asInt() > 0) {
                picture = Optional.of(picture(stream));
            } else if (type.equals("audio") && sound.isEmpty() && stream.path("channels").asInt() > 0) {
                sound = Optional.of(new Sound(stream.path("index").asInt(),
                        stream.path("codec_name").asText().equals("aac")
                                && stream.path("profile").asText().equals("LC")));
            }
            seconds = Math.max(seconds, stream.path("duration").asDouble(0));
        }
        return new Probe(Math.round(seconds * 1000), picture, sound);
    }

    private static Picture picture(JsonNode stream) {
        int turned = 0;
        for (JsonNode side : stream.path("side_data_list")) {
            turned = side.path("rotation").asInt(turned);
        }
        boolean upright = turned % 180 == 0;
        int width = stream.path("width").asInt();
        int height = stream.path("height").asInt();
        String field = stream.path("field_order").asText("progressive");
        boolean playable = stream.path("codec_name").asText().equals("h264") && turned == 0
                && PLAYABLE_PIXELS.contains(stream.path("pix_fmt").asText())
                && PLAYABLE_PROFILES.contains(stream.path("profile").asText())
                && (field.equals("progressive") || field.equals("unknown"));
        return new Picture(stream.path("index").asInt(), upright ? width : height, upright ? height : width,
                rate(stream.path("avg_frame_rate").asText()), playable);
    }

    /// `30000/1001`; 25 where it is unknown.
    private static double rate(String fraction) {
        String[] parts = fraction.split("/", -1);
        try {
            double rate = parts.length == 2 ? Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]) : 25;
            return rate > 0 && rate < 1000 ? rate : 25;
        } catch (NumberFormatException e) {
            return 25;
        }
    }
}
