package dev.chancery.engine;

import static dev.chancery.TestOffice.defaults;
import static dev.chancery.TestOffice.newAuthority;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authorities authorities;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        authorities = lab.office.authorities();
    }

    @AfterEach void close() {
        lab.close();
    }

    @Test void aChainEndsAtItsRoot() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var plant = authorities.create(newAuthority("Plant", Optional.of(root), KeySpec.EC_P256, OptionalInt.of(1)));
        var line = lab.intermediate("Line 1", plant, KeySpec.EC_P256);

        assertThat(authorities.chain(line.id())).extracting(Authority::name).containsExactly("Line 1", "Plant", "Lab Root");
        assertThat(line.certificate().issuer()).isEqualTo(plant.id());
        assertThat(root.certificate().issuer()).isEqualTo(root.id());
    }

    @Test void anAuthorityWithPathLengthZeroHasNoOtherBelowIt() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);

        var draft = authorities.draft(newAuthority("Too deep", Optional.of(issuing), KeySpec.EC_P256, OptionalInt.of(0)));

        assertThat(draft.violations()).anyMatch(Violation.PathTooLong.class::isInstance);
    }

    @Test void anIntermediateNeverOutlivesItsParent() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var wanted = newAuthority("Issuing", Optional.of(root), KeySpec.EC_P256, OptionalInt.of(0));
        var tooLong = new NewAuthority(wanted.name(), wanted.parent(), wanted.subject(), wanted.key(), Ttl.days(4000),
                wanted.pathLength(), wanted.defaults());

        assertThat(authorities.draft(tooLong).violations())
                .anySatisfy(violation -> assertThat(violation).isInstanceOfSatisfying(Violation.OutlivesIssuer.class,
                        outlives -> assertThat(outlives.issuerEnds()).isEqualTo(root.certificate().validity().notAfter())));
        assertThatThrownBy(() -> authorities.create(tooLong)).isInstanceOf(Failure.Refused.class);
        assertThat(authorities.all()).containsExactly(root);
    }

    @Test void twoAuthoritiesNeverShareAName() {
        lab.root("Lab Root", KeySpec.EC_P256);
        assertThat(authorities.draft(newAuthority("lab root", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty())).violations())
                .containsExactly(new Violation.Taken(Field.NAME, "lab root", 0));
    }

    @Test void aDraftCanBeShownBeforeAnythingIsSigned() {
        var preview = authorities.draft(newAuthority("Lab Root", Optional.empty(), KeySpec.EC_P384, OptionalInt.of(1)))
                .orRefuse().preview();

        assertThat(preview.subject()).isEqualTo("C=DE, O=Lab, CN=Lab Root");
        assertThat(preview.extensions()).anySatisfy(extension -> {
            assertThat(extension.oid()).isEqualTo("2.5.29.19");
            assertThat(extension.critical()).isTrue();
        });
        assertThat(authorities.all()).isEmpty();
    }

    @Test void itsNameAndDefaultsCanBeChangedAndItsCertificateStays() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var defaults = new Authority.Defaults(Profile.SERVER.code(), Ttl.days(90), KeySpec.ED25519);
        authorities.change(root.id(), "Bench Root", defaults);

        var changed = authorities.one(root.id());
        assertThat(changed.name()).isEqualTo("Bench Root");
        assertThat(changed.defaults()).isEqualTo(defaults);
        assertThat(changed.certificate()).isEqualTo(root.certificate());
    }

    @Test void aNameThatIsTakenIsNotGivenASecondTime() {
        lab.root("Lab Root", KeySpec.EC_P256);
        var other = lab.root("Other", KeySpec.EC_P256);
        assertThatThrownBy(() -> authorities.change(other.id(), "Lab Root", defaults(KeySpec.EC_P256)))
                .isInstanceOf(Failure.Refused.class);
        assertThat(authorities.one(other.id()).name()).isEqualTo("Other");
    }
}
