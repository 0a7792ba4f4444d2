package dev.chancery.engine;

import static dev.chancery.TestOffice.defaults;
import static dev.chancery.TestOffice.newAuthority;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
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

        assertThat(draft.violations()).anyMatch(IssuerViolation.PathTooLong.class::isInstance);
    }

    @Test void anIntermediateNeverOutlivesItsParent() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var wanted = newAuthority("Issuing", Optional.of(root), KeySpec.EC_P256, OptionalInt.of(0));
        var tooLong = new NewAuthority(wanted.name(), wanted.parent(), wanted.subject(), wanted.key(), Ttl.days(4000),
                wanted.pathLength(), wanted.defaults());

        assertThat(authorities.draft(tooLong).violations())
                .anySatisfy(violation -> assertThat(violation).isInstanceOfSatisfying(ValidityViolation.OutlivesIssuer.class,
                        outlives -> assertThat(outlives.issuerEnds()).isEqualTo(root.certificate().validity().notAfter())));
        assertThatThrownBy(() -> authorities.create(tooLong)).isInstanceOf(Failure.Refused.class);
        assertThat(authorities.all()).containsExactly(root);
    }

    @Test void twoAuthoritiesNeverShareAName() {
        lab.root("Lab Root", KeySpec.EC_P256);
        assertThat(authorities.draft(newAuthority("lab root", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty())).violations())
                .containsExactly(new TextViolation.Taken(Field.NAME, "lab root", 0));
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

    @Test void aCancelledOneLeavesNoTrace() {
        var cancelled = new Progress() {
            @Override public void expect(long total) {}
            @Override public void advance(long done) {}
            @Override public void checkCancelled() {
                throw new CancellationException();
            }
        };
        var before = lab.office.audit().recent(10);
        assertThatThrownBy(() -> authorities.create(
                newAuthority("Lab Root", Optional.empty(), KeySpec.RSA_4096, OptionalInt.empty()), cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(authorities.all()).isEmpty();
        assertThat(lab.office.audit().recent(10)).isEqualTo(before);
        lab.reopen();
        assertThat(lab.office.audit().recent(10)).extracting(AuditEntry::act)
                .doesNotContain(AuditEntry.Act.SERIAL_ABANDONED);
    }

    @Test void itsCertificateIsSavedAloneOrWithItsChain() throws Exception {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var line = lab.intermediate("Line 3", root, KeySpec.EC_P256);
        var file = Files.writeString(folder.resolve("Linie 3.pem"), "an older one");
        authorities.save(line.id(), false, file);
        assertThat(Files.readString(file)).isEqualTo(lab.office.certificates().pem(line.certificate()));
        authorities.save(line.id(), true, file);
        assertThat(Files.readString(file)).isEqualTo(lab.office.certificates().pem(line.certificate())
                + lab.office.certificates().pem(root.certificate()));
        assertThat(lab.office.audit().recent(1)).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo(AuditEntry.Act.CERTIFICATE_EXPORTED);
            assertThat(entry.object()).isEqualTo(line.certificate().serial().hex());
        });
    }

    @Test void aPlaceThatCannotBeWrittenIsAFailureAndNothingIsNoted() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        assertThatThrownBy(() -> authorities.save(root.id(), false, folder.resolve("gone/root.pem")))
                .isInstanceOf(FileFailure.class);
        assertThatThrownBy(() -> authorities.save(root.id(), false, folder.resolve("root?.pem")))
                .isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(lab.office.audit().recent(1)).extracting(AuditEntry::act)
                .doesNotContain(AuditEntry.Act.CERTIFICATE_EXPORTED);
    }
}
