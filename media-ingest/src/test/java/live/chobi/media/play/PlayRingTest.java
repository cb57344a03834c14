package live.chobi.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import live.chobi.media.MediaSettings.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What players are sent, and when. Players here are few, so frames come at once unless the profile gathers them.
class PlayRingTest {
    private Theatre theatre = new Theatre(Profile.AUTO);

    @AfterEach
    void everything_is_given_back() {
        theatre.guests.forEach(Theatre.Guest::leaves);
        theatre.ring.ended();
        theatre.settle();
        theatre.guests.forEach(guest -> guest.channel.finishAndReleaseAll());
        assertThat(theatre.held()).isZero();
        assertThat(theatre.pinnedBytes()).isZero();
        assertThat(theatre.metric("chobi_media_players", "protocol", "flv")).isZero();
    }

    @Test
    void a_player_sees_the_newest_key_frame_at_once_and_then_what_comes() {
        theatre.key(1_000).picture(1_033).key(2_000).sound(2_010).picture(2_033);
        Theatre.Guest guest = theatre.join();

        assertThat(guest.got()).isEqualTo("flv meta avc aac K2000 a2010 v2033");
        theatre.picture(2_066).sound(2_070).settle();
        assertThat(guest.got()).isEqualTo("v2066 a2070");
        theatre.key(4_000).settle();
        assertThat(guest.got()).isEqualTo("K4000");
    }

    @Test
    void nothing_is_framed_while_nobody_plays() {
        theatre.key(1_000).picture(1_033).pass(1_000);

        assertThat(theatre.metric("chobi_media_play_slices")).isZero();
        assertThat(theatre.held()).isEqualTo(2);
        theatre.key(2_000);
        assertThat(theatre.held()).as("the newest GOP only").isEqualTo(1);
    }

    @Test
    void the_second_player_gets_the_same_bytes_from_the_same_key_frame() {
        theatre.key(1_000).picture(1_033);
        Theatre.Guest first = theatre.join();
        theatre.picture(1_066).settle();
        Theatre.Guest second = theatre.join();

        assertThat(first.got()).isEqualTo("flv meta avc aac K1000 v1033 v1066");
        assertThat(second.got()).isEqualTo("flv meta avc aac K1000 v1033 v1066");
    }

    @Test
    void who_comes_before_the_first_key_frame_hears_sound_and_waits_for_the_picture() {
        Theatre.Guest guest = theatre.join();
        assertThat(guest.got()).isEmpty();
        theatre.sound(1_000).picture(1_010).settle();
        assertThat(guest.got()).isEqualTo("flv meta avc aac a1000");
        theatre.key(1_050).settle();
        assertThat(guest.got()).isEqualTo("K1050");
    }

    @Test
    void a_stream_without_key_frames_is_shown_after_a_while_all_the_same() {
        Theatre.Guest guest = theatre.join();
        theatre.sound(1_000).picture(1_010).settle();
        assertThat(guest.got()).doesNotContain("v1010");
        theatre.pass(13_000).picture(14_000).settle();
        assertThat(guest.got()).isEqualTo("v14000");
    }

    @Test
    void sound_alone_begins_with_the_last_moment() {
        theatre.ring.configured(null, Theatre.SOUND);
        for (long ms = 0; ms <= 5_000; ms += 500) {
            theatre.sound(ms);
        }
        assertThat(theatre.join().got()).isEqualTo("flv meta aac a3500 a4000 a4500 a5000");
    }

    @Test
    void in_the_economy_profile_frames_of_300_ms_are_one_write() {
        theatre = new Theatre(Profile.ECONOMY);
        theatre.key(1_000);
        Theatre.Guest guest = theatre.join();
        assertThat(guest.got()).endsWith("K1000");
        int before = guest.writes;
        for (long ms = 1_033; ms < 1_300; ms += 33) {
            theatre.picture(ms).pass(33);
        }
        assertThat(guest.got()).isEmpty();
        theatre.pass(40);
        assertThat(guest.got()).startsWith("v1033").endsWith("v1297");
        assertThat(guest.writes - before).isEqualTo(1);
    }

