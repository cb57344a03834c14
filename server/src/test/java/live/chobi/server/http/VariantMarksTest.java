package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariantMarksTest {
    @Test
    void every_playlist_that_is_named_is_marked_and_nothing_else() {
        assertThat(VariantMarks.on("""
                #EXTM3U
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a, b",URI="audio.m3u8"
                #EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="c",NAME="URI=x",INSTREAM-ID="CC1"
                #EXT-X-I-FRAME-STREAM-INF:URI="key.m3u8?a=1",BANDWIDTH=1
                #EXT-X-SESSION-DATA:DATA-ID="x",URI="data.json"

                #EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"
                high/video.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=1
                low.m3u8?b=2
                """, "M-1_x")).isEqualTo("""
                #EXTM3U
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a, b",URI="audio.m3u8?p=M-1_x"
                #EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="c",NAME="URI=x",INSTREAM-ID="CC1"
                #EXT-X-I-FRAME-STREAM-INF:URI="key.m3u8?a=1&p=M-1_x",BANDWIDTH=1
                #EXT-X-SESSION-DATA:DATA-ID="x",URI="data.json"

                #EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"
                high/video.m3u8?p=M-1_x
                #EXT-X-STREAM-INF:BANDWIDTH=1
                low.m3u8?b=2&p=M-1_x
                """);
    }
}
