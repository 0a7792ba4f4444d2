package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.cloud.SmallServer;
import dev.chancery.cloud.SmallServer.Answered;
import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.Credential;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.domain.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every cloud has in common is shown elsewhere; this is what only one of them does: pasted answers, other certificates
/// in the way, refusals by their names.
class OtherCloudsTest {

    private static final String CODE = "3f0c9a2be1d74c5aa1f86d0b77c1e2f33f0c9a2be1d74c5aa1f86d0b77c1e2f3";

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
        cloud.close();
    }

    private void rehearse(CloudKind kind) {
        cloud = PracticeCloud.open(kind, lab.clock, new SecureRandom());
    }

    private Registrations registrations() {
        return lab.office.registrations();
    }

    private Registration planned(CloudKind kind, Way way, Option... options) {
        return planned(kind, way, root, cloud.place(), options);
    }

    private Registration planned(CloudKind kind, Way way, Authority authority, Map<PlaceField, String> place, Option... options) {
        return registrations().plan(new NewRegistration(kind, way, authority.id(), place, Set.of(options)));
    }

    private Registration finish(Registration one) {
        return finish(one, cloud.credential());
    }

    private Registration finish(Registration one, Credential credential) {
        try (var line = registrations().line(credential, List.of())) {
            return line.finish(one.id(), Progress.NONE);
        }
    }

    private Why refusal(Registration one) {
        return Assertions.catchThrowableOfType(CloudFailure.CloudRefused.class, () -> finish(one)).why();
    }

    private String sha256() {
        return root.certificate().sha256().hex();
    }

    @Test void awsWithAProofIsOneRegisteringCall() {
        rehearse(CloudKind.AWS);
        var done = finish(planned(CloudKind.AWS, Way.PROVEN));
        assertThat(done.facts().text(CloudFact.ARN)).hasValueSatisfying(arn -> assertThat(arn).endsWith(sha256()));
        assertThat(done.facts().is(CloudFact.ACTIVE)).isFalse();
        assertThat(cloud.lines()).filteredOn(line -> line.startsWith("POST")).containsExactly("POST /cacertificate");
    }

    @Test void awsWithoutAProofSaysSo() {
        rehearse(CloudKind.AWS);
        var one = planned(CloudKind.AWS, Way.TRUSTED, Option.ACTIVE, Option.AUTO_REGISTRATION);
        assertThat(registrations().checks(one.id())).contains(new CloudCheck.NotProven(), new CloudCheck.RegistersDevices());
        var done = finish(one);
        assertThat(done.trustedUnproven()).isTrue();
        assertThat(cloud.lines()).filteredOn(line -> line.startsWith("POST")).singleElement().asString()
                .contains("setAsActive=true", "allowAutoRegistration=true");
        assertThat(cloud.registered().getFirst().verified()).isFalse();
    }

    @Test void awsByHandTakesItsConflictOverTheOwnCertificateAsDone() {
        rehearse(CloudKind.AWS);
        var one = planned(CloudKind.AWS, Way.PROVEN);
        registrations().takeCode(one.id(), CODE);
        registrations().prove(one.id(), KeySpec.EC_P256);
        var conflict = "HTTP/2 409\nx-amzn-ErrorType: ResourceAlreadyExistsException\n\n{\"message\":\"exists\",\"resourceId\":\"%s\"}";
        assertThatThrownBy(() -> registrations().takeAnswer(one.id(), conflict.formatted("ab".repeat(32)))).isInstanceOf(CloudFailure.CloudRefused.class);
        assertThat(registrations().takeAnswer(one.id(), conflict.formatted(sha256())).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    /// What the practice cloud never says.
    @Test void awsSaysByItsOwnNamesWhatIsWrong() {
        rehearse(CloudKind.AWS);
        try (var server = new SmallServer(_ -> Answered.json(500, "{}"))) {
            var place = new HashMap<>(cloud.place());
            place.put(PlaceField.ADDRESS, server.address());
            var one = planned(CloudKind.AWS, Way.PROVEN, root, place);
            Map.of("ThrottlingException", Why.TOO_FAST, "LimitExceededException", Why.FULL, "ExpiredTokenException", Why.TOKEN,
                    "AccessDeniedException", Why.FORBIDDEN).forEach((type, why) -> {
                server.answers(_ -> new Answered(400, Map.of("x-amzn-ErrorType", type + ":http://internal.amazon.com/coral/"), "{\"message\":\"no\"}"));
                assertThat(refusal(one)).as(type).isEqualTo(why);
            });
        }
    }

    @Test void azureByHandSaysThatTheTagIsStaleAndGoesOnAfterALook() {
        rehearse(CloudKind.AZURE_HUB);
        var one = planned(CloudKind.AZURE_HUB, Way.PROVEN);
        try (var line = registrations().line(cloud.credential(), List.of())) {
            line.step(one.id(), Progress.NONE);
        }
        var shown = registrations().replies(one.id()).getFirst().body();
        var stale = "{\"Message\":\"{\\\"code\\\":412001,\\\"message\\\":\\\"Invalid ETag supplied.\\\"}\"}";
        assertThatThrownBy(() -> registrations().takeAnswer(one.id(), stale))
                .isInstanceOfSatisfying(CloudFailure.CloudRefused.class, refused -> assertThat(refused.why()).isEqualTo(Why.STALE));
        assertThat(registrations().sheet(one.id(), CloudCall.STATUS).method()).isEqualTo("GET");
        registrations().takeAnswer(one.id(), CloudCall.STATUS, shown);
        assertThat(finish(one).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void azureTakesItsWordForItWhereThatIsChosen() {
        rehearse(CloudKind.AZURE_DPS);
        assertThat(finish(planned(CloudKind.AZURE_DPS, Way.TRUSTED)).trustedUnproven()).isTrue();
        assertThat(cloud.lines()).extracting(line -> line.split(" ")[0]).containsExactly("GET", "PUT");
    }

    @Test void azureWithAnotherCertificateOfTheNameIsLeftAlone() {
        rehearse(CloudKind.AZURE_HUB);
        finish(planned(CloudKind.AZURE_HUB, Way.PROVEN, lab.root("Other", KeySpec.EC_P256), cloud.place()));
        var before = cloud.lines().size();
        assertThat(refusal(planned(CloudKind.AZURE_HUB, Way.PROVEN))).isEqualTo(Why.ALREADY_THERE);
        assertThat(cloud.lines().stream().skip(before)).isNotEmpty().allMatch(line -> line.startsWith("GET"));
    }

    @Test void aTokenIsGotForAClientAndItsSecret() {
        rehearse(CloudKind.AZURE_HUB);
        var token = ((Credential.Bearer) cloud.credential()).token().use(String::new);
        try (var login = new SmallServer(_ -> Answered.json(200, "{\"access_token\":\"" + token + "\",\"expires_in\":3600}"))) {
            var client = new Credential.Client(URI.create(login.address() + "/token"), "client", Secret.of("s3cret".toCharArray()), "https://management.azure.com/.default");
            assertThat(finish(planned(CloudKind.AZURE_HUB, Way.PROVEN), client).state()).isEqualTo(RegistrationState.VERIFIED);
            assertThat(login.asked).hasSize(1);
            assertThat(login.asked.getFirst().body()).isEqualTo("grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.azure.com%2F.default");
        }
    }

    @Test void aSecondRegistrationOfWhatIsThereFindsItAndSendsNothing() {
        rehearse(CloudKind.AWS);
        var one = finish(planned(CloudKind.AWS, Way.PROVEN));
        registrations().giveUp(one.id());
        assertThat(finish(planned(CloudKind.AWS, Way.PROVEN)).state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(cloud.lines()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
    }
}
