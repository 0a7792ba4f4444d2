package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Artifact;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.CloudViolation.UnfitProof.Why;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ProofJob;
import dev.chancery.domain.RegistrationState;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The step of a machine that has the key and is never online: a request goes there as a file, a proof comes back as one.
class ProofJobsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Plant CA", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private ProofJobs jobs() {
        return lab.office.registrations().proofJobs();
    }

    private String request(CloudKind cloud, String code) {
        var signature = cloud == CloudKind.CUMULOCITY;
        return "Chancery request for a proof, version 1\ncloud: %s\nproof: %s\ncode: %s\nca-sha256: %s\n".formatted(cloud.code(),
                signature ? "signature" : "certificate", code, root.certificate().sha256().hex());
    }

    private void assertRefused(String text, Why why) {
        assertThatThrownBy(() -> jobs().read(text)).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).containsExactly(new CloudViolation.UnfitProof(why)));
    }

    @ParameterizedTest @EnumSource(names = {"MINDSPHERE", "AWS", "AZURE_HUB", "AZURE_DPS", "CUMULOCITY", "HUAWEI", "SCALEWAY"})
    void aRequestGoesOutAndTheProofThatComesBackIsTakenByTheCloud(CloudKind kind) {
        var registrations = lab.office.registrations();
        try (var cloud = PracticeCloud.open(kind, lab.clock, new SecureRandom());
                var line = registrations.line(cloud.credential(), List.of())) {
            var one = registrations.plan(new NewRegistration(kind, Way.PROVEN, root.id(), cloud.place(), Set.of()));
            while (!(registrations.next(one.id()) instanceof NextStep.Prove)) {
                line.step(one.id(), Progress.NONE);
            }
            var job = ((NextStep.Prove) registrations.next(one.id())).job();
            registrations.files().save(folder.resolve("request.txt"), job.text());
            var asked = jobs().read(registrations.files().read(folder.resolve("request.txt")));
            assertThat(asked).isEqualTo(new ProofJobs.Asked(job, root));
            registrations.files().save(folder.resolve("proof"), jobs().prove(asked, KeySpec.EC_P256));
            assertThat(registrations.takeProof(one.id(), registrations.files().read(folder.resolve("proof"))).state())
                    .isEqualTo(RegistrationState.PROOF_ISSUED);
            assertThat(line.finish(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.VERIFIED);
            assertThat(cloud.registered()).singleElement().satisfies(there -> assertThat(there.verified()).isTrue());
        }
    }

    @Test void whatWasProvenIsInTheAuditLogAndInNoList() {
        var before = lab.office.certificates().count();
        jobs().prove(jobs().read(request(CloudKind.HUAWEI, "code-7")), KeySpec.EC_P256);
        assertThat(lab.office.certificates().count()).isEqualTo(before);
        assertThat(lab.office.audit().recent(1).getFirst().detail()).startsWith("for another store, huawei").endsWith("code-7");
    }

    @Test void aFileWithTheLineEndsOfWindowsIsTaken() {
        assertThat(jobs().read(request(CloudKind.HUAWEI, "code-7").replace("\n", "\r\n")).job().code()).isEqualTo("code-7");
    }

    @ParameterizedTest @ValueSource(strings = {"", "Chancery request for a proof, version 2\n", "-----BEGIN CERTIFICATE-----\n"})
    void whatIsNoRequestIsRefused(String text) {
        assertRefused(text, Why.NO_REQUEST);
    }

    @Test void aRequestThatIsNotWhatThatCloudAsksIsRefused() {
        var good = request(CloudKind.AWS, "0".repeat(64));
        assertThat(jobs().read(good).authority()).isEqualTo(root);
        assertRefused(request(CloudKind.AWS, "0".repeat(63)), Why.NO_REQUEST);
        assertRefused(request(CloudKind.HUAWEI, "x".repeat(65)), Why.NO_REQUEST);
        assertRefused(request(CloudKind.HUAWEI, "a b"), Why.NO_REQUEST);
        assertRefused(request(CloudKind.HUAWEI, "\"quoted\""), Why.NO_REQUEST);
        assertRefused(good.replace("proof: certificate", "proof: signature"), Why.NO_REQUEST);
        assertRefused(good.replace("proof: certificate", "proof: none"), Why.NO_REQUEST);
        assertRefused(good.replace("cloud: aws", "cloud: nowhere"), Why.NO_REQUEST);
    }

    @Test void moreThanARequestIsRefused() {
        var good = request(CloudKind.HUAWEI, "code-7");
        assertRefused(good + "subject: CN=gateway\n", Why.NO_REQUEST);
        assertRefused(good + "code: another\n", Why.NO_REQUEST);
        assertRefused(good.replace("code: code-7\n", ""), Why.NO_REQUEST);
        assertRefused(good + "\u0000", Why.NO_REQUEST);
        assertRefused(good + "\n".repeat(5000), Why.NO_REQUEST);
    }

    @Test void aRequestForAnotherCertificateIsRefused() {
        var foreign = new ProofJob(CloudKind.HUAWEI, Artifact.CERTIFICATE, "code-7", "ab".repeat(32));
        assertRefused(foreign.text(), Why.OTHER_AUTHORITY);
    }
}
