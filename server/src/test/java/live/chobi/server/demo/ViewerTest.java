package live.chobi.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private static final List<JsonNode> GIFTS = List.of(gift("rose", "common"), gift("heart", "common"),
            gift("star", "rare"), gift("rocket", "legendary"));

    private static JsonNode gift(String code, String tier) {
        return Player.object().put("code", code).put("tier", tier);
    }

    @Test
    void every_gift_is_sent_sometimes_and_the_cheapest_most() {
        Map<String, Integer> sent = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            sent.merge(Viewer.pick(GIFTS, i / 1000.0).path("code").asText(), 1, Integer::sum);
        }
        assertThat(sent).containsOnlyKeys("rose", "heart", "star", "rocket");
        assertThat(sent.get("rose")).isGreaterThan(sent.get("heart")).isGreaterThan(400);
        assertThat(sent.get("heart")).isGreaterThan(sent.get("star"));
        assertThat(sent.get("star")).isGreaterThan(sent.get("rocket"));
    }

    @Test
    void a_dice_at_its_end_still_chooses_a_gift() {
        assertThat(Viewer.pick(GIFTS, 1).path("code").asText()).isEqualTo("rocket");
    }

    @Test
    void nobody_repeats_a_line_before_all_are_said() {
        Lines lines = new Lines(Lines.ARABIC);
        Set<String> said = new HashSet<>();
        for (int i = 0; i < Lines.ARABIC.size(); i++) {
            said.add(lines.next());
        }
        assertThat(said).hasSameSizeAs(Lines.ARABIC);
        assertThat(Lines.ARABIC).contains(lines.next());
    }

    @Test
    void what_is_said_fits_into_a_message() {
        assertThat(Stream.of(Lines.ARABIC, Lines.ENGLISH).flatMap(List::stream))
                .allSatisfy(line -> assertThat(line).isNotBlank().hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void a_playlist_names_addresses_relative_to_itself() {
        URI playlist = URI.create("http://127.0.0.1:1/live/s/video/media.m3u8");
        assertThat(HlsScreen.named(playlist, "#EXTM3U\r\n\r\n#EXTINF:2,\r\n7.m4s\r\n../8.m4s\n")).containsExactly(
                URI.create("http://127.0.0.1:1/live/s/video/7.m4s"), URI.create("http://127.0.0.1:1/live/s/8.m4s"));
    }

    @Test
    void people_differ_by_at_most_half_from_their_pace() {
        for (int i = 0; i < 1000; i++) {
            assertThat(Pace.about(Pace.GENTLE.chat())).isBetween(Pace.GENTLE.chat().dividedBy(2),
                    Pace.GENTLE.chat().multipliedBy(3).dividedBy(2));
        }
    }
}
