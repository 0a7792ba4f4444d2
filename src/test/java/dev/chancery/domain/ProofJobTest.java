package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.CloudTraits.Artifact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofJobTest {

    private static final ProofJob JOB = new ProofJob(CloudKind.AWS, Artifact.CERTIFICATE, "a".repeat(64), "0f".repeat(32));

    private static void isNone(String text) {
        assertThat(ProofJob.parse(text).violations()).containsExactly(new CloudViolation.UnfitProof(CloudViolation.UnfitProof.Why.NO_REQUEST));
    }

    @Test void whatWasWrittenIsReadAgain() {
        for (var cloud : CloudKind.values()) {
            for (var artifact : new Artifact[] {Artifact.CERTIFICATE, Artifact.SIGNATURE}) {
                var job = new ProofJob(cloud, artifact, "code-" + cloud.ordinal(), JOB.sha256());
                assertThat(ProofJob.parse(job.text()).orRefuse()).isEqualTo(job);
                assertThat(ProofJob.parse("\n" + job.text().replace("\n", "\r\n")).orRefuse()).isEqualTo(job);
            }
        }
        assertThat(JOB.text()).startsWith("Chancery request for a proof, version 1\ncloud: ").contains("\nproof: certificate\n");
    }

    @Test void aLineMoreOrLessMakesItNone() {
        isNone("");
        isNone(JOB.text() + "more: x\n");
        isNone(JOB.text() + "code: b\n");
        isNone(JOB.text().replaceFirst("code: .*\n", ""));
        isNone(JOB.text().replaceFirst("code: .*\n", "name: x\n"));
        isNone(JOB.text().replace("version 1", "version 2"));
        isNone(JOB.text() + "\n".repeat(5_000) + "x");
    }

    @ParameterizedTest @ValueSource(strings = {"proof: none", "proof: x", "cloud: x", "code: a b", "ca-sha256: 0f", "Code: x"})
    void aLineThatSaysNothingMakesItNone(String line) {
        isNone(JOB.text().replaceFirst("(?i)" + line.substring(0, line.indexOf(':')) + ": .*", line));
    }

    @Test void aCodeIsNoLongerThanACommonName() {
        isNone(new ProofJob(CloudKind.AWS, Artifact.CERTIFICATE, "a".repeat(65), JOB.sha256()).text());
    }

    @Test void oneThatWasDamagedIsReadAsItStandsOrNotAtAll() {
        Any.holdsFor(random -> {
            var text = new StringBuilder(JOB.text());
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
            return text.toString();
        }, text -> {
            if (ProofJob.parse(text) instanceof Checked.Valid<ProofJob>(var read)) {
                assertThat(read.sha256()).matches("[0-9a-f]{64}");
                assertThat(read.code()).matches("[!-~]{1,64}");
            }
        });
    }
}
