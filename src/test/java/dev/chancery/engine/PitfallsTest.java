package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chancery.TestOffice;
import dev.chancery.cloud.Cloud;
import dev.chancery.cloud.Dossier;
import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CaTraits;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CleanedCode;
import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudCheck.Fix;
import dev.chancery.domain.CloudCheck.Severity;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudPlace;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.CloudViolation.UnfitProof.Why;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Mishap;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.Registration.Plan;
import dev.chancery.domain.RegistrationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// What people stumble over when they register a CA, each with the check that stops it or the way that avoids it. The list
/// in `docs/clouds.md` has the same numbers.
class PitfallsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private PracticeCloud cloud;

    /// For answers that mean the same whoever is asked about.
    private static final Dossier NOTHING = Dossier.of(new Plan(CloudKind.AWS, Way.PROVEN, new AuthorityId(1), new CertificateId(1),
            new CloudPlace(Map.of()), Set.of()), CloudFacts.NONE, Bytes.of(new byte[0]));

    private List<Executable> pitfalls() {
        return List.of(this::aCodeWithWhatCameAlong, this::aCertificateThatIsNoAuthority, this::theWrongCertificateOrAKeyBesideIt,
                this::aProofByAnotherKey, this::theEncodingOfEachCloud, this::aStaleTagAndAStaleCode, this::keysAndSignatures, this::theClock,
                this::theRoomThere, this::whatIsSentTwice, this::refusalsByTheirNames, this::whatIsHalfDone, this::aKeyThatIsElsewhere,
                this::whatIsAskedAndNeverAssumed, this::deleting, this::trustedIsNotProven);
    }

    @TestFactory Stream<DynamicTest> each() {
        var all = pitfalls();
        return Stream.iterate(0, number -> number < all.size(), number -> number + 1)
                .map(number -> dynamicTest("pitfall " + (number + 1), () -> in(all.get(number), number)));
    }

    @Test void thereAreSixteen() {
        assertThat(pitfalls()).hasSize(16);
    }

    private void in(Executable pitfall, int number) throws Throwable {
        lab = TestOffice.in(Files.createDirectory(folder.resolve("lab-" + number)));
        root = lab.root("Plant CA", KeySpec.EC_P256);
        try (var opened = PracticeCloud.open(CloudKind.MINDSPHERE, lab.clock, new SecureRandom())) {
            cloud = opened;
            pitfall.execute();
        } finally {
            cloud.close();
            lab.close();
        }
    }

    private Registrations registrations() {
        return lab.office.registrations();
    }

    private void rehearse(CloudKind kind) {
        cloud.close();
        cloud = PracticeCloud.open(kind, lab.clock, new SecureRandom());
    }

    private CloudLine line() {
        return registrations().line(cloud.credential(), List.of());
    }

    private Registration planned(CloudKind kind, Way way, Option... options) {
        rehearse(kind);
        return registrations().plan(new NewRegistration(kind, way, root.id(), cloud.place(), Set.of(options)));
    }

    private Registration finish(Registration one) {
        try (var line = line()) {
            return line.finish(one.id(), Progress.NONE);
        }
    }

    private Registration until(Registration one, RegistrationState state) {
        try (var line = line()) {
            for (int steps = 0; steps < 6 && registrations().one(one.id()).state() != state; steps++) {
                line.step(one.id(), Progress.NONE);
            }
        }
        return registrations().one(one.id());
    }

    private static void assertIs(CloudCheck check, Severity severity, Optional<Fix> fix) {
        assertThat(check.severity()).isEqualTo(severity);
        assertThat(check.fix()).isEqualTo(fix);
    }

    private void aCodeWithWhatCameAlong() {
        var cleaned = registrations().cleaned(CloudKind.AWS, "\uFEFF \"" + "0a".repeat(32) + "\"\r\n").orRefuse();
        assertThat(cleaned.code()).isEqualTo("0a".repeat(32));
        assertThat(cleaned.removed()).contains(CleanedCode.Removed.SPACE, CleanedCode.Removed.LINE_BREAK, CleanedCode.Removed.INVISIBLE, CleanedCode.Removed.QUOTES);
        assertThat(registrations().cleaned(CloudKind.AZURE_HUB, "AbC").orRefuse().code()).isEqualTo("AbC");
        assertThat(registrations().cleaned(CloudKind.AWS, "0a").violations()).isNotEmpty();
    }

    private List<CloudCheck> of(CaTraits look, CloudKind kind) {
        var one = planned(kind, Way.PROVEN);
        var found = RegistrationChecks.ofCertificate(look, registrations().traits(kind), one.plan());
        registrations().giveUp(one.id());
        return found;
    }

    private CaTraits look(int version, boolean ca, boolean signs, Optional<KeySpec> key, boolean sound) {
        return new CaTraits(version, ca, signs, true, true, key, "a key", "an algorithm", sound, root.certificate().validity());
    }

    private void aCertificateThatIsNoAuthority() {
        var p256 = Optional.of(KeySpec.EC_P256);
        assertThat(of(look(1, false, true, p256, true), CloudKind.AWS)).containsExactly(new CloudCheck.NotAnAuthority());
        assertThat(of(look(3, true, false, p256, true), CloudKind.AWS)).containsExactly(new CloudCheck.MayNotSign());
        assertIs(new CloudCheck.NotAnAuthority(), Severity.BLOCKS, Optional.of(Fix.NEW_AUTHORITY));
        assertIs(new CloudCheck.MayNotSign(), Severity.BLOCKS, Optional.of(Fix.NEW_AUTHORITY));
    }

    private void theWrongCertificateOrAKeyBesideIt() {
        var below = lab.intermediate("Hall 3", root, KeySpec.EC_P256);
        var plan = registrations().check(new NewRegistration(CloudKind.MINDSPHERE, Way.PROVEN, below.id(), cloud.place(), Set.of())).orRefuse();
        assertThat(registrations().checks(plan)).contains(new CloudCheck.NotARoot());
        assertIs(new CloudCheck.NotARoot(), Severity.BLOCKS, Optional.of(Fix.CHOOSE_ROOT));
        var send = (NextStep.Send) registrations().next(planned(CloudKind.MINDSPHERE, Way.PROVEN).id());
        assertThat(send.pem()).containsOnlyOnce("BEGIN CERTIFICATE").doesNotContain("PRIVATE KEY").startsWith("-----BEGIN");
        var one = until(planned(CloudKind.HUAWEI, Way.PROVEN), RegistrationState.CODE_RECEIVED);
        assertUnfit(one, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", Why.HOLDS_A_KEY);
    }

    private void assertUnfit(Registration one, String proof, Why why) {
        assertThatThrownBy(() -> registrations().takeProof(one.id(), proof)).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).containsExactly(new CloudViolation.UnfitProof(why)));
    }

    private void aProofByAnotherKey() {
        var one = until(planned(CloudKind.HUAWEI, Way.PROVEN), RegistrationState.CODE_RECEIVED);
        var job = ((NextStep.Prove) registrations().next(one.id())).job();
        var namesake = lab.root("Namesake", KeySpec.EC_P256);
        var other = registrations().proofJobs().prove(new ProofJobs.Asked(job, namesake), KeySpec.EC_P256);
        assertUnfit(one, other, Why.PROVES_NOTHING);
    }

    private void theEncodingOfEachCloud() {
        var bodies = new HashMap<CloudKind, String>();
        for (var kind : List.of(CloudKind.MINDSPHERE, CloudKind.AZURE_HUB, CloudKind.CUMULOCITY)) {
            bodies.put(kind, ((NextStep.Send) registrations().next(planned(kind, Way.PROVEN).id())).request().body());
        }
        assertThat(bodies.get(CloudKind.MINDSPHERE)).contains("-----BEGIN CERTIFICATE-----\\n").doesNotContain("\\\\n");
        assertThat(bodies.get(CloudKind.AZURE_HUB)).contains("\"certificate\":\"MII").doesNotContain("BEGIN");
        assertThat(bodies.get(CloudKind.CUMULOCITY)).contains("MII").doesNotContain("BEGIN");
    }

    private void aStaleTagAndAStaleCode() {
        var azure = planned(CloudKind.AZURE_HUB, Way.PROVEN);
        cloud.fail(Mishap.WRONG_ETAG, 1, CloudCall.VERIFY);
        assertThat(finish(azure).state()).isEqualTo(RegistrationState.VERIFIED);
        var cumulocity = until(planned(CloudKind.CUMULOCITY, Way.PROVEN), RegistrationState.PROOF_ISSUED);
        lab.clock.advance(Duration.ofHours(2));
        assertThat(finish(cumulocity).facts().text(CloudFact.CODE)).isNotEqualTo(cumulocity.facts().text(CloudFact.CODE));
    }

    private void keysAndSignatures() {
        assertThat(of(look(3, true, true, Optional.empty(), false), CloudKind.AWS)).containsExactly(
                new CloudCheck.UnfitKey("a key", true), new CloudCheck.UnfitSignature("an algorithm", true));
        assertThat(of(look(3, true, true, Optional.empty(), false), CloudKind.HUAWEI)).containsExactly(
                new CloudCheck.UnfitKey("a key", false), new CloudCheck.UnfitSignature("an algorithm", false));
        assertIs(new CloudCheck.UnfitKey("", true), Severity.BLOCKS, Optional.of(Fix.NEW_AUTHORITY));
        assertIs(new CloudCheck.UnfitSignature("", false), Severity.WARNS, Optional.of(Fix.RENEW_AUTHORITY));
    }

    private void theClock() {
        var one = planned(CloudKind.AWS, Way.PROVEN);
        lab.clock.advance(Duration.ofMinutes(10));
        assertThatThrownBy(() -> finish(one)).isInstanceOfSatisfying(Failure.Refused.class, refused -> assertThat(refused.violations())
                .singleElement().isInstanceOfSatisfying(CloudViolation.CloudWouldRefuse.class,
                        reason -> assertThat(reason.check()).isInstanceOf(CloudCheck.ClockApart.class)));
    }

    private void theRoomThere() {
        for (var name : List.of("First", "Second")) {
            finish(registrations().plan(new NewRegistration(CloudKind.MINDSPHERE, Way.PROVEN, lab.root(name, KeySpec.EC_P256).id(), named(name), Set.of())));
        }
        var plan = registrations().check(new NewRegistration(CloudKind.MINDSPHERE, Way.PROVEN, root.id(), named("Third"), Set.of())).orRefuse();
        assertThat(registrations().checks(plan)).contains(new CloudCheck.Full(2));
        assertIs(new CloudCheck.Full(2), Severity.BLOCKS, Optional.of(Fix.RETIRE_ANOTHER));
        assertIs(new CloudCheck.LastPlace(2), Severity.WARNS, Optional.of(Fix.RETIRE_ANOTHER));
    }

    private Map<PlaceField, String> named(String name) {
        var place = new HashMap<>(cloud.place());
        place.put(PlaceField.NAME, name);
        return place;
    }

    private void whatIsSentTwice() {
        var one = planned(CloudKind.AWS, Way.PROVEN);
        cloud.fail(Mishap.CUT_AFTER, 1, CloudCall.VERIFY);
        assertThatThrownBy(() -> finish(one)).isInstanceOf(CloudFailure.CloudUnreached.class);
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(cloud.registered()).hasSize(1);
    }

    private static CloudAnswer.Why why(CloudKind kind, int status, String error) {
        var reply = new CloudReply(status, Map.of("x-amzn-errortype", error), "{\"message\":\"x\"}");
        return ((CloudAnswer.Refused) Cloud.of(kind).read(CloudCall.LIST, NOTHING, reply)).why();
    }

    private void refusalsByTheirNames() {
        assertThat(why(CloudKind.AWS, 400, "ThrottlingException")).isEqualTo(CloudAnswer.Why.TOO_FAST);
        assertThat(why(CloudKind.AWS, 410, "LimitExceededException")).isEqualTo(CloudAnswer.Why.FULL);
        var huawei = new CloudReply(200, Map.of(), "");
        assertThat(Cloud.of(CloudKind.HUAWEI).read(CloudCall.VERIFY, NOTHING, huawei)).isInstanceOf(CloudAnswer.Done.class);
    }

    private void whatIsHalfDone() {
        var one = until(planned(CloudKind.MINDSPHERE, Way.PROVEN), RegistrationState.UPLOADED);
        lab.reopen();
        assertThat(registrations().one(one.id())).isEqualTo(one);
        try (var line = line()) {
            assertThat(line.delete(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.REMOVED);
        }
        assertThat(cloud.registered()).isEmpty();
    }

    private void aKeyThatIsElsewhere() {
        assertIs(new CloudCheck.NoKeyHere(), Severity.WARNS, Optional.of(Fix.ADD_KEY));
        var one = until(planned(CloudKind.HUAWEI, Way.PROVEN), RegistrationState.CODE_RECEIVED);
        var request = ((NextStep.Prove) registrations().next(one.id())).job().text();
        registrations().takeProof(one.id(), registrations().proofJobs().prove(registrations().proofJobs().read(request), KeySpec.EC_P256));
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    private void whatIsAskedAndNeverAssumed() {
        finish(planned(CloudKind.AWS, Way.PROVEN));
        assertThat(cloud.lines()).noneMatch(line -> line.contains("setAsActive") || line.contains("allowAutoRegistration"));
        assertThat(cloud.registered().getFirst().active()).isFalse();
        var wanted = planned(CloudKind.AWS, Way.PROVEN, Option.ACTIVE, Option.AUTO_REGISTRATION);
        assertThat(registrations().checks(wanted.id())).contains(new CloudCheck.RegistersDevices());
        finish(wanted);
        assertThat(cloud.registered().getFirst().active()).isTrue();
    }

    private void deleting() {
        var one = finish(planned(CloudKind.AWS, Way.PROVEN, Option.ACTIVE));
        try (var line = line()) {
            line.delete(one.id(), Progress.NONE);
        }
        var last = cloud.lines().subList(cloud.lines().size() - 2, cloud.lines().size());
        assertThat(last.getFirst()).startsWith("PUT").contains("newStatus=INACTIVE");
        assertThat(last.getLast()).startsWith("DELETE");
    }

    private void trustedIsNotProven() {
        var one = planned(CloudKind.AWS, Way.TRUSTED);
        assertThat(registrations().checks(one.id())).contains(new CloudCheck.NotProven());
        assertIs(new CloudCheck.NotProven(), Severity.TELLS, Optional.of(Fix.CHOOSE_PROOF));
        assertThat(finish(one).trustedUnproven()).isTrue();
    }
}
