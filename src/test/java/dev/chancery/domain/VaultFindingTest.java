package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.VaultFinding.Weight;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VaultFindingTest {

    private static void is(VaultFinding finding, Weight weight, String message) {
        assertThat(finding.weight()).as(message).isEqualTo(weight);
        assertThat(finding.message()).isEqualTo(message);
    }

    @Test void whatIsWellIsSaid() {
        is(new VaultFinding.Ready("OpenBao 2"), Weight.GOOD, "OpenBao 2 is ready");
        is(new VaultFinding.SignedIn("lab", Optional.empty()), Weight.GOOD, "signed in as lab");
        is(new VaultFinding.Permitted(), Weight.GOOD, "the token may do all that is needed");
        is(new VaultFinding.RoleThere("dev", Optional.of(Duration.ofHours(720))), Weight.GOOD, "role dev, at most 720 h");
        is(new VaultFinding.RoleThere("dev", Optional.empty()), Weight.GOOD, "role dev");
        is(new VaultFinding.ChainGood(List.of("A", "B")), Weight.GOOD, "chain A < B");
        is(new VaultFinding.Almighty(), Weight.NOTE, "the token is a root token, which may do everything");
    }

    @Test void whatStopsIsSaid() {
        is(new VaultFinding.Sealed(), Weight.STOPS, "the server is sealed");
        is(new VaultFinding.NotInitialised(), Weight.STOPS, "the server was never initialised");
        is(new VaultFinding.RoleMissing("dev", List.of()), Weight.STOPS, "no role dev");
        is(new VaultFinding.RoleMissing("dev", List.of("a", "b")), Weight.STOPS, "no role dev; there are a, b");
        is(new VaultFinding.KeepsNothing("dev"), Weight.STOPS, "role dev has no_store, so that nothing can be found again or revoked");
        is(new VaultFinding.ChainBroken("R"), Weight.STOPS, "the chain ends before its root: R is missing");
        is(new VaultFinding.Unseen(new Failure.Gone("x")), Weight.STOPS, "no longer there: x");
        var policy = new VaultPolicy(List.of(new VaultNeed("pki/sign/dev", "update"), new VaultNeed("pki/roles/dev", "read"),
                new VaultNeed("pki/sign/dev", "create"), new VaultNeed("pki/sign/dev", "update")));
        is(new VaultFinding.Missing(policy), Weight.STOPS, "a policy is missing:\npath \"pki/sign/dev\" {\n  capabilities = [\"create\", \"update\"]\n}\n\n"
                + "path \"pki/roles/dev\" {\n  capabilities = [\"read\"]\n}\n");
        assertThat(policy.needs()).hasSize(3);
    }

    @ParameterizedTest @EnumSource
    void onlyALostAnswerLeavesItOpenWhetherItWasDone(VaultFailure.VaultUnreached.Why why) {
        var failure = new VaultFailure.VaultUnreached("v", why, new IOException("x"));
        assertThat(failure.mayBeDone()).isEqualTo(why == VaultFailure.VaultUnreached.Why.CUT_OFF || why == VaultFailure.VaultUnreached.Why.TOO_LATE);
        assertThat(failure.why()).isEqualTo(why);
        assertThat(failure.host()).isEqualTo("v");
        assertThat(failure).hasMessage("v: not reached, " + why);
    }

    @ParameterizedTest @EnumSource
    void whatAVaultRefusedWasNotDoneUnlessItFailedInside(VaultFailure.VaultRefused.Why why) {
        var failure = new VaultFailure.VaultRefused("v", "pki/sign", why, "no\nway\u202E");
        assertThat(failure.mayBeDone()).isEqualTo(why == VaultFailure.VaultRefused.Why.FAULT);
        assertThat(failure.path()).isEqualTo("pki/sign");
        assertThat(failure.why()).isEqualTo(why);
        assertThat(failure.saying()).doesNotContain("\n", "\u202E").startsWith("no").contains("way");
    }

    @Test void whatCannotBeReadMayBeDoneAndWhatIsDeniedIsNot() {
        var unreadable = new VaultFailure.VaultUnreadable("v", "p", VaultFailure.VaultUnreadable.Why.NOT_JSON, "x");
        assertThat(unreadable.mayBeDone()).isTrue();
        assertThat(unreadable.path()).isEqualTo("p");
        assertThat(unreadable.why()).isEqualTo(VaultFailure.VaultUnreadable.Why.NOT_JSON);
        var denied = new VaultFailure.VaultDenied("v", new VaultNeed("p", "update"));
        assertThat(denied.mayBeDone()).isFalse();
        assertThat(denied.need()).hasToString("update on p");
    }

    @Test void aVaultIsReadyWhenItIsInitialisedAndUnsealed() {
        for (boolean initialised : new boolean[] {true, false}) {
            for (boolean sealed : new boolean[] {true, false}) {
                assertThat(new VaultHealth(initialised, sealed, false, VaultProduct.OPENBAO, "2.1").ready()).isEqualTo(initialised && !sealed);
            }
        }
        assertThat(new VaultHealth(true, false, false, VaultProduct.VAULT, "").label()).isEqualTo("HashiCorp Vault");
        assertThat(EnumSet.allOf(VaultProduct.class)).extracting(VaultProduct::label).containsExactly("HashiCorp Vault", "OpenBao");
        assertThat(new VaultPlace("https://v", "", List.of(), VaultPlace.Login.TOKEN).label()).isEqualTo("https://v");
        assertThat(new VaultPlace("https://v", "lab", List.of(), VaultPlace.Login.appRole("r")).label()).isEqualTo("https://v (lab)");
        assertThat(VaultPlace.Login.appRole("r")).isEqualTo(new VaultPlace.Login(VaultPlace.Kind.APP_ROLE, "approle", "r"));
    }
}
