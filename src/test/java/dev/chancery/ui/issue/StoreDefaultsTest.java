package dev.chancery.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Preset;
import dev.chancery.ui.Background;
import dev.chancery.ui.VaultDecision;
import dev.chancery.ui.authorities.NewAuthorityModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is set for the store stands in the forms and in what they make.
class StoreDefaultsTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private Background background;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private Authority made(Optional<Authority> parent, String name) {
        var made = new ArrayList<Authority>();
        var form = new NewAuthorityModel(lab.office, background, parent);
        form.subject().nameProperty().set(name);
        if (parent.isEmpty()) {
            form.apply(Preset.MODERN);
        }
        form.create(made::add);
        return made.getFirst();
    }

    private TermsModel formFor(Authority authority) {
        var terms = new TermsModel(lab.office, new ThereModel(lab.office, background, new VaultDecision(lab.office, background, (_, _) -> {})));
        terms.load(background, Optional.of(authority.id()));
        return terms;
    }

    @Test void aChangedLifeAndKeyStandInTheFormOfANewAuthorityAndInItsCertificates() {
        lab.office.settings().change(new StoreDefaults(Ttl.days(30), Optional.of(KeySpec.EC_P384), 24, ""));
        var form = formFor(made(Optional.empty(), "Lab Root"));
        assertThat(form.lifeProperty().get()).isEqualTo("720h");
        assertThat(form.keyProperty().get()).isEqualTo(KeySpec.EC_P384);
        var order = lab.office.certificates().order(lab.thing("press-7"), form.terms().orRefuse()).orRefuse();
        var certificate = lab.office.certificates().issue(order);
        assertThat(certificate.key()).isEqualTo(KeySpec.EC_P384);
        assertThat(Duration.between(lab.clock.instant(), certificate.validity().notAfter())).isBetween(Duration.ofDays(29), Duration.ofDays(30));
    }

    @Test void anAuthorityThatIsThereStaysAsItIsAndPassesItOn() {
        var root = made(Optional.empty(), "Lab Root");
        lab.office.settings().change(new StoreDefaults(Ttl.days(30), Optional.empty(), 24, ""));
        assertThat(formFor(root).lifeProperty().get()).isEqualTo("8760h");
        assertThat(formFor(made(Optional.of(root), "Hall 1")).lifeProperty().get()).isEqualTo("8760h");
    }
}
