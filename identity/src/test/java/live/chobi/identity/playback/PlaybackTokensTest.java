package live.chobi.identity.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import live.chobi.identity.FakeClock;
import live.chobi.identity.playback.PlaybackTokens.Pass;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybackTokensTest {
    private static final SecretKeySpec OLD = key();
    private static final SecretKeySpec NEW = key();

    private final FakeClock clock = new FakeClock();
    private final PlaybackTokens tokens = new PlaybackTokens(new Signature("playback-token", List.of(NEW, OLD)), clock);
    private final Pass pass = new Pass(SessionId.next(), UserId.next().toString(), 7,
            clock.instant().plus(Duration.ofMinutes(5)));

    @Test
    void a_token_says_who_may_watch_what_until_when_and_of_which_epoch() {
        assertThat(tokens.verify(tokens.sign(pass))).contains(pass);
    }

    @Test
    void it_is_one_short_path_segment() {
        assertThat(tokens.sign(pass)).matches("[A-Za-z0-9_-]{1,140}");
    }

    @Test
    void it_ends_at_its_time() {
        String token = tokens.sign(pass);
        clock.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(tokens.verify(token)).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void no_changed_character_passes() {
        String token = tokens.sign(pass);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.verify(token.substring(0, i) + other + token.substring(i + 1))).as("at %d", i).isEmpty();
        }
        assertThat(tokens.verify(token + "=")).isEmpty();
        assertThat(tokens.verify(token.substring(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "..", "AAAA", "%00", "ÄÖÜ", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void garbage_is_no_token(String text) {
        assertThat(tokens.verify(text)).isEmpty();
        assertThat(tokens.verify(text + "A".repeat(100_000))).isEmpty();
    }

    @Test
    void an_earlier_key_still_verifies_and_a_strange_one_does_not() {
        assertThat(tokens.verify(signedBy(OLD).sign(pass))).contains(pass);
        assertThat(tokens.verify(signedBy(key()).sign(pass))).isEmpty();
    }

    @Test
    void a_guest_keeps_their_id_and_nobody_makes_one_up() {
        GuestIds guests = new GuestIds(new Signature("guest-id", List.of(NEW)));
        GuestIds.Guest guest = guests.issue();
        assertThat(guests.verify(guest.signed())).contains(guest.id());
        assertThat(guests.verify(guest.id().toString())).isEmpty();
        assertThat(guests.issue().id()).isNotEqualTo(guest.id());
    }

    @Test
    void what_was_signed_for_one_purpose_is_nothing_for_another() {
        GuestIds guests = new GuestIds(new Signature("guest-id", List.of(NEW)));
        assertThat(tokens.verify(guests.issue().signed())).isEmpty();
        assertThat(guests.verify(tokens.sign(pass))).isEmpty();
    }

    @Test
    void an_endless_viewer_is_a_fault_of_the_signer() {
        Pass endless = new Pass(pass.session(), "v".repeat(65), 0, pass.expires());
        assertThatThrownBy(() -> tokens.sign(endless)).isInstanceOf(IllegalArgumentException.class);
    }

    private PlaybackTokens signedBy(SecretKeySpec key) {
        return new PlaybackTokens(new Signature("playback-token", List.of(key)), clock);
    }

    private static SecretKeySpec key() {
        return new SecretKeySpec(Base64.getDecoder().decode(Signature.freshKey()), "HmacSHA256");
    }
}
