package live.chobi.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

class Argon2idTest {
    private static final Argon2id.Cost CHEAP = new Argon2id.Cost(64, 1, 1);

    @Test
    void the_hash_says_its_cost_in_the_phc_format() {
        assertThat(new Argon2id(Argon2id.Cost.STANDARD).hash("a long secret"))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    /// Made by the reference implementation: `echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1`.
    @Test
    void a_hash_of_the_reference_implementation_is_understood() {
        String stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$" + java.util.Base64.getEncoder().withoutPadding()
                .encodeToString(Hex.decode("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"));
        assertThat(Argon2id.matches("password", stored)).isTrue();
        assertThat(Argon2id.matches("Password", stored)).isFalse();
    }

    @Test
    void two_hashes_of_one_password_differ_and_both_match() {
        Argon2id argon2id = new Argon2id(CHEAP);
        String first = argon2id.hash("كلمة السر");
        String second = argon2id.hash("كلمة السر");
        assertThat(first).isNotEqualTo(second);
        assertThat(Argon2id.matches("كلمة السر", first)).isTrue();
        assertThat(Argon2id.matches("كلمة السر", second)).isTrue();
    }

    @Test
    void a_hash_of_another_cost_still_matches_and_is_known_to_be_outdated() {
        String old = new Argon2id(CHEAP).hash("a long secret");
        assertThat(Argon2id.matches("a long secret", old)).isTrue();
        assertThat(new Argon2id(CHEAP).isCurrent(old)).isTrue();
        assertThat(new Argon2id(new Argon2id.Cost(64, 2, 1)).isCurrent(old)).isFalse();
    }

    @Test
    void accents_composed_or_not_are_the_same_password() {
        try (Passwords passwords = new Passwords(CHEAP, 1, 4)) {
            String stored = passwords.hash("caf\u00E9 au lait");
            assertThat(passwords.matches("cafe\u0301 au lait", Optional.of(stored))).isTrue();
        }
    }

    @Test
    void nobodys_password_is_checked_and_never_matches() {
        try (Passwords passwords = new Passwords(CHEAP, 1, 4)) {
            assertThat(passwords.matches("nobody's password", Optional.empty())).isFalse();
        }
    }

    @Test
    void beyond_the_queue_callers_are_told_to_come_again_and_counted() throws Exception {
        // One thread, one place to wait, and work that takes long: of many at once some find no place.
        try (Passwords passwords = new Passwords(new Argon2id.Cost(19 * 1024, 8, 1), 1, 1)) {
            CountDownLatch start = new CountDownLatch(1);
            var busy = new java.util.concurrent.ConcurrentLinkedQueue<Problem>();
            var threads = java.util.stream.IntStream.range(0, 8).mapToObj(_ -> Thread.startVirtualThread(() -> {
                try {
                    start.await();
                    passwords.hash("a long secret");
                } catch (Problem problem) {
                    busy.add(problem);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            })).toList();
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(busy).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
                assertThat(problem.reason()).isEqualTo("sign_in_busy");
            });
            assertThat(passwords.refused()).isEqualTo(busy.size());
        }
    }

    @Test
    void a_hash_of_another_algorithm_is_a_fault_not_a_wrong_password() {
        assertThatThrownBy(() -> Argon2id.matches("password", "$2a$10$abc"))
                .isInstanceOf(IllegalStateException.class);
    }
}
