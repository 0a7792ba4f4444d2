package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chancery.TestOffice;
import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Mishap;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.domain.Secret;
import dev.chancery.domain.TextViolation;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own client against the strict practice cloud: every cloud, every step, everything that goes wrong.
class PracticeTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private PracticeCloud cloud;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Plant CA", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
        if (cloud != null) {
            cloud.close();
        }
    }

    private void rehearse(CloudKind kind) {
        cloud = PracticeCloud.open(kind, lab.clock, new SecureRandom());
    }

    private Registrations registrations() {
        return lab.office.registrations();
    }

    private Registration planned(CloudKind kind, Way way) {
        return planned(kind, way, root, Map.of());
    }

    private Registration planned(CloudKind kind, Way way, Authority authority, Map<PlaceField, String> more) {
        var place = new java.util.HashMap<>(cloud.place());
        place.putAll(more);
        return registrations().plan(new NewRegistration(kind, way, authority.id(), place, Set.of()));
    }

    private Registration finish(Registration one) {
        return finish(one, cloud.credential());
    }

    private Registration finish(Registration one, Credential credential) {
        try (var line = registrations().line(credential, List.of())) {
            return line.finish(one.id(), Progress.NONE);
        }
    }

    private Registration step(Registration one) {
        try (var line = registrations().line(cloud.credential(), List.of())) {
            return line.step(one.id(), Progress.NONE);
        }
    }

    private CloudFailure.CloudRefused refusal(Registration one) {
        return catchThrowableOfType(CloudFailure.CloudRefused.class, () -> finish(one));
    }

    /// The authority and nothing else is there, once, and proven.
    private void assertRegisteredOnce() {
        assertThat(cloud.registered()).singleElement().satisfies(one -> {
            assertThat(one.certificate()).isEqualTo(Bytes.of(root.certificate().der().toArray()));
            assertThat(one.verified()).isTrue();
        });
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = "BY_HAND")
    void everyCloudTakesTheProof(CloudKind kind) {
        rehearse(kind);
        assertThat(finish(planned(kind, Way.PROVEN)).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = "BY_HAND")
    void anAuthorityWithAnRsaKeyIsTakenToo(CloudKind kind) {
        rehearse(kind);
        root = lab.root("Plant RSA", KeySpec.RSA_2048);
        assertThat(finish(planned(kind, Way.PROVEN)).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = {"BY_HAND", "SCALEWAY"})
    void everyCloudGivesItBack(CloudKind kind) {
        rehearse(kind);
        var done = finish(planned(kind, Way.PROVEN));
        try (var line = registrations().line(cloud.credential(), List.of())) {
            assertThat(line.refresh(done.id(), Progress.NONE).state()).isEqualTo(RegistrationState.VERIFIED);
            assertThat(line.list(done.id(), Progress.NONE)).hasSize(1);
            assertThat(line.delete(done.id(), Progress.NONE).state()).isEqualTo(RegistrationState.REMOVED);
        }
        assertThat(cloud.registered()).isEmpty();
    }

    /// Between a request and its answer it is the cut connection below: on disk then is the same.
    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = "BY_HAND")
    void whoeverIsKilledAfterAnyStepEndsVerifiedAndRegisteredOnce(CloudKind kind) throws IOException {
        rehearse(kind);
        var one = planned(kind, Way.PROVEN);
        for (int steps = 0; registrations().one(one.id()).state().isOpen(); steps++) {
            assertThat(steps).isLessThan(6);
            lab.kill();
            step(one);
        }
        assertThat(registrations().one(one.id()).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = "BY_HAND")
    void aConnectionThatIsCutBeforeOrAfterAnyStepRegistersNothingTwice(CloudKind kind) {
        rehearse(kind);
        for (var mishap : List.of(Mishap.CUT_BEFORE, Mishap.CUT_AFTER)) {
            for (var call : List.of(CloudCall.UPLOAD, CloudCall.CODE, CloudCall.VERIFY)) {
                cloud.reset();
                cloud.fail(mishap, 1, call);
                var one = planned(kind, Way.PROVEN);
                try {
                    finish(one);
                } catch (CloudFailure.CloudUnreached cut) {
                    lab.reopen();
                    finish(one);
                }
                assertThat(registrations().one(one.id()).state()).as(mishap + " at " + call).isEqualTo(RegistrationState.VERIFIED);
                assertRegisteredOnce();
                registrations().giveUp(one.id());
            }
        }
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = "BY_HAND")
    void everyFaultLeavesAStepThatIsRepeated(CloudKind kind) {
        rehearse(kind);
        var one = planned(kind, Way.PROVEN);
        Map.of(Mishap.FAULT, Why.FAULT, Mishap.HTML, Why.NOT_AN_ANSWER, Mishap.EXPIRED_TOKEN, Why.TOKEN).forEach((mishap, why) -> {
            cloud.fail(mishap, 1);
            var refused = refusal(one);
            assertThat(refused.why()).as(mishap.name()).isEqualTo(why);
            assertThat(refused.reply()).isNotBlank();
            assertThat(registrations().one(one.id()).state().isOpen()).isTrue();
        });
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = "BY_HAND")
    void aCloudThatIsAskedTooOftenIsLeftAloneForAsLongAsItSays(CloudKind kind) {
        rehearse(kind);
        cloud.fail(Mishap.TOO_FAST, 1);
        var one = planned(kind, Way.PROVEN);
        try (var line = registrations().line(cloud.credential(), List.of())) {
            assertThatThrownBy(() -> line.finish(one.id(), Progress.NONE)).isInstanceOfSatisfying(CloudFailure.CloudRefused.class,
                    refused -> {
                        assertThat(refused.why()).isEqualTo(Why.TOO_FAST);
                        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(PracticeCloud.RETRY_AFTER));
                    });
            lab.clock.advance(Duration.ofSeconds(PracticeCloud.RETRY_AFTER + 1));
            assertThat(line.finish(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.VERIFIED);
        }
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = "BY_HAND")
    void answersThatAreWrappedInTextAreUnderstood(CloudKind kind) {
        rehearse(kind);
        cloud.fail(Mishap.JSON_IN_JSON, 20);
        assertThat(finish(planned(kind, Way.PROVEN)).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = "BY_HAND")
    void aCloudThatNeverAnswersIsGivenUp(CloudKind kind) {
        rehearse(kind);
        cloud.fail(Mishap.TIMEOUT, 1, CloudCall.VERIFY);
        var one = planned(kind, Way.PROVEN);
        try (var line = registrations().line(cloud.credential(), List.of(), Duration.ofMillis(700))) {
            assertThatThrownBy(() -> line.finish(one.id(), Progress.NONE)).isInstanceOfSatisfying(CloudFailure.CloudUnreached.class,
                    missed -> assertThat(missed.why()).isEqualTo(CloudFailure.CloudUnreached.Why.TOO_LATE));
        }
        lab.reopen();
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(names = {"MINDSPHERE", "AZURE_HUB", "AZURE_DPS", "HUAWEI"})
    void aCodeThatIsNotTheCloudsIsRefusedAndANewOneGoesOn(CloudKind kind) {
        rehearse(kind);
        var one = planned(kind, Way.PROVEN);
        step(one);
        registrations().takeCode(one.id(), "0123456789abcdef");
        registrations().prove(one.id(), KeySpec.EC_P256);
        assertThat(refusal(one).why()).isEqualTo(Why.WRONG_CODE);
        assertThat(registrations().one(one.id()).state()).isEqualTo(RegistrationState.REFUSED);
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @Test void theCodeOfAnotherRegionOfAwsIsRefusedAndANewOneGoesOn() {
        rehearse(CloudKind.AWS);
        var one = planned(CloudKind.AWS, Way.PROVEN);
        registrations().takeCode(one.id(), "0".repeat(64));
        assertThat(refusal(one).why()).isEqualTo(Why.WRONG_CODE);
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(Way.class)
    void awsIsToldTheTemplateByWhichNewDevicesAreMade(Way way) {
        rehearse(CloudKind.AWS);
        var template = Map.of(PlaceField.TEMPLATE, "PressTemplate", PlaceField.ROLE, "arn:aws:iam::123456789012:role/plant/JITPRole");
        var one = planned(CloudKind.AWS, way, root, template);
        assertThat(registrations().checks(one.id())).contains(new CloudCheck.TemplateUnused());
        var done = finish(one);
        assertThat(done.state()).isEqualTo(RegistrationState.VERIFIED);
        try (var line = registrations().line(cloud.credential(), List.of())) {
            line.refresh(done.id(), Progress.NONE);
        }
        assertThat(registrations().replies(done.id()).getFirst().body())
                .contains("\"templateName\":\"PressTemplate\"", "\"roleArn\":\"arn:aws:iam::123456789012:role/plant/JITPRole\"");
    }

    @Test void aTemplateOfAwsWithoutItsRoleIsRefused() {
        rehearse(CloudKind.AWS);
        var traits = registrations().traits(CloudKind.AWS);
        assertThat(traits.place(Map.of(PlaceField.REGION, "eu-central-1", PlaceField.TEMPLATE, "PressTemplate")).violations())
                .containsExactly(new TextViolation.Missing(Field.CLOUD_ROLE));
        assertThat(traits.place(Map.of(PlaceField.REGION, "eu-central-1", PlaceField.ROLE, "arn:aws:iam::123456789012:role/a")).violations())
                .containsExactly(new TextViolation.Missing(Field.CLOUD_TEMPLATE));
        assertThat(traits.place(Map.of(PlaceField.REGION, "eu-central-1", PlaceField.TEMPLATE, "Press", PlaceField.ROLE, "JITPRole")).violations())
                .containsExactly(new TextViolation.NotInForm(Field.CLOUD_ROLE, "arn:aws:iam::123456789012:role/JITPRole"));
    }

    @Test void aCodeOfCumulocityThatRanOutIsAskedForAnew() {
        rehearse(CloudKind.CUMULOCITY);
        var one = planned(CloudKind.CUMULOCITY, Way.PROVEN);
        step(one);
        step(one);
        lab.clock.advance(Duration.ofHours(2));
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(names = {"AZURE_HUB", "AZURE_DPS"})
    void aTagOfAzureThatAnotherMadeStaleIsReadAgain(CloudKind kind) {
        rehearse(kind);
        var one = planned(kind, Way.PROVEN);
        cloud.fail(Mishap.WRONG_ETAG, 1, CloudCall.CODE);
        cloud.fail(Mishap.WRONG_ETAG, 1, CloudCall.VERIFY);
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
        assertRegisteredOnce();
    }

    @Test void aThirdCertificateAtMindSphereIsRefusedBeforeItIsSent() {
        rehearse(CloudKind.MINDSPHERE);
        for (var name : List.of("First", "Second")) {
            var done = finish(planned(CloudKind.MINDSPHERE, Way.PROVEN, lab.root(name, KeySpec.EC_P256), Map.of(PlaceField.NAME, name)));
            registrations().giveUp(done.id());
        }
        var third = planned(CloudKind.MINDSPHERE, Way.PROVEN);
        assertThatThrownBy(() -> finish(third)).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).containsExactly(new CloudViolation.CloudFull(2)));
        assertThat(cloud.registered()).hasSize(2);
    }

    @ParameterizedTest @EnumSource(mode = Mode.EXCLUDE, names = {"BY_HAND", "AWS", "CUMULOCITY"})
    void aTokenThatTheCloudDoesNotKnowAsksForAnotherAndGoesOn(CloudKind kind) {
        rehearse(kind);
        var one = planned(kind, Way.PROVEN);
        var old = cloud.credential() instanceof Credential.XAuthToken ? new Credential.XAuthToken(Secret.of("old".toCharArray()))
                : new Credential.Bearer(Secret.of("old".toCharArray()));
        assertThat(catchThrowableOfType(CloudFailure.CloudRefused.class, () -> finish(one, old)).why()).isEqualTo(Why.TOKEN);
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void anotherSecretOfAwsAndAnotherPasswordOfCumulocityAreRefused() {
        rehearse(CloudKind.AWS);
        var keys = (Credential.AwsKeys) cloud.credential();
        var wrong = new Credential.AwsKeys(keys.id(), Secret.of("other".toCharArray()), keys.session());
        var aws = planned(CloudKind.AWS, Way.PROVEN);
        assertThat(catchThrowableOfType(CloudFailure.CloudRefused.class, () -> finish(aws, wrong)).why()).isEqualTo(Why.TOKEN);
        cloud.close();
        rehearse(CloudKind.CUMULOCITY);
        var user = new Credential.User("t07007007/practice", Secret.of("other".toCharArray()));
        var cumulocity = planned(CloudKind.CUMULOCITY, Way.PROVEN);
        assertThat(catchThrowableOfType(CloudFailure.CloudRefused.class, () -> finish(cumulocity, user)).why()).isEqualTo(Why.TOKEN);
    }

    @Test void awsIsAskedToRestBeforeItIsAskedToDelete() {
        rehearse(CloudKind.AWS);
        var one = finish(planned(CloudKind.AWS, Way.PROVEN));
        try (var line = registrations().line(cloud.credential(), List.of())) {
            line.activate(one.id(), Progress.NONE);
            assertThat(cloud.registered().getFirst().active()).isTrue();
            assertThat(line.delete(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.REMOVED);
        }
    }

    @ParameterizedTest @EnumSource(names = {"AWS", "AZURE_HUB", "AZURE_DPS"})
    void whereItIsChosenTheCloudTakesOurWordForIt(CloudKind kind) {
        rehearse(kind);
        assertThat(finish(planned(kind, Way.TRUSTED)).trustedUnproven()).isTrue();
        assertThat(cloud.registered()).hasSize(1);
    }

    @Test void theWindowRehearsesWithAPlaceAndACredentialThatAreFilledIn() {
        try (var rehearsal = registrations().rehearse(CloudKind.MINDSPHERE)) {
            var one = registrations().plan(new NewRegistration(CloudKind.MINDSPHERE, Way.PROVEN, root.id(), rehearsal.place(), Set.of()));
            rehearsal.fail(Mishap.CUT_AFTER, 1, CloudCall.VERIFY);
            assertThatThrownBy(() -> finish(one, rehearsal.credential())).isInstanceOf(CloudFailure.CloudUnreached.class);
            assertThat(finish(one, rehearsal.credential()).state()).isEqualTo(RegistrationState.VERIFIED);
            assertThat(rehearsal.registered()).isOne();
            assertThat(rehearsal.isAt(one.plan().place().required(PlaceField.ADDRESS))).isTrue();
            rehearsal.reset();
            assertThat(rehearsal.registered()).isZero();
        }
        assertThatThrownBy(() -> registrations().rehearse(CloudKind.BY_HAND)).isInstanceOf(IllegalArgumentException.class);
    }

    /// How far this machine's clock is ahead of the practice cloud's, which is the system's.
    private void clockApart(CloudKind kind, Duration ahead) {
        cloud = PracticeCloud.open(kind, Clock.systemUTC(), new SecureRandom());
        lab.clock.advance(Duration.between(lab.clock.instant(), Clock.systemUTC().instant()).plus(ahead));
        if (ahead.isNegative()) {
            lab.office.clock().confirm();
            root = lab.root("Plant CA of an early clock", KeySpec.EC_P256);
        }
    }

    private void assertRefusedForItsClock(CloudLine line, Registration one, Duration ahead, Duration most) {
        assertThatThrownBy(() -> line.finish(one.id(), Progress.NONE)).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).singleElement().isInstanceOfSatisfying(CloudViolation.CloudWouldRefuse.class,
                        reason -> assertThat(reason.check()).isInstanceOfSatisfying(CloudCheck.ClockApart.class, apart -> {
                            assertThat(apart.apart().minus(ahead).abs()).isLessThan(Duration.ofMinutes(1));
                            assertThat(apart.most()).isEqualTo(most);
                        })));
    }

    @ParameterizedTest @ValueSource(ints = {6, -6, 3000})
    void awsIsNotAskedWithAClockThatIsWrongUntilItIsSet(int minutes) {
        clockApart(CloudKind.AWS, Duration.ofMinutes(minutes));
        var one = planned(CloudKind.AWS, Way.PROVEN);
        try (var line = registrations().line(cloud.credential(), List.of())) {
            assertRefusedForItsClock(line, one, Duration.ofMinutes(minutes), Duration.ofMinutes(5));
            lab.clock.advance(Duration.ofMinutes(-minutes));
            assertThat(line.finish(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.VERIFIED);
        }
        assertRegisteredOnce();
    }

    @ParameterizedTest @EnumSource(names = {"MINDSPHERE", "AZURE_HUB", "HUAWEI"})
    void noProofIsMadeThatIsNotValidThereYet(CloudKind kind) {
        clockApart(kind, Duration.ofHours(2));
        var one = planned(kind, Way.PROVEN);
        try (var line = registrations().line(cloud.credential(), List.of())) {
            assertRefusedForItsClock(line, one, Duration.ofHours(2), Duration.ofMinutes(30));
            assertThat(registrations().one(one.id()).facts().text(CloudFact.PROOF)).isEmpty();
            lab.clock.advance(Duration.ofHours(-2));
            assertThat(line.finish(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.VERIFIED);
        }
        assertRegisteredOnce();
    }

    @Test void aRehearsalStaysOneWhenItsCloudIsClosed() {
        try (var rehearsal = registrations().rehearse(CloudKind.AZURE_HUB)) {
            var one = registrations().plan(new NewRegistration(CloudKind.AZURE_HUB, Way.PROVEN, root.id(), rehearsal.place(), Set.of()));
            assertThat(finish(one, rehearsal.credential()).isRehearsal()).isTrue();
        }
        lab.reopen();
        assertThat(registrations().all()).singleElement().satisfies(one -> assertThat(one.isRehearsal()).isTrue());
        rehearse(CloudKind.MINDSPHERE);
        assertThat(planned(CloudKind.MINDSPHERE, Way.PROVEN).isRehearsal()).isFalse();
    }

    /// What was asked for a whole registration, ids and names aside.
    private List<String> asked(CloudKind kind) {
        rehearse(kind);
        finish(planned(kind, Way.PROVEN));
        return cloud.lines().stream().map(line -> line.replaceAll("[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f-]{36}", "ID")
                .replaceAll("/v5/iot/[^/]+/", "/v5/iot/P/").replaceAll("tenants/t[0-9]+/", "tenants/T/")).toList();
    }

    @Test void noCloudIsAskedMoreThanItNeeds() {
        assertThat(asked(CloudKind.CUMULOCITY)).containsExactly("GET /tenant/tenants/T/trusted-certificates/ID",
                "POST /tenant/tenants/T/trusted-certificates", "POST /tenant/tenants/T/trusted-certificates-pop/ID/pop");
        assertThat(asked(CloudKind.HUAWEI)).hasSize(3).first().asString().startsWith("GET /v5/iot/P/certificates?limit=50");
        assertThat(asked(CloudKind.SCALEWAY)).filteredOn(line -> line.startsWith("POST")).hasSize(1);
    }

    @Test void scalewaySaysThatTheCaThatIsThereGoes() {
        rehearse(CloudKind.SCALEWAY);
        assertThat(registrations().checks(planned(CloudKind.SCALEWAY, Way.PROVEN).id())).contains(new CloudCheck.TakesThePlace());
    }
}
