package live.chobi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Amounts, problems and cursors.
class ValuesTest {
    @Test
    void amounts_of_one_unit_add_up() {
        assertThat(Amount.coins(30).plus(Amount.coins(12))).isEqualTo(Amount.coins(42));
        assertThat(Amount.coins(30).times(3).plus(Amount.coins(90).negated())).isEqualTo(Amount.coins(0));
        assertThat(Amount.diamonds(5)).hasToString("5 DIAMOND");
    }

    @Test
    void coins_and_diamonds_never_add_up() {
        assertThatThrownBy(() -> Amount.coins(1).plus(Amount.diamonds(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("cannot add 1 DIAMOND to 1 COIN");
    }

    @Test
    void an_amount_overflows_loudly_and_never_wraps() {
        assertThatThrownBy(() -> Amount.coins(Long.MAX_VALUE).plus(Amount.coins(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.coins(Long.MIN_VALUE).plus(Amount.coins(-1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.coins(Long.MAX_VALUE / 2).times(3)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.coins(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_place_in_a_list_comes_back_from_its_cursor() {
        var place = new PageCursor.Place(Instant.parse("2026-05-01T10:00:00.123Z"), new UUID(7, -7));
        assertThat(PageCursor.place(place.cursor())).isEqualTo(place);
        assertThat(PageCursor.ranked(place.cursor()))
                .isEqualTo(new PageCursor.Ranked(place.at().toEpochMilli(), place.id()));
        var last = new PageCursor.Place(PageCursor.Place.LAST, place.id());
        assertThat(PageCursor.place(last.cursor())).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "__________________________________________8",
        "gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AADAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_place_that_no_list_gave_out_is_refused(String cursor) {
        assertThatThrownBy(() -> PageCursor.place(cursor)).isInstanceOf(Problem.class)
                .hasMessageContaining("must be a nextCursor of this list");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "007, 7", "999999999999999999, 999999999999999999"})
    void a_cursor_is_a_number_that_a_list_gave_out(String cursor, long number) {
        assertThat(PageCursor.number(cursor)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1e3", "x", " 1", "1 ", "9223372036854775808", "٣"})
    void any_other_cursor_is_refused_with_its_field(String cursor) {
        assertThatThrownBy(() -> PageCursor.number(cursor)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
            assertThat(problem.field()).contains("cursor");
        });
    }

    @Test
    void a_problem_quotes_what_a_caller_sent_short_and_without_control_characters() {
        assertThat(Problem.quotable("a\u0000b\nc\u001b[31m")).isEqualTo("a?b?c?[31m");
        assertThat(Problem.quotable("x".repeat(60))).hasSize(60);
        assertThat(Problem.quotable("x".repeat(61))).hasSize(61).endsWith("…");
    }

    @Test
    void a_problem_never_quotes_half_an_emoji() {
        assertThat(Problem.quotable("x".repeat(59) + "😀 and more")).isEqualTo("x".repeat(59) + "…");
    }

    @Test
    void a_problem_is_an_answer_and_carries_no_stack_trace() {
        Problem problem = Problem.tooFast("chat_flood", "slow down", Duration.ofSeconds(3));
        assertThat(problem.getStackTrace()).isEmpty();
        assertThat(problem.code().httpStatus()).isEqualTo(429);
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(Problem.notFound("session", "x\ny").reason()).isEqualTo("session_not_found");
        assertThat(Problem.notFound("session", "x\ny")).hasMessage("no session x?y");
    }

    @Test
    void a_guest_has_no_user_and_only_an_administrator_passes_the_administrators_door() {
        UserId ana = UserId.next();
        Caller guest = new Caller.Guest("127.0.0.1");
        Caller user = new Caller.SignedIn(ana, Role.USER, "127.0.0.1");
        Caller admin = new Caller.SignedIn(ana, Role.ADMIN, "127.0.0.1");
        assertThat(passes(Endpoint.Access.ANYONE, guest, user, admin)).isEqualTo("passes passes passes");
        assertThat(passes(Endpoint.Access.SIGNED_IN, guest, user, admin)).isEqualTo("UNAUTHORIZED passes passes");
        assertThat(passes(Endpoint.Access.ADMIN, guest, user, admin)).isEqualTo("UNAUTHORIZED FORBIDDEN passes");
        assertThat(guest.is(ana)).isFalse();
        assertThat(user.is(ana)).isTrue();
    }

    private static String passes(Endpoint.Access access, Caller... callers) {
        StringBuilder told = new StringBuilder();
        for (Caller caller : callers) {
            told.append(told.isEmpty() ? "" : " ").append(passes(access, caller));
        }
        return told.toString();
    }

    private static String passes(Endpoint.Access access, Caller caller) {
        try {
            access.check(caller);
            return "passes";
        } catch (Problem refusal) {
            return refusal.code().name();
        }
    }
}
