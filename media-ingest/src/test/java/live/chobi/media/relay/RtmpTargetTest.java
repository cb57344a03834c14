package live.chobi.media.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses as services give them out: with the key apart, or as their last part.
class RtmpTargetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # url                                        | key             | tcUrl                          | stream
            rtmp://a.example/live2                       | abcd-efgh-ijkl  | rtmp://a.example/live2         | abcd-efgh-ijkl
            rtmp://a.example/live2/                      | abcd-efgh-ijkl  | rtmp://a.example/live2         | abcd-efgh-ijkl
            rtmp://a.example/live2/abcd                  |                 | rtmp://a.example/live2         | abcd
            RTMPS://Live.Example:443/rtmp/               | FB-1-0-Abc?s_l=1| rtmps://live.example/rtmp      | FB-1-0-Abc?s_l=1
            rtmps://live.example/rtmp/FB-1?s=a/b         |                 | rtmps://live.example/rtmp      | FB-1?s=a/b
            rtmp://a.example:1936/app/instance/key       |                 | rtmp://a.example:1936/app/instance | key
            rtmp://a.example/app?user=1                  | key             | rtmp://a.example/app?user=1    | key
            rtmp://[2001:db8::1]:1936/app/key            |                 | rtmp://[2001:db8::1]:1936/app  | key
            """)
    void the_application_and_the_stream_are_told_apart(String url, String key, String tcUrl, String stream) {
        RtmpTarget target = RtmpTarget.parse(url, Optional.ofNullable(key));

        assertThat(target.tcUrl()).isEqualTo(tcUrl);
        assertThat(target.stream()).isEqualTo(stream);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.example/live/key", "http://a.example/live/key", "rtmp:/a.example/live/key",
        "rtmp://", "rtmp:///live/key", "rtmp://a.example", "rtmp://a.example/", "rtmp://a.example/live",
        "rtmp://a.example/live/", "rtmp://a.example/live/?x", "rtmp://user:secret@a.example/live/key",
        "rtmp://a.example:port/live/key", "rtmp://a.example:0/live/key", "rtmp://a.example:70000/live/key",
        "rtmp://a.example:/live/key", "rtmp://a b.example/live/key", "rtmp://a.example/live/k\ney",
        "rtmp://a.example/live/key#part", "rtmpt://a.example/live/key", "file:///etc/passwd"})
    void what_is_no_stream_on_a_server_is_refused(String url) {
        assertThatThrownBy(() -> RtmpTarget.parse(url, Optional.empty())).isInstanceOf(IllegalArgumentException.class)
                .message().startsWith("must ").doesNotContain("secret");
    }

    @Test
    void an_address_of_more_than_a_thousand_characters_is_refused() {
        String url = "rtmp://a.example/live/";

        assertThat(RtmpTarget.parse(url + "k".repeat(1_000 - url.length()), Optional.empty()).host())
                .isEqualTo("a.example");
        assertThatThrownBy(() -> RtmpTarget.parse(url + "k".repeat(1_001 - url.length()), Optional.empty()))
                .hasMessage("must have at most 1000 characters");
        assertThatThrownBy(() -> RtmpTarget.parse(url, Optional.of("k".repeat(1_001))))
                .hasMessage("must have at most 1000 characters");
    }

    @Test
    void it_shows_host_and_application_and_of_a_long_key_four_characters() {
        assertThat(shown("rtmp://a.example/live2?token=secret", "abcd-efgh-ijkl-mnop"))
                .isEqualTo("rtmp://a.example/live2/••••mnop");
        assertThat(shown("rtmps://a.example:8443/app", "a-long-stream-key?sign=secret"))
                .isEqualTo("rtmps://a.example:8443/app/••••-key");
        assertThat(shown("rtmp://a.example/live", "short")).isEqualTo("rtmp://a.example/live/••••");
        assertThat(RtmpTarget.parse("rtmp://a.example/live/a-long-stream-key", Optional.empty()).toString())
                .isEqualTo("rtmp://a.example/live/••••-key");
    }

    @Test
    void a_redirect_keeps_the_stream_and_the_encryption() {
        RtmpTarget secure = RtmpTarget.parse("rtmps://a.example/live", Optional.of("key"));

        assertThat(secure.redirected("rtmps://b.example:444/other").tcUrl()).isEqualTo("rtmps://b.example:444/other");
        assertThat(secure.redirected("rtmps://b.example/other").stream()).isEqualTo("key");
        assertThatThrownBy(() -> secure.redirected("rtmp://b.example/other")).hasMessage("must stay encrypted");
        assertThatThrownBy(() -> secure.redirected("http://b.example/other"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String shown(String url, String key) {
        return RtmpTarget.parse(url, Optional.of(key)).shown();
    }
}
