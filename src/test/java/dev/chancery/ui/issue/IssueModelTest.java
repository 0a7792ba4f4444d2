package dev.chancery.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Field;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Order;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Place;
import dev.chancery.ui.Places;
import dev.chancery.ui.PreferenceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueModelTest {

    @TempDir Path folder;

    private final List<Throwable> reported = new ArrayList<>();
    private final List<Destination> gone = new ArrayList<>();
    private TestOffice lab;
    private PreferenceFile preferences;
    private IssueModel model;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        preferences = PreferenceFile.in(folder.resolve("preferences"));
    }

    @AfterEach void closeStore() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private IssueModel begin(long... things) {
        var background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        model = new IssueModel(new Means(lab.office, background, new Means.Window(null, null),
                new Places(List::of, preferences), gone::add), (_, _) -> {});
        model.begin(things, Optional.empty());
        return model;
    }

    private Authority issuing() {
        return lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
    }

    private Outcome outcome() {
        return model.outcomeProperty().get().orElseThrow();
    }

    @Test void anIntermediateIsPreferredOverARootAndItsDefaultsStandInTheForm() {
        var issuing = issuing();
        begin();
        assertThat(model.form().terms().authorityProperty().get()).isEqualTo(issuing);
        assertThat(model.form().terms().lifeProperty().get()).isEqualTo("8760h");
        assertThat(model.form().terms().keyProperty().get()).isEqualTo(KeySpec.EC_P256);
        assertThat(model.form().terms().profileProperty().get()).isEqualTo(Profile.DEVICE);
    }

    @Test void theAuthorityThatIssuedLastIsOfferedAgain() {
        var issuing = issuing();
        var other = lab.root("Another root", KeySpec.RSA_2048);
        lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        lab.office.certificates().issue(Order.of(lab.thing("press-2"), TestOffice.terms(other, Profile.SERVER, KeySpec.EC_P256)));
        begin();
        assertThat(model.form().terms().authorityProperty().get()).isEqualTo(other);
    }

    @Test void choosingAnotherAuthorityNeverWipesWhatWasTyped() {
        issuing();
        var rsa = lab.root("RSA root", KeySpec.RSA_2048);
        begin();
        model.form().terms().lifeProperty().set("720h");
        model.form().terms().authorityProperty().set(rsa);
        assertThat(model.form().terms().lifeProperty().get()).isEqualTo("720h");
        assertThat(model.form().terms().keyProperty().get()).isEqualTo(KeySpec.RSA_2048);
    }

    @Test void withoutAnAuthorityNothingCanBeIssuedAndThePageSaysWhy() {
        lab.thing("press-1");
        begin(1);
        assertThat(model.form().terms().nobodyCanSignProperty().get()).isTrue();
        assertThat(model.form().readyProperty().get()).isFalse();
        assertThat(model.form().violations()).contains(new TextViolation.Missing(Field.ISSUER));
    }

    @Test void aThingIsFoundByPartOfItsName() {
        issuing();
        var named = lab.office.things().add(new ThingId("9bf13331"),
                Thing.Description.of("Gateway flow 1", "gateway", "", "", "", "").orRefuse());
        lab.thing("press-1");
        begin().form().who().textProperty().set("flow");
        assertThat(model.form().who().suggestions()).extracting(found -> found.thing()).containsExactly(named);
        model.form().who().choose(model.form().who().suggestions().getFirst());
        assertThat(model.form().who().who()).isEqualTo(new Who.Listed(named, Optional.empty()));
        assertThat(model.form().who().suggestions()).isEmpty();
        assertThat(model.form().readyProperty().get()).isTrue();
    }

    @Test void aListedThingIsIssuedForWithOneCommand() {
        issuing();
        begin(lab.thing("press-1").number()).issue();
        assertThat(outcome()).isInstanceOfSatisfying(Outcome.One.class, one -> {
            assertThat(one.certificate().thing()).contains(new ThingId("press-1"));
            assertThat(one.issuers()).extracting(Authority::name).containsExactly("Issuing", "Lab Root");
        });
        assertThat(gone).isEmpty();
    }

    @Test void aNewNameBecomesAThing() {
        issuing();
        begin().form().who().textProperty().set("oven-7");
        assertThat(model.form().who().who()).isEqualTo(new Who.Named("oven-7"));
        model.issue();
        assertThat(lab.office.things().find(new ThingId("oven-7"))).isPresent();
        assertThat(outcome().certificates()).hasSize(1);
    }

    @Test void aNameAloneGetsACertificateThatBelongsToNoThing() {
        issuing();
        begin().form().who().textProperty().set("oven-7");
        model.form().who().addAsThingProperty().set(false);
        model.issue();
        assertThat(lab.office.things().find(new ThingId("oven-7"))).isEmpty();
        assertThat(((Outcome.One) outcome()).certificate().thing()).isEmpty();
    }

    @Test void aNameWithTrailingSpaceIsStillReady() {
        issuing();
        lab.thing("press-1");
        begin().form().who().textProperty().set("press-1");
        model.form().who().textProperty().set("press-1 ");
        assertThat(model.form().readyProperty().get()).isTrue();
    }

    @Test void theTypedNameOfAServerGoesToItsAlternativeNames() {
        issuing();
        begin().form().who().textProperty().set("broker.lab");
        model.form().terms().profileProperty().set(Profile.SERVER);
        assertThat(model.form().subject().namesProperty().get()).isEqualTo("DNS:broker.lab");
        model.form().subject().namesProperty().set("DNS:broker.lab\n10.20.0.7");
        model.issue();
        var names = lab.office.certificates().decoded(((Outcome.One) outcome()).certificate()).extensions().toString();
        assertThat(names).contains("broker.lab", "10.20.0.7");
    }

    @Test void whatWasTypedAsAlternativeNamesStaysWhenTheNameChanges() {
        issuing();
        begin().form().who().textProperty().set("broker.lab");
        model.form().terms().profileProperty().set(Profile.SERVER);
        model.form().subject().namesProperty().set("DNS:mqtt.lab");
        model.form().who().textProperty().set("broker-2.lab");
        assertThat(model.form().subject().alternatives().orRefuse()).containsExactly(new SubjectName.Dns("mqtt.lab"));
    }

    @Test void everythingWrongIsSaidAtOnce() {
        issuing();
        begin().form().who().textProperty().set("=cmd");
        model.form().terms().lifeProperty().set("soon");
        model.form().subject().fieldProperty(dev.chancery.domain.DistinguishedName.Attribute.COUNTRY).set("DEU");
        model.form().subject().namesProperty().set("not a name");
        assertThat(model.form().violations()).extracting(Violation::field)
                .contains(Field.THING_ID, Field.LIFE, Field.COUNTRY, Field.SUBJECT_NAMES);
        assertThat(model.form().previewProperty().get()).isEmpty();
        model.issue();
        assertThat(model.stageProperty().get()).isEqualTo(IssueModel.Stage.FORM);
        assertThat(lab.office.things().count()).isZero();
    }

    @Test void aLifeBeyondTheAuthoritysIsRefusedAndItsEndIsOneClickAway() {
        var issuing = issuing();
        begin(lab.thing("press-1").number());
        model.form().terms().lifeProperty().set("87600h");
        assertThat(model.form().violations()).hasAtLeastOneElementOfType(ValidityViolation.OutlivesIssuer.class);
        assertThat(model.form().terms().lifeProperty().get()).isEqualTo("87600h");
        model.form().terms().useLongest();
        assertThat(model.form().violations()).isEmpty();
        lab.clock.advance(Duration.ofMinutes(5));
        model.issue();
        assertThat(((Outcome.One) outcome()).certificate().validity().notAfter())
                .isBeforeOrEqualTo(issuing.certificate().validity().notAfter())
                .isAfter(issuing.certificate().validity().notAfter().minus(Duration.ofHours(2)));
    }

    @Test void theEndIsShownForEveryLifeThatCanBeRead() {
        issuing();
        begin().form().terms().lifeProperty().set("24h");
        assertThat(model.form().terms().end()).contains(lab.clock.instant().plus(Duration.ofHours(24)).minusSeconds(1));
        model.form().terms().lifeProperty().set("tomorrow");
        assertThat(model.form().terms().end()).isEqualTo(Optional.<Instant>empty());
    }

    @Test void thePreviewIsWhatIsSigned() {
        issuing();
        begin(lab.thing("press-1").number());
        var preview = model.form().previewProperty().get().orElseThrow();
        model.issue();
        var signed = lab.office.certificates().decoded(((Outcome.One) outcome()).certificate());
        assertThat(preview.subject()).isEqualTo(signed.subject()).isEqualTo("CN=press-1");
        assertThat(preview.issuer()).isEqualTo(signed.issuer());
        assertThat(preview.validity()).isEqualTo(signed.validity());
        assertThat(preview.signatureAlgorithm()).isEqualTo(signed.signatureAlgorithm());
    }

    @Test void inBulkThoseThatHaveACertificateArePassedOverUnlessAnotherIsWanted() {
        issuing();
        var things = new long[] {lab.thing("a").number(), lab.thing("b").number(), lab.thing("c").number()};
        begin(things[0]).issue();
        begin(things);
        assertThat(model.form().who().who()).isInstanceOfSatisfying(Who.Many.class, many -> assertThat(many.equipped()).isEqualTo(1));
        model.issue();
        assertThat(((Outcome.Many) outcome()).passedOver()).isEqualTo(1);
        assertThat(outcome().certificates()).hasSize(2);
        begin(things).form().anotherProperty().set(true);
        model.issue();
        assertThat(outcome().certificates()).hasSize(3);
    }

    @Test void inBulkThoseThatCannotHaveOneAreNamedWithTheReason() {
        issuing();
        var things = new long[] {lab.thing("press-1.lab").number(), lab.thing("not a host name").number()};
        begin(things).form().terms().profileProperty().set(Profile.SERVER);
        model.issue();
        assertThat(((Outcome.Many) outcome()).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.thing()).isEqualTo(new ThingId("not a host name"));
            assertThat(problem.violations()).contains(new NameViolation.NoServerName());
        });
    }

    @Test void theFolderOfTheLastExportIsOfferedWhenNoDriveIsThere() throws Exception {
        issuing();
        var stick = Files.createDirectories(folder.resolve("out"));
        preferences.change(before -> before.exportedTo(stick));
        begin(lab.thing("press-1").number());
        assertThat(model.placeProperty().get()).contains(new Place.InFolder(stick));
        model.issueAndExport();
        assertThat(gone).containsExactly(new Destination.ExportAtOnce(outcome().certificates(), stick));
    }

    @Test void anExportAtOnceWaitsWhenSomebodyGotNothing() throws Exception {
        issuing();
        var stick = Files.createDirectories(folder.resolve("out"));
        preferences.change(before -> before.exportedTo(stick));
        var things = new long[] {lab.thing("a").number(), lab.thing("b").number()};
        begin(things[0]).issue();
        begin(things).issueAndExport();
        assertThat(gone).isEmpty();
        model.export();
        assertThat(gone).containsExactly(new Destination.ExportCertificates(outcome().certificates()));
    }

    @Test void aRunThatWasCutShortFindsWhatItLeftBehind() {
        var terms = TestOffice.terms(issuing(), Profile.DEVICE, KeySpec.EC_P256);
        var things = new long[] {lab.thing("a").number(), lab.thing("b").number()};
        lab.office.certificates().issue(Order.of(lab.office.things().find(new ThingId("a")).orElseThrow(), terms));
        var run = new BulkRun(lab.office, terms, things, dev.chancery.engine.Certificates.Equipped.SKIP);
        assertThat(run.kept()).isEmpty();
        var issued = run.run(dev.chancery.domain.Progress.NONE);
        assertThat(run.kept()).isEqualTo(issued.certificates()).doesNotContain(new CertificateId(0)).hasSize(1);
    }

    @Test void somethingTypedIsWorthAskingAboutAndAChosenThingIsNot() {
        issuing();
        begin(lab.thing("press-1").number());
        assertThat(model.touched()).isFalse();
        model.form().terms().lifeProperty().set("1h");
        assertThat(model.touched()).isTrue();
    }

    private void become(Profile profile) {
        model.form().terms().purpose().choiceProperty().set(PurposeModel.Choice.OTHER);
        model.form().terms().purpose().otherProperty().set(profile);
    }

    @Test void anyProfileForThingsCanBeChosenAndOffersItsOwnTerms() {
        lab.root("my.domain.name", KeySpec.EC_P256);
        var own = lab.office.profiles().copy(Profile.DEVICE, "Sensor");
        lab.office.profiles().add(own);
        begin(lab.thing("press-1").number());
        assertThat(model.form().terms().purpose().others()).contains(own, BuiltIn.VAULT).noneMatch(Profile::forAuthority);
        become(BuiltIn.VAULT);
        assertThat(model.form().terms().profileProperty().get()).isEqualTo(BuiltIn.VAULT);
        assertThat(model.form().terms().lifeProperty().get()).isEqualTo("720h");
        assertThat(model.form().terms().keyProperty().get()).isEqualTo(KeySpec.RSA_2048);
        model.form().terms().purpose().choiceProperty().set(PurposeModel.Choice.DEVICE);
        assertThat(model.form().terms().lifeProperty().get()).isEqualTo("8760h");
        assertThat(model.form().terms().keyProperty().get()).isEqualTo(KeySpec.EC_P256);
    }

    @Test void aProfileNamesTheThingUntilSomebodyTypes() {
        lab.root("my.domain.name", KeySpec.EC_P256);
        begin();
        model.form().who().textProperty().set("sensor-7");
        become(BuiltIn.AMQTT_DEVICE);
        assertThat(model.form().subject().namesProperty().get())
                .isEqualTo("URI:spiffe://my.domain.name/device/sensor-7\nDNS:sensor-7.local");
        assertThat(model.form().subject().fieldProperty(Attribute.ORGANIZATION).get()).isEqualTo("Lab");
        model.form().terms().purpose().answer("uri", "other.domain");
        assertThat(model.form().subject().namesProperty().get()).startsWith("URI:spiffe://other.domain/device/sensor-7");
        model.form().subject().fieldProperty(Attribute.ORGANIZATION).set("Mine");
        model.form().who().textProperty().set("sensor-8");
        assertThat(model.form().subject().fieldProperty(Attribute.ORGANIZATION).get()).isEqualTo("Mine");
        assertThat(model.form().readyProperty().get()).isTrue();
        model.issue();
        var certificate = lab.office.certificates().one(model.certificates().getFirst());
        assertThat(certificate.profile()).isEqualTo("amqtt-device");
        assertThat(certificate.subject()).hasToString("C=DE, O=Mine, CN=sensor-8");
    }

    @Test void whatAProfileCannotNameIsSaidBeforeItIsSent() {
        lab.root("Lab Root", KeySpec.EC_P256);
        begin(lab.thing("press-1").number(), lab.thing("press-2").number());
        become(BuiltIn.AMQTT_DEVICE);
        assertThat(model.form().violations()).hasOnlyElementsOfType(NameViolation.NotAUri.class);
        assertThat(model.form().readyProperty().get()).isFalse();
        model.form().terms().purpose().answer("uri", "my.domain");
        assertThat(model.form().readyProperty().get()).isTrue();
        assertThat(model.form().touched()).isTrue();
        model.issue();
        assertThat(model.certificates()).hasSize(2);
    }

    @Test void aLifeBeyondThePolicyIsRefusedAndTheLongestIsOneClickAway() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.authorities().changePolicy(root.id(),
                new IssuingPolicy(Set.of(KeySpec.EC_P256), Set.of("device"), Optional.of(Ttl.days(90))));
        begin(lab.thing("press-1").number());
        assertThat(model.form().terms().lifeProperty().get()).isEqualTo("2160h");
        assertThat(model.form().readyProperty().get()).isTrue();
        model.form().terms().lifeProperty().set("8760h");
        assertThat(model.form().violations()).containsExactly(new ValidityViolation.LivesTooLong(Ttl.DEFAULT.duration(), Ttl.days(90)));
        model.form().terms().useLongest();
        assertThat(model.form().terms().lifeProperty().get()).isEqualTo("2160h");
        model.form().terms().profileProperty().set(Profile.SERVER);
        assertThat(model.form().violations()).contains(new IssuerViolation.ProfileNotAllowed("Server"));
    }
}
