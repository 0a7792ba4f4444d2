package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.Wish;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningRequest;
import dev.chancery.vault.PracticeVault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests of somebody else that a Vault signs.
class VaultRequestsTest {

    @TempDir Path folder;
    private VaultLab lab;

    @BeforeEach void open() {
        lab = VaultLab.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private FiledRequest asked(String name) throws Exception {
        var order = lab.order(name);
        var der = SigningRequest.write(new Wish(order.subject(), order.names(), KeySpec.EC_P256, Profile.DEVICE),
                Keys.generate(KeySpec.EC_P256, new SecureRandom()));
        var file = Files.write(folder.resolve("asked.csr"), der);
        return ((RequestIntake.Outcome.Added) requests().intake().take(file).getFirst()).request();
    }

    private Requests requests() {
        return lab.lab.office.requests();
    }

    private VaultResult sign(FiledRequest request, String name, Ttl life) {
        return requests().signThere(request.id(), lab.order(name, life), Progress.NONE);
    }

    private static Certificate kept(VaultResult result) {
        return ((VaultResult.Kept) result).certificate();
    }

    @Test void theCertificateIsForTheKeyOfTheRequestAndSettlesIt() throws Exception {
        var request = asked("press-1.lab.test");
        var certificate = kept(sign(request, "press-1.lab.test", Ttl.days(30)));
        assertThat(CertificateReader.keySha256(certificate.der().toArray())).isEqualTo(SigningRequest.read(request.der().toArray()).keySha256());
        assertThat(certificate.hasKey()).isFalse();
        assertThat(requests().one(request.id()).state()).isInstanceOfSatisfying(FiledRequest.State.Signed.class,
                signed -> assertThat(signed.certificate()).isEqualTo(certificate.id()));
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void theOrdinaryWayOfSigningGoesThereToo() throws Exception {
        var request = asked("press-1.lab.test");
        assertThat(requests().sign(request.id(), lab.order("press-1.lab.test")).hasKey()).isFalse();
        assertThat(requests().one(request.id()).isPending()).isFalse();
    }

    @Test void aLifeThatIsCutIsAskedAboutAndTheRequestWaitsUntilSomebodySays() throws Exception {
        var request = asked("press-1.lab.test");
        var asks = (VaultResult.Asks) sign(request, "press-1.lab.test", Ttl.days(700));
        assertThat(requests().one(request.id()).isPending()).isTrue();
        assertThat(lab.lab.office.renewals().keep(asks.errand()).hasKey()).isFalse();
        assertThat(requests().one(request.id()).isPending()).isFalse();
    }

    @Test void whatIsGivenUpLeavesTheRequestAsItWas() throws Exception {
        var request = asked("press-1.lab.test");
        var asks = (VaultResult.Asks) sign(request, "press-1.lab.test", Ttl.days(700));
        lab.vaults().issuing().giveUp(asks.errand(), Progress.NONE);
        assertThat(requests().one(request.id()).isPending()).isTrue();
        assertThat(kept(sign(request, "press-1.lab.test", Ttl.days(30))).hasKey()).isFalse();
    }

    @Test void aLostAnswerIsFoundAgainAndNeverSignedTwice() throws Exception {
        var request = asked("press-1.lab.test");
        lab.vault.once("sign/device", Fault.LOST);
        assertThatThrownBy(() -> sign(request, "press-1.lab.test", Ttl.days(30))).isInstanceOf(VaultFailure.VaultUnreached.class);
        kept(sign(request, "press-1.lab.test", Ttl.days(30)));
        assertThat(lab.vault.count("pki_int") - 1).isEqualTo(1);
        assertThat(requests().one(request.id()).isPending()).isFalse();
    }

    @Test void anOpenRequestForTheSameNameIsNotTakenForAKeyOfTheStore() throws Exception {
        var request = asked("press-1.lab.test");
        lab.vault.once("sign/device", Fault.GONE);
        assertThatThrownBy(() -> sign(request, "press-1.lab.test", Ttl.days(30))).isInstanceOf(VaultFailure.VaultUnreached.class);
        assertThat(lab.issued("press-1.lab.test").hasKey()).isTrue();
        assertThat(kept(sign(request, "press-1.lab.test", Ttl.days(30))).hasKey()).isFalse();
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void aSettledRequestIsNotAskedFor() throws Exception {
        var request = asked("press-1.lab.test");
        requests().reject(request.id(), "unknown device");
        assertThatThrownBy(() -> sign(request, "press-1.lab.test", Ttl.days(30))).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).contains(new RequestViolation.RequestSettled()));
        assertThat(lab.vault.count("pki_int") - 1).isZero();
    }
}
