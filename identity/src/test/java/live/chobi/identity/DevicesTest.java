package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.chobi.identity.devices.GetDevices;
import live.chobi.identity.devices.GetDevices.Device;
import live.chobi.identity.devices.RevokeDevice;
import live.chobi.identity.devices.RevokeOtherDevices;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure.Nothing;
import live.chobi.kernel.Uuid7;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where one is signed in, and ending it.
class DevicesTest {
    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void every_sign_in_is_listed_with_its_name_its_address_and_when_it_was_used() {
        Virtually.run(() -> {
            SignedIn web = chobi.register("sara", "sara@example.test");
            chobi.clock.pass(Duration.ofMinutes(20));
            SignedIn phone = (SignedIn) chobi.request("auth.login",
                    Map.of("login", "sara", "password", PASSWORD, "device", "Sara's phone"));
            chobi.clock.pass(Duration.ofMinutes(30));
            SignedIn again = chobi.refresh(web.refreshToken());
            List<Device> devices = devices(again);
            assertThat(devices).extracting(Device::device).containsExactly("Sara's phone", null);
            assertThat(devices).extracting(Device::current).containsExactly(false, true);
            assertThat(devices).extracting(Device::address).containsOnly("192.0.2.1");
            assertThat(Duration.between(devices.get(1).signedInAt(), devices.get(1).lastUsedAt())).hasMinutes(50);
            assertThat(devices(phone)).extracting(Device::current).containsExactly(true, false);
        });
    }

    @Test
    void a_device_that_is_revoked_is_out_at_once_and_the_others_stay() {
        Virtually.run(() -> {
            SignedIn web = chobi.register("sara", "sara@example.test");
            SignedIn phone = chobi.login("sara", PASSWORD);
            var lost = devices(phone).getFirst().id();
            chobi.call(web, "auth.revokeDevice", new RevokeDevice.Input(lost));
            refuses(ProblemCode.UNAUTHORIZED, "token_revoked", () -> chobi.caller(phone));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> chobi.refresh(phone.refreshToken()));
            assertThat(devices(web)).hasSize(1);
            chobi.call(web, "auth.revokeDevice", new RevokeDevice.Input(lost));
        });
    }

    @Test
    void a_device_that_is_revoked_is_out_at_another_node_too_and_after_a_restart() {
        Virtually.run(() -> {
            SignedIn phone = chobi.register("sara", "sara@example.test");
            try (Identity other = chobi.start(true)) {
                var own = devices(phone).getFirst().id();
                chobi.call(phone, "auth.revokeDevice", new RevokeDevice.Input(own));
                other.refreshTokens().barred().refresh();
                refuses(ProblemCode.UNAUTHORIZED, "token_revoked", () -> other.accessTokens()
                        .authenticate(java.util.Optional.of(phone.accessToken()), "a"));
            }
            try (Identity restarted = chobi.start(true)) {
                refuses(ProblemCode.UNAUTHORIZED, "token_revoked", () -> restarted.accessTokens()
                        .authenticate(java.util.Optional.of(phone.accessToken()), "a"));
            }
        });
    }

    @Test
    void nobody_revokes_somebody_elses_device() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            SignedIn eve = chobi.register("eve", "eve@example.test");
            var device = devices(sara).getFirst().id();
            refuses(ProblemCode.NOT_FOUND, "device_not_found",
                    () -> chobi.call(eve, "auth.revokeDevice", new RevokeDevice.Input(device)));
            refuses(ProblemCode.NOT_FOUND, "device_not_found",
                    () -> chobi.call(sara, "auth.revokeDevice", new RevokeDevice.Input(Uuid7.next())));
            assertThat(chobi.refresh(sara.refreshToken()).user()).isEqualTo(sara.user());
        });
    }

    @Test
    void all_others_end_at_once_when_asked_and_with_a_new_password() {
        Virtually.run(() -> {
            SignedIn web = chobi.register("sara", "sara@example.test");
            SignedIn phone = chobi.login("sara", PASSWORD);
            var out = (RevokeOtherDevices.Output) chobi.call(web, "auth.revokeOtherDevices", new Nothing());
            assertThat(out.revoked()).isEqualTo(1);
            refuses(ProblemCode.UNAUTHORIZED, "token_revoked", () -> chobi.caller(phone));
            SignedIn laptop = chobi.login("sara", PASSWORD);
            chobi.request(web, "auth.changePassword",
                    Map.of("currentPassword", PASSWORD, "newPassword", "battery staple"));
            refuses(ProblemCode.UNAUTHORIZED, "token_revoked", () -> chobi.caller(laptop));
            assertThat(chobi.refresh(web.refreshToken()).user()).isEqualTo(web.user());
            refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> chobi.login("sara", PASSWORD));
            assertThat(chobi.login("sara", "battery staple").user()).isEqualTo(web.user());
        });
    }

    @Test
    void a_password_is_changed_by_who_knows_it_and_guessing_is_slowed_down() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            Map<String, String> guess = Map.of("currentPassword", "wrong horse", "newPassword", "battery staple");
            for (int i = 0; i < 10; i++) {
                refuses(ProblemCode.UNAUTHORIZED, "wrong_password",
                        () -> chobi.request(sara, "auth.changePassword", guess));
            }
            refuses(ProblemCode.TOO_MANY_REQUESTS, "too_many_attempts",
                    () -> chobi.request(sara, "auth.changePassword", guess));
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> chobi.request(sara, "auth.changePassword",
                    Map.of("currentPassword", PASSWORD, "newPassword", "short"))).field()).contains("newPassword");
            assertThat(chobi.refresh(sara.refreshToken()).user()).isEqualTo(sara.user());
        });
    }

    private List<Device> devices(SignedIn who) {
        return ((GetDevices.Output) chobi.call(who, "auth.getDevices", new Nothing())).items();
    }
}
