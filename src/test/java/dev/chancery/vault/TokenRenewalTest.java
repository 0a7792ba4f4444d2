package dev.chancery.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestClock;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultStanding;
import dev.chancery.domain.VaultWish;
import dev.chancery.vault.PracticeVault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenRenewalTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final VaultPath PKI = new VaultPath("pki_int");

    private final TestClock clock = new TestClock(NOW);
    private final PracticeVault practice = PracticeVault.start(clock).withPki();
    private final List<VaultStanding> told = new ArrayList<>();
    private Duration wait = Duration.ZERO;
    private Runnable next = () -> {};
    private int arranged;

    @AfterEach void stop() {
        practice.close();
    }

    private Runnable later(Duration after, Runnable work) {
        arranged++;
        wait = after;
        next = work;
        return () -> next = () -> {};
    }

    /// The clock goes on until the next renewal is due, and it happens.
    private void due() {
        clock.advance(wait);
        next.run();
    }

    private TokenRenewal renewal(Vault vault) {
        var renewal = new TokenRenewal(vault, clock, this::later, told::add);
        renewal.start();
        return renewal;
    }

    private Vault openWithToken(Duration life) {
        try (var token = practice.token("path \"pki_int/sign/device\" { capabilities = [\"update\"] }", life, 0)) {
            return Vault.open(practice.address(), List.of(), token.use(VaultLogin.Token::of), Progress.NONE);
        }
    }

    private Vault openWithAppRole(Map<String, ?> rule) {
        practice.make("PUT", "sys/policies/acl/signer", Map.of("policy", "path \"pki_int/sign/device\" { capabilities = [\"update\"] }"));
        practice.make("POST", "sys/auth/approle", Map.of("type", "approle"));
        practice.make("POST", "auth/approle/role/lab", rule);
        var id = (Map<?, ?>) practice.make("GET", "auth/approle/role/lab/role-id", Map.of());
        var secret = (Map<?, ?>) practice.make("POST", "auth/approle/role/lab/secret-id", Map.of());
        return Vault.open(practice.address(), List.of(), VaultLogin.AppRole.of(VaultLogin.AppRole.USUAL_MOUNT,
                id.get("role_id").toString(), secret.get("secret_id").toString().toCharArray()), Progress.NONE);
    }

    private static void sign(Vault vault) {
        vault.at(PKI).sign(new VaultPath("device"), VaultWish.NONE, PracticeCsr.ec("thing-1.lab.test")).close();
    }

    @Test void aTokenIsRenewedWhenTwoThirdsOfItsLifeAreOver() {
        try (var vault = openWithToken(Duration.ofMinutes(30)); var _ = renewal(vault)) {
            assertThat(told).containsExactly(new VaultStanding.Good(NOW.plus(Duration.ofMinutes(30))));
            assertThat(wait).isEqualTo(Duration.ofMinutes(20));
            for (int i = 0; i < 5; i++) {
                due();
            }
            assertThat(told.getLast()).isEqualTo(new VaultStanding.Good(clock.instant().plus(Duration.ofMinutes(30))));
            sign(vault);
        }
    }

    @Test void anEndlessTokenIsLeftAlone() {
        try (var vault = Vault.open(practice.address(), List.of(), practice.rootLogin(), Progress.NONE); var _ = renewal(vault)) {
            assertThat(told).containsExactly(new VaultStanding.Endless());
            assertThat(wait).isZero();
        }
    }

    @Test void whereATokenCannotBeRenewedAnyMoreTheAppRoleFetchesAnother() {
        try (var vault = openWithAppRole(Map.of("token_policies", List.of("signer"), "token_ttl", "20m", "token_max_ttl", "30m"));
                var _ = renewal(vault)) {
            for (int i = 0; i < 12; i++) {
                due();
                sign(vault);
            }
            assertThat(told).allMatch(VaultStanding.Good.class::isInstance);
            assertThat(clock.instant()).isAfter(NOW.plus(Duration.ofMinutes(45)));
            assertThat(practice.asked()).filteredOn("POST auth/approle/login"::equals).hasSizeGreaterThan(1);
        }
    }

    @Test void aVaultThatIsAwayForAWhileLosesNothing() {
        try (var vault = openWithToken(Duration.ofMinutes(30)); var _ = renewal(vault)) {
            practice.once("renew-self", Fault.GONE);
            due();
            assertThat(told.getLast()).isInstanceOf(VaultStanding.Troubled.class);
            assertThat(wait).isEqualTo(TokenRenewal.PAUSE);
            practice.seal();
            due();
            assertThat(told.getLast()).isInstanceOf(VaultStanding.Troubled.class);
            practice.unseal();
            due();
            assertThat(told.getLast()).isInstanceOf(VaultStanding.Good.class);
            sign(vault);
        }
    }

    @Test void aTokenThatIsTakenAwayIsLostAndThatIsSaidOnce() {
        try (Secret token = practice.token("", Duration.ofMinutes(30), 0);
                var vault = Vault.open(practice.address(), List.of(), token.use(VaultLogin.Token::of), Progress.NONE); var _ = renewal(vault)) {
            practice.forget(token);
            due();
            assertThat(told.getLast()).isInstanceOf(VaultStanding.Lost.class);
            assertThat(arranged).as("nothing more is arranged").isEqualTo(1);
        }
    }

    @Test void anAppRoleGetsOverATokenThatIsTakenAway() {
        try (var vault = openWithAppRole(Map.of("token_policies", List.of("signer"), "token_ttl", "20m")); var _ = renewal(vault)) {
            clock.advance(Duration.ofHours(2));
            next.run();
            assertThat(told.getLast()).isEqualTo(new VaultStanding.Good(clock.instant().plus(Duration.ofMinutes(20))));
            sign(vault);
        }
    }

    @Test void whatATokenThatHasEndedWasRefusedIsAskedOnceMoreWithAnother() {
        try (var vault = openWithAppRole(Map.of("token_policies", List.of("signer"), "token_ttl", "20m"))) {
            clock.advance(Duration.ofHours(2));
            var before = practice.count("pki_int");
            sign(vault);
            assertThat(practice.count("pki_int")).isEqualTo(before + 1);
            assertThat(practice.asked()).filteredOn("POST auth/approle/login"::equals).hasSize(2);
        }
    }

    @Test void onceItIsClosedNothingIsRenewed() {
        try (var vault = openWithToken(Duration.ofMinutes(30))) {
            renewal(vault).close();
            var asked = practice.asked().size();
            due();
            assertThat(practice.asked()).hasSize(asked);
        }
    }
}
