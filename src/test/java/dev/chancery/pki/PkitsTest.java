package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PkitsTest {

    /// Its certificates are RSA of 1024 bits with SHA-1, so that their strength is set aside, and nothing else.
    @Test void whatNistSaysOfEachPathIsSaidHereButForWhatThePageNames() throws IOException {
        var trials = new Pkits(Corpus.of("pkits.tar.gz")).trials();
        var different = new HashSet<String>();
        var falselyGood = new HashSet<String>();
        for (var trial : trials) {
            boolean accepted = trial.run().result() != Trial.Result.REFUSED;
            if (accepted != trial.good()) {
                different.add(trial.id());
            }
            if (accepted && !trial.good()) {
                falselyGood.add(trial.id());
            }
        }
        assertThat(falselyGood).isEmpty();
        Disagreements.areTold("NIST PKITS", "%d of %d".formatted(trials.size() - different.size(), trials.size()), different);
    }

    @Test void withItsStrengthLookedAtNothingOfItIsAccepted() {
        var good = new Pkits(Corpus.of("pkits.tar.gz")).trials().stream().filter(trial -> trial.id().equals("ValidCertificatePathTest1/1"))
                .findFirst().orElseThrow();
        assertThat(new Trial(good.id(), good.anchors(), good.sent(), good.terms(), true).run().why()).contains("KeyWeak", "SignatureWeak");
    }
}