    @Test
    void a_key_frame_begins_a_slice_but_does_not_hurry_the_batch() {
        theatre = new Theatre(Profile.ECONOMY);
        theatre.key(1_000);
        Theatre.Guest guest = theatre.join();
        guest.got();
        theatre.picture(1_100).pass(100).key(1_200).pass(100);
        assertThat(guest.got()).isEmpty();
        assertThat(theatre.join().got()).as("it can start with the new one only once that is out")
                .isEqualTo("flv meta avc aac K1000 v1100");
        theatre.pass(100);
        assertThat(guest.got()).isEqualTo("v1100 K1200");
        assertThat(theatre.join().got()).isEqualTo("flv meta avc aac K1200");
    }

    @Test
    void a_new_configuration_comes_before_its_first_frame_also_to_one_who_is_behind() {
        theatre.key(1_000);
        Theatre.Guest quick = theatre.join();
        Theatre.Guest slow = theatre.join();
        slow.got();
        slow.stalls();
        theatre.picture(1_033);
        theatre.ring.configured(Theatre.OTHER_PICTURE, Theatre.SOUND);
        theatre.key(1_066).settle();

        assertThat(quick.got()).isEqualTo("flv meta avc aac K1000 v1033 avc aac K1066");
        slow.reads();
        assertThat(slow.got()).isEqualTo("v1033 avc aac K1066");
        assertThat(theatre.join().got()).isEqualTo("flv meta avc aac K1066");
    }

    @Test
    void a_player_two_seconds_behind_goes_on_at_the_newest_key_frame_with_all_the_sound() {
        theatre.key(0);
        Theatre.Guest guest = theatre.join();
        guest.got();
        guest.stalls();
        theatre.picture(100).sound(110).pass(1_500).key(2_000).sound(2_010).picture(2_033).pass(1_500);
        guest.reads();

        assertThat(guest.got()).isEqualTo("a110 K2000 a2010 v2033");
        assertThat(theatre.metric("chobi_media_play_skipped_frames", "kind", "pictures")).isEqualTo(1);
    }

    @Test
    void without_a_newer_key_frame_it_first_loses_what_nothing_refers_to_and_then_all_pictures() {
        theatre.key(0);
        Theatre.Guest guest = theatre.join();
        guest.got();
        guest.stalls();
        theatre.picture(100).disposable(133).sound(140).pass(2_500);
        guest.reads();
        assertThat(guest.got()).isEqualTo("v100 a140");

        guest.stalls();
        theatre.picture(2_600).sound(2_610).pass(4_500);
        guest.reads();
        assertThat(guest.got()).isEqualTo("a2610");
        theatre.picture(7_100).sound(7_110).settle();
        assertThat(guest.got()).as("until the next key frame").isEqualTo("a7110");
        theatre.key(7_200).settle();
        assertThat(guest.got()).isEqualTo("K7200");
    }

    @Test
    void a_player_that_takes_nothing_for_ten_seconds_is_closed_and_holds_no_memory_meanwhile() {
        theatre.key(0);
        Theatre.Guest guest = theatre.join();
        Theatre.Guest other = theatre.join();
        guest.stalls();
        long most = 0;
        for (long ms = 1_000; ms < 13_000; ms += 1_000) {
            theatre.key(ms).sound(ms + 10).pass(1_000);
            assertThat(other.got()).isNotEmpty();
            most = Math.max(most, theatre.pinnedBytes());
        }
        assertThat(guest.told).containsExactly("too slow");
        assertThat(theatre.metric("chobi_media_play_slow_closed")).isEqualTo(1);
        theatre.key(13_000).settle();
        other.got();
        assertThat(theatre.pinnedBytes()).as("slices are let go of with the slow one").isLessThan(most / 2);
    }

