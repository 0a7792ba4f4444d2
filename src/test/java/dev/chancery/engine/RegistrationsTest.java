package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.cloud.BehindPractice;
import dev.chancery.cloud.SmallServer;
import dev.chancery.cloud.SmallServer.Answered;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.domain.Secret;
import dev.chancery.domain.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationsTest {

    @TempDir Path folder;
    private BehindPractice cloud;
    private SmallServer server;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Plant CA", KeySpec.EC_P256);
        cloud = new BehindPractice(CloudKind.MINDSPHERE, lab.clock);
        server = new SmallServer(cloud);
    }

    @AfterEach void close() {
        lab.close();
        server.close();
        cloud.close();
    }

    private Registrations registrations() {
        return lab.office.registrations();
    }

    private NewRegistration wanted(Authority authority, Map<PlaceField, String> more) {
        var place = new HashMap<>(Map.of(PlaceField.REGION, "eu1", PlaceField.ADDRESS, server.address(), PlaceField.TENANT,
                "castidev", PlaceField.NAME, "Plant CA"));
        place.putAll(more);
        return new NewRegistration(CloudKind.MINDSPHERE, Way.PROVEN, authority.id(), place, Set.of());
    }

    private Registration planned() {
        return registrations().plan(wanted(root, Map.of()));
    }

    private CloudLine line() {
        return line(cloud.token());
    }

    private CloudLine line(String token) {
        return registrations().line(new Credential.Bearer(Secret.of(token.toCharArray())), List.of());
    }

    private Registration finish(Registration one) {
        try (var line = line()) {
            return line.finish(one.id(), Progress.NONE);
        }
    }

    private CloudFailure.CloudRefused refusal(Registration one, CloudLine line) {
        var thrown = org.assertj.core.api.Assertions.catchThrowableOfType(CloudFailure.CloudRefused.class,
                () -> line.finish(one.id(), Progress.NONE));
        line.close();
        return thrown;
    }

    @Test void allStepsTogetherEndVerifiedAndKeepWhatTheCloudSaid() {
        var done = finish(planned());
        assertThat(done.state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(done.facts().text(CloudFact.ID)).isPresent();
        assertThat(done.facts().text(CloudFact.COMMON_NAME)).contains("Plant CA");
        assertThat(cloud.verified()).isOne();
        assertThat(registrations().replies(done.id())).extracting(reply -> reply.call().code()).containsExactly("verify", "code", "upload");
        assertThat(server.lines()).extracting(line -> line.replaceAll("[0-9a-f]{24}", "ID")).containsExactly(
                "GET /api/mindconnectmqtt/v3/caCertificates", "POST /api/mindconnectmqtt/v3/caCertificates",
                "GET /api/mindconnectmqtt/v3/caCertificates/ID/registrationCode",
                "POST /api/mindconnectmqtt/v3/caCertificates/ID/verify");
    }

    @Test void theProofIsInTheAuditLogAndInNoList() {
        var done = finish(planned());
        var proof = lab.office.audit().of("Plant CA").stream().filter(entry -> entry.act() == Act.REGISTRATION_PROVEN).findFirst();
        assertThat(proof.orElseThrow().detail()).contains(done.facts().text(CloudFact.PROOF_SERIAL).orElseThrow(), done.facts().text(CloudFact.CODE).orElseThrow());
        assertThat(lab.office.certificates().ids(CertificateQuery.ALL)).hasSize(1);
        lab.reopen();
        assertThat(lab.office.audit().recent(20)).noneMatch(entry -> entry.act() == Act.SERIAL_ABANDONED);
    }

    @Test void nothingSecretIsOnDiskOrInAWordedFailure() throws Exception {
        var one = planned();
        var refused = refusal(one, line("another-secret"));
        assertThat(refused.getMessage()).doesNotContain("another-secret");
        finish(one);
        lab.office.close();
        assertThat(new String(java.nio.file.Files.readAllBytes(lab.file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(cloud.token()).doesNotContain("another-secret");
        lab.reopen();
    }

    @Test void whoeverIsStoppedAfterAnyStepGoesOnFromThere() {
        var id = planned().id();
        for (int steps = 0; registrations().one(id).state().isOpen(); steps++) {
            assertThat(steps).isLessThan(6);
            lab.reopen();
            try (var line = line()) {
                line.step(id, Progress.NONE);
            }
        }
        assertThat(cloud.count()).isOne();
        assertThat(cloud.verified()).isOne();
    }

    @Test void aConnectionThatIsCutAfterTheCloudActedRegistersNothingTwice() {
        for (var cutAt : List.of("POST /api/mindconnectmqtt/v3/caCertificates", "/verify")) {
            var cut = new AtomicInteger();
            server.answers(asked -> {
                var answer = cloud.answer(asked);
                return asked.line().endsWith(cutAt) && cut.getAndIncrement() == 0 ? Answered.CUT : answer;
            });
            var one = planned();
            try (var line = line()) {
                assertThatThrownBy(() -> line.finish(one.id(), Progress.NONE)).isInstanceOf(CloudFailure.CloudUnreached.class);
            }
            lab.reopen();
            assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
            assertThat(cloud.count()).as(cutAt).isOne();
            try (var line = line()) {
                line.delete(one.id(), Progress.NONE);
            }
        }
    }

    @Test void byHandEveryStepGoesThroughRequestsAndPastedAnswers() {
        var id = planned().id();
        for (int steps = 0; registrations().one(id).state().isOpen(); steps++) {
            assertThat(steps).isLessThan(6);
            lab.reopen();
            switch (registrations().next(id)) {
                case NextStep.Send send -> registrations().takeAnswer(id, carried(send));
                case NextStep.Prove _ -> registrations().prove(id, KeySpec.EC_P256);
                case NextStep.TypeCode _, NextStep.CarryProof _, NextStep.Finished _ -> throw new AssertionError("not here");
            }
        }
        assertThat(registrations().one(id).state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(cloud.verified()).isOne();
    }

    /// What somebody with curl and a token would bring back.
    private String carried(NextStep.Send send) {
        assertThat(send.request().curl(AuthKind.BEARER_TOKEN)).contains("$TOKEN").doesNotContain(cloud.token());
        var address = send.request().address().toString().substring(server.address().length());
        var answer = cloud.answer(send.request().method(), address, send.request().body());
        return "HTTP/1.1 " + answer.status() + " OK\r\nContent-Type: application/json\r\n\r\n" + answer.body();
    }

    @Test void theBodiesAreThoseOfTheDocumentedRecipe() throws Exception {
        var pem = folder.resolve("ca.pem");
        lab.office.authorities().save(root.id(), false, pem);
        var escaped = dev.chancery.Judge.run("awk", "-v", "ORS=\\\\n", "1", pem.toString()).accepted().output();
        var upload = (NextStep.Send) registrations().next(planned().id());
        assertThat(upload.request().body()).isEqualTo("{\n\"name\":\"Plant CA\",\n\"caCertificate\":\"" + escaped + "\"\n}");
        assertThat(upload.escaped()).isEqualTo(escaped);
        assertThat(upload.request().address().getPath()).isEqualTo("/api/mindconnectmqtt/v3/caCertificates");
    }

    @Test void anExpiredTokenAsksForANewOneAndGoesOn() {
        var one = planned();
        var refused = refusal(one, line("old"));
        assertThat(refused.why()).isEqualTo(Why.TOKEN);
        assertThat(refused.reply()).contains("The token expired");
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void aWrongCodeEndsRefusedAndANewCodeGoesOn() {
        var one = planned();
        try (var line = line()) {
            line.step(one.id(), Progress.NONE);
        }
        registrations().takeCode(one.id(), "some-old-code\n");
        registrations().prove(one.id(), KeySpec.EC_P256);
        var refused = refusal(one, line());
        assertThat(refused.why()).isEqualTo(Why.WRONG_CODE);
        assertThat(registrations().one(one.id()).state()).isEqualTo(RegistrationState.REFUSED);
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void aCodeWithATrailingNewlineIsTakenWithoutIt() {
        var one = planned();
        try (var line = line()) {
            line.step(one.id(), Progress.NONE);
        }
        assertThat(registrations().takeCode(one.id(), "\uFEFFreg-42\r\n").facts().text(CloudFact.CODE)).contains("reg-42");
    }

    @Test void tooManyRequestsAreNotRepeatedBeforeTheTimeThatTheCloudNames() {
        var one = planned();
        server.answers(_ -> new Answered(429, Map.of("Retry-After", "30"), "{\"message\":\"slow down\"}"));
        try (var line = line()) {
            for (int tries = 0; tries < 2; tries++) {
                assertThatThrownBy(() -> line.finish(one.id(), Progress.NONE)).isInstanceOfSatisfying(
                        CloudFailure.CloudRefused.class, refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30)));
            }
            assertThat(server.asked).hasSize(1);
            server.answers(cloud);
            lab.clock.advance(Duration.ofSeconds(31));
            assertThat(line.finish(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.VERIFIED);
        }
    }

    @Test void faultsAndPagesThatAreNoAnswerLeaveTheStepToBeRepeated() {
        var one = planned();
        var answers = Map.of(Answered.json(500, "{\"errors\":[]}"), Why.FAULT,
                new Answered(200, Map.of(), "<!DOCTYPE html><html><body>Sign in</body></html>"), Why.NOT_AN_ANSWER,
                new Answered(502, Map.of(), "<html>Bad gateway</html>"), Why.FAULT, Answered.json(403, "{\"code\":403}"), Why.FORBIDDEN);
        answers.forEach((answer, why) -> {
            server.answers(_ -> answer);
            var refused = refusal(one, line());
            assertThat(refused.why()).isEqualTo(why);
            assertThat(refused.reply()).isEqualTo(answer.body());
            assertThat(registrations().one(one.id()).state()).isEqualTo(RegistrationState.PLANNED);
        });
        server.answers(cloud);
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void aRedirectToAnotherHostNeverGetsTheToken() {
        try (var elsewhere = new SmallServer(_ -> Answered.json(200, "[]"))) {
            server.answers(_ -> new Answered(302, Map.of("Location", elsewhere.address() + "/x"), ""));
            var one = planned();
            try (var line = line()) {
                assertThatThrownBy(() -> line.finish(one.id(), Progress.NONE)).isInstanceOf(CloudFailure.CloudRedirects.class);
            }
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test void whoCancelsWhileTheCloudIsSilentIsFreeAtOnce() {
        server.answers(asked -> {
            try {
                Thread.sleep(Duration.ofSeconds(30));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return cloud.answer(asked);
        });
        var one = planned();
        var cancelled = new Progress() {
            @Override public void expect(long total) {}
            @Override public void advance(long done) {}
            @Override public void checkCancelled() {
                if (!server.asked.isEmpty()) {
                    throw new CancellationException();
                }
            }
        };
        try (var line = line()) {
            assertThatThrownBy(() -> line.finish(one.id(), cancelled)).isInstanceOf(CancellationException.class);
        }
        assertThat(registrations().one(one.id()).state()).isEqualTo(RegistrationState.PLANNED);
    }

    @Test void aProofThatRanOutIsMadeAnewForANewCode() {
        lab.clock.advance(Duration.ofDays(-7).plusMinutes(10));
        lab.office.clock().confirm();
        root = lab.root("Plant CA of last week", KeySpec.EC_P256);
        var one = planned();
        try (var line = line()) {
            for (int steps = 0; steps < 3; steps++) {
                line.step(one.id(), Progress.NONE);
            }
            lab.clock.advance(Duration.ofDays(7).plusMinutes(5));
            assertThat(line.step(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.EXPIRED);
        }
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void anIntermediateIsStoppedBeforeAnythingIsSentAndCanBeSeenToBe() {
        var below = lab.intermediate("Hall 3", root, KeySpec.EC_P256);
        var plan = registrations().check(wanted(below, Map.of())).orRefuse();
        assertThat(registrations().checks(plan)).contains(new CloudCheck.NotARoot());
        assertThatThrownBy(() -> registrations().plan(wanted(below, Map.of()))).isInstanceOf(Failure.Refused.class);
        assertThat(server.asked).isEmpty();
    }

    @Test void theSameCertificateIsNotOnItsWayTwice() {
        var one = planned();
        assertThatThrownBy(this::planned).isInstanceOfSatisfying(Failure.Refused.class, refused ->
                assertThat(refused.violations()).containsExactly(new CloudViolation.CloudWouldRefuse(new CloudCheck.UnderWay(one.id()))));
        registrations().giveUp(one.id());
        assertThat(planned().state()).isEqualTo(RegistrationState.PLANNED);
    }

    @Test void aKeyThatNoCloudTakesIsWarnedOf() {
        var odd = lab.root("Odd", KeySpec.ED25519);
        var plan = registrations().check(wanted(odd, Map.of())).orRefuse();
        assertThat(registrations().checks(plan)).contains(new CloudCheck.UnfitKey("Ed25519", false));
    }

    @Test void whatIsTypedWronglyIsSaidBesideItsField() {
        var wrong = Map.of(PlaceField.REGION, "mars", PlaceField.ADDRESS, "http://example.com", PlaceField.TENANT, "");
        assertThat(registrations().check(wanted(root, wrong)).violations()).extracting(Violation::field)
                .containsExactly(PlaceField.REGION.field(), PlaceField.ADDRESS.field(), PlaceField.TENANT.field());
    }

    @Test void whatIsAtTheCloudIsListedRefreshedAndRemoved() {
        finish(registrations().plan(wanted(lab.root("Colleague", KeySpec.EC_P256), Map.of(PlaceField.NAME, "of a colleague"))));
        var done = finish(planned());
        try (var line = line()) {
            assertThat(line.list(done.id(), Progress.NONE)).extracting(entry -> entry.name()).containsExactly("of a colleague", "Plant CA");
            assertThat(line.refresh(done.id(), Progress.NONE).state()).isEqualTo(RegistrationState.VERIFIED);
            assertThat(line.delete(done.id(), Progress.NONE).state()).isEqualTo(RegistrationState.REMOVED);
        }
        assertThat(cloud.count()).isOne();
        assertThat(finish(planned()).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void ofTwoWhoGoOnAtOnceOneIsTold() {
        var one = planned();
        var book = new RegistrationBook(desk());
        registrations().giveUp(one.id());
        assertThatThrownBy(() -> book.announce(one, dev.chancery.domain.CloudCall.UPLOAD)).isInstanceOf(Failure.Overtaken.class);
    }

    private Desk desk() {
        return lab.office.desk();
    }

    @Test void aProofThatWasMadeWhereTheKeyIsIsTakenWhenItProvesSomething() {
        var carrying = registrations().plan(new NewRegistration(CloudKind.BY_HAND, Way.PROVEN, root.id(), Map.of(PlaceField.NAME, "Stick"), Set.of()));
        registrations().takeCode(carrying.id(), "reg-42");
        var made = registrations().prove(carrying.id(), KeySpec.EC_P256).facts().text(CloudFact.PROOF).orElseThrow();
        var one = planned();
        try (var line = line()) {
            line.step(one.id(), Progress.NONE);
        }
        registrations().takeCode(one.id(), "reg-43");
        assertThat(unfit(one, made)).isEqualTo(CloudViolation.UnfitProof.Why.PROVES_NOTHING);
        assertThat(unfit(one, made + made)).isEqualTo(CloudViolation.UnfitProof.Why.NOT_ONE);
        assertThat(unfit(one, made + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")).isEqualTo(CloudViolation.UnfitProof.Why.HOLDS_A_KEY);
        registrations().takeCode(one.id(), "reg-42");
        var taken = registrations().takeProof(one.id(), made);
        assertThat(taken.state()).isEqualTo(RegistrationState.PROOF_ISSUED);
        assertThat(taken.facts().text(CloudFact.PROOF)).contains(made);
    }

    private CloudViolation.UnfitProof.Why unfit(Registration one, String text) {
        var refused = org.assertj.core.api.Assertions.catchThrowableOfType(Failure.Refused.class, () -> registrations().takeProof(one.id(), text));
        return ((CloudViolation.UnfitProof) refused.violations().getFirst()).why();
    }

    @Test void aCloudOfAnyOtherKindIsServedByHand() {
        var plan = new NewRegistration(CloudKind.BY_HAND, Way.PROVEN, root.id(), Map.of(PlaceField.NAME, "Console"), Set.of());
        var id = registrations().plan(plan).id();
        assertThat(registrations().next(id)).isInstanceOf(NextStep.TypeCode.class);
        registrations().takeCode(id, " \"abc-1\" ");
        registrations().prove(id, KeySpec.RSA_2048);
        assertThat(registrations().next(id)).isInstanceOfSatisfying(NextStep.CarryProof.class, carry -> assertThat(carry.pem()).startsWith("-----BEGIN CERTIFICATE-----"));
        assertThat(registrations().confirm(id).state()).isEqualTo(RegistrationState.VERIFIED);
    }
}
