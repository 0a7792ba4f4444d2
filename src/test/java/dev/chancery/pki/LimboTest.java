package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The cases of x509-limbo with those of BetterTLS, read from the file that `CHANCERY_LIMBO` names.
class LimboTest {

    private static List<Limbo.Told> cases(Predicate<String> wanted) throws IOException {
        var file = Optional.ofNullable(System.getenv("CHANCERY_LIMBO")).map(Path::of).filter(Files::isRegularFile);
        Assumptions.assumeTrue(file.isPresent(), "CHANCERY_LIMBO names no limbo.json");
        return Limbo.read(file.orElseThrow()).stream().filter(told -> wanted.test(told.trial().id())).toList();
    }

    private static void holds(String heading, List<Limbo.Told> cases) throws IOException {
        var asked = cases.stream().filter(told -> told.beyond().isEmpty()).toList();
        var different = new HashSet<String>();
        for (var told : asked) {
            if (!told.agrees(told.trial().run().result())) {
                different.add(told.trial().id());
            }
        }
        Disagreements.areTold(heading, "%d of %d".formatted(asked.size() - different.size(), asked.size()), different);
    }

    @Test void whatLimboSaysOfEachChainIsSaidHereButForWhatThePageNames() throws IOException {
        holds("x509-limbo", cases(id -> !id.startsWith("bettertls::")));
    }

    @Test void everyGoodWayOfBetterTlsIsFoundAndNoBadOne() throws IOException {
        holds("BetterTLS", cases(id -> id.startsWith("bettertls::pathbuilding")));
    }

    @Test void noNameThatBetterTlsForbidsIsAccepted() throws IOException {
        var cases = cases(id -> id.startsWith("bettertls::nameconstraints"));
        assertThat(cases).hasSizeGreaterThan(9_000);
        assertThat(cases.stream().map(Limbo.Told::trial).filter(trial -> !trial.good())
                .filter(trial -> trial.run().result() != Trial.Result.REFUSED).map(Trial::id)).isEmpty();
    }
}