    @Test
    void a_paused_player_goes_on_with_the_newest_picture() {
        theatre.key(0);
        Theatre.Guest guest = theatre.join();
        guest.got();
        guest.player.pause(true);
        theatre.picture(100).key(2_000).picture(2_100).pass(60_000);
        assertThat(guest.got()).isEmpty();
        guest.player.pause(false);
        assertThat(guest.got()).isEqualTo("K2000 v2100");
        assertThat(guest.told).isEmpty();
    }

    @Test
    void who_wants_no_picture_or_no_sound_gets_none() {
        theatre.key(0).sound(10);
        Theatre.Guest guest = theatre.join();
        guest.got();
        guest.player.wantsVideo(false);
        theatre.picture(100).sound(110).settle();
        assertThat(guest.got()).isEqualTo("a110");
        guest.player.wantsVideo(true);
        guest.player.wantsAudio(false);
        theatre.picture(200).sound(210).key(300).sound(310).settle();
        assertThat(guest.got()).as("pictures from the next key frame on").isEqualTo("K300");
    }

    @Test
    void while_the_encoder_is_away_players_stay_and_go_on_at_its_next_key_frame() {
        theatre.key(0).picture(33);
        Theatre.Guest guest = theatre.join();
        guest.got();
        theatre.ring.interrupted();
        theatre.pass(30_000);
        Theatre.Guest meanwhile = theatre.join();
        assertThat(guest.told).containsExactly("interrupted");
        assertThat(meanwhile.got()).isEmpty();

        theatre.picture(30_000).sound(30_010).key(30_033).settle();
        assertThat(guest.told).containsExactly("interrupted", "resumed");
        assertThat(guest.got()).isEqualTo("a30010 K30033");
        assertThat(meanwhile.got()).isEqualTo("flv meta avc aac a30010 K30033");
    }

    @Test
    void at_the_end_players_get_the_last_frames_and_are_told() {
        theatre = new Theatre(Profile.ECONOMY);
        theatre.key(0);
        Theatre.Guest guest = theatre.join();
        theatre.picture(33);
        theatre.ring.ended();
        theatre.settle();

        assertThat(guest.got()).endsWith("K0 v33");
        assertThat(guest.told).containsExactly("ended");
        Theatre.Guest late = theatre.join();
        assertThat(late.told).containsExactly("ended");
    }

    @Test
    void who_cannot_decode_is_told_before_anything_is_sent() {
        theatre.key(0);
        var guest = theatre.new Guest();
        guest.decodes = false;
        theatre.guests.add(guest);
        theatre.ring.join(guest.player);
        theatre.settle();

        assertThat(guest.got()).isEmpty();
        assertThat(guest.told).containsExactly("refused");
        assertThat(theatre.metric("chobi_media_players", "protocol", "flv")).isZero();
    }

    @Test
    void a_gop_beyond_the_bounds_is_let_go_and_players_wait_for_the_next_key_frame() {
        theatre.key(0);
        for (long ms = 1_000; ms <= 14_000; ms += 1_000) {
            theatre.picture(ms).sound(ms + 10);
        }
        assertThat(theatre.held()).as("a moment of sound").isLessThan(4);
        assertThat(theatre.join().got()).startsWith("flv meta avc aac a");
    }

    @Test
    void a_thousand_players_who_come_and_go_leave_nothing_behind() {
        for (int i = 0; i < 1_000; i++) {
            theatre.key(1_000L * i);
            Theatre.Guest guest = theatre.join();
            assertThat(guest.got()).contains("K");
            theatre.picture(1_000L * i + 33).settle();
            guest.leaves();
            guest.channel.finishAndReleaseAll();
            theatre.guests.clear();
        }
        assertThat(theatre.metric("chobi_media_players", "protocol", "flv")).isZero();
    }

    @Test
    void leaving_before_having_joined_and_twice_is_harmless() {
        theatre.key(0);
        var guest = theatre.new Guest();
        theatre.guests.add(guest);
        theatre.ring.join(guest.player);
        guest.player.leave();
        guest.player.leave();
        theatre.settle();
        assertThat(guest.got()).isEmpty();
    }
}
