package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.cloud.SmallServer;
import dev.chancery.cloud.SmallServer.Answered;
import dev.chancery.cloud.SmallServer.Asked;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.domain.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the practice cloud does not show: pasted answers, other certificates in the way, refusals by their names.
class OtherCloudsTest {

    private static final String CODE = "3f0c9a2be1d74c5aa1f86d0b77c1e2f33f0c9a2be1d74c5aa1f86d0b77c1e2f3";

    @TempDir Path folder;
    private final SmallServer server = new SmallServer(_ -> Answered.json(500, "{}"));
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Plant CA", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
        server.close();
    }

    private Registrations registrations() {
        return lab.office.registrations();
    }

    private Registration planned(CloudKind cloud, Way way, Map<PlaceField, String> place, Option... options) {
        var all = new HashMap<>(place);
        all.put(PlaceField.ADDRESS, server.address());
        return registrations().plan(new NewRegistration(cloud, way, root.id(), all, Set.of(options)));
    }

    private static Credential token() {
        return new Credential.Bearer(Secret.of("token".toCharArray()));
    }

    private Registration finish(Registration one, Credential credential) {
        try (var line = registrations().line(credential, List.of())) {
            return line.finish(one.id(), Progress.NONE);
        }
    }

    private Why refusal(Registration one, Credential credential) {
        return Assertions.catchThrowableOfType(Failure.CloudRefused.class, () -> finish(one, credential)).why();
    }

    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return found.find() ? found.group(1).replace("\\n", "\n") : "";
    }

    private static X509Certificate pem(String text) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static X509Certificate base64(String text) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
    }

    private static boolean proves(X509Certificate ca, X509Certificate proof, String code) {
        try {
            proof.verify(ca.getPublicKey());
            return proof.getSubjectX500Principal().getName().equals("CN=" + code) && proof.getBasicConstraints() == -1;
        } catch (java.security.GeneralSecurityException another) {
            return false;
        }
    }

    private String sha256() {
        return root.certificate().sha256().hex();
    }

    private interface Checked {
        Answered answer(Asked asked) throws Exception;
    }

    private void serves(Checked handler) {
        server.answers(asked -> {
            try {
                return handler.answer(asked);
            } catch (Exception broken) {
                return Answered.json(500, "{\"message\":\"" + broken + "\"}");
            }
        });
    }

    // AWS

    private final AtomicReference<String> aws = new AtomicReference<>("");

    private Answered aws(Asked asked) throws Exception {
        assertThat(asked.headers().get("authorization")).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/").contains("/eu-central-1/iot/aws4_request");
        if (asked.line().equals("GET /registrationcode")) {
            return Answered.json(200, "{\"registrationCode\":\"" + CODE + "\"}");
        }
        if (asked.method().equals("POST")) {
            if (!aws.get().isEmpty()) {
                return awsError(409, "ResourceAlreadyExistsException", "\"resourceId\":\"%s\",".formatted(sha256()));
            }
            var sni = field(asked.body(), "certificateMode").equals("SNI_ONLY");
            if (!sni && !proves(pem(field(asked.body(), "caCertificate")), pem(field(asked.body(), "verificationCertificate")), CODE)) {
                return awsError(400, "RegistrationCodeValidationException", "");
            }
            aws.set(asked.target().contains("setAsActive=true") ? "ACTIVE" : "INACTIVE");
            return Answered.json(200, "{\"certificateArn\":\"arn:aws:iot:eu-central-1:1:cacert/%1$s\",\"certificateId\":\"%1$s\"}".formatted(sha256()));
        }
        if (aws.get().isEmpty()) {
            return awsError(404, "ResourceNotFoundException", "");
        }
        if (asked.method().equals("PUT")) {
            aws.set(asked.target().replaceAll(".*newStatus=", ""));
        }
        if (asked.method().equals("DELETE")) {
            return aws.get().equals("INACTIVE") ? new Answered(200, Map.of(), "") : awsError(406, "CertificateStateException", "");
        }
        return Answered.json(200, "{\"certificateDescription\":{\"certificateId\":\"%s\",\"status\":\"%s\",\"certificateMode\":\"DEFAULT\"}}".formatted(sha256(), aws.get()));
    }

    private static Answered awsError(int status, String type, String more) {
        return new Answered(status, Map.of("x-amzn-ErrorType", type + ":http://internal.amazon.com/coral/"), "{" + more + "\"message\":\"no\"}");
    }

    private static Credential awsKeys() {
        return new Credential.AwsKeys("AKIDEXAMPLE", Secret.of("wJalrXUtnFEMI/K7MDENG".toCharArray()), Optional.of(Secret.of("session".toCharArray())));
    }

    private Registration awsPlanned(Way way, Option... options) {
        return planned(CloudKind.AWS, way, Map.of(PlaceField.REGION, "eu-central-1"), options);
    }

    @Test void awsWithAProofIsOneRegisteringCall() {
        serves(this::aws);
        var done = finish(awsPlanned(Way.PROVEN), awsKeys());
        assertThat(done.state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(done.facts().text(CloudFact.ARN)).hasValueSatisfying(arn -> assertThat(arn).endsWith(sha256()));
        assertThat(done.facts().is(CloudFact.ACTIVE)).isFalse();
        assertThat(server.lines()).filteredOn(line -> line.startsWith("POST")).containsExactly("POST /cacertificate");
        assertThat(server.asked).allSatisfy(asked -> assertThat(asked.headers()).containsEntry("x-amz-security-token", "session"));
    }

    @Test void awsWithoutAProofSaysSoAndSendsNone() {
        serves(this::aws);
        var one = awsPlanned(Way.TRUSTED, Option.ACTIVE, Option.AUTO_REGISTRATION);
        assertThat(registrations().checks(one.id())).contains(new CloudCheck.NotProven(), new CloudCheck.RegistersDevices());
        var done = finish(one, awsKeys());
        assertThat(done.trustedUnproven()).isTrue();
        var post = server.asked.stream().filter(asked -> asked.method().equals("POST")).findFirst().orElseThrow();
        assertThat(post.target()).contains("setAsActive=true", "allowAutoRegistration=true");
        assertThat(post.body()).contains("SNI_ONLY").doesNotContain("verificationCertificate");
    }

    @Test void awsThatWasCutOffAfterItRegisteredIsFoundToHaveIt() {
        var cut = new AtomicBoolean();
        serves(asked -> {
            var answer = aws(asked);
            return asked.method().equals("POST") && !cut.getAndSet(true) ? Answered.CUT : answer;
        });
        var one = awsPlanned(Way.PROVEN);
        assertThatThrownBy(() -> finish(one, awsKeys())).isInstanceOf(Failure.CloudUnreached.class);
        lab.reopen();
        assertThat(finish(one, awsKeys()).state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(server.lines()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
    }

    @Test void awsByHandTakesItsConflictOverTheOwnCertificateAsDone() {
        var one = awsPlanned(Way.PROVEN);
        registrations().takeCode(one.id(), CODE);
        registrations().prove(one.id(), KeySpec.EC_P256);
        var conflict = "HTTP/2 409\nx-amzn-ErrorType: ResourceAlreadyExistsException\n\n{\"message\":\"exists\",\"resourceId\":\"%s\"}";
        assertThatThrownBy(() -> registrations().takeAnswer(one.id(), conflict.formatted("ab".repeat(32)))).isInstanceOf(Failure.CloudRefused.class);
        assertThat(registrations().takeAnswer(one.id(), conflict.formatted(sha256())).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void awsCodeOfAnotherRegionIsRefusedAndANewOneGoesOn() {
        serves(this::aws);
        var one = awsPlanned(Way.PROVEN);
        registrations().takeCode(one.id(), "0".repeat(64));
        assertThat(refusal(one, awsKeys())).isEqualTo(Why.WRONG_CODE);
        assertThat(registrations().one(one.id()).state()).isEqualTo(RegistrationState.REFUSED);
        assertThat(finish(one, awsKeys()).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void awsSaysByItsOwnNamesWhatIsWrong() {
        var one = awsPlanned(Way.PROVEN);
        Map.of("ThrottlingException", Why.TOO_FAST, "LimitExceededException", Why.FULL, "ExpiredTokenException", Why.TOKEN,
                "AccessDeniedException", Why.FORBIDDEN).forEach((type, why) -> {
            serves(_ -> awsError(400, type, ""));
            assertThat(refusal(one, awsKeys())).as(type).isEqualTo(why);
        });
    }

    @Test void awsIsAskedToRestBeforeItIsAskedToDelete() {
        serves(this::aws);
        var one = finish(awsPlanned(Way.PROVEN, Option.ACTIVE), awsKeys());
        try (var line = registrations().line(awsKeys(), List.of())) {
            assertThat(line.delete(one.id(), Progress.NONE).state()).isEqualTo(RegistrationState.REMOVED);
        }
    }

    // Azure

    private final AtomicInteger tag = new AtomicInteger();
    private final AtomicReference<X509Certificate> azure = new AtomicReference<>();
    private final AtomicBoolean azureVerified = new AtomicBoolean();

    private Answered azure(Asked asked) throws Exception {
        var needsTag = asked.method().equals("DELETE") || asked.method().equals("POST");
        if (needsTag && !("tag" + tag).equals(asked.headers().get("if-match"))) {
            return Answered.json(412, "{\"Message\":\"{\\\"code\\\":412001,\\\"httpStatusCode\\\":\\\"PreconditionFailed\\\",\\\"message\\\":\\\"Invalid ETag supplied. errorcode: IH412001.\\\"}\"}");
        }
        if (asked.method().equals("PUT")) {
            azure.set(base64(field(asked.body(), "certificate")));
            azureVerified.set(asked.body().contains("\"isVerified\":true"));
            return azureAnswer(201, "");
        }
        if (azure.get() == null) {
            return Answered.json(404, "{\"error\":{\"code\":\"404001\",\"message\":\"no certificate\"}}");
        }
        if (asked.method().equals("DELETE")) {
            azure.set(null);
            return new Answered(204, Map.of(), "");
        }
        if (asked.target().contains("/verify?")) {
            if (!proves(azure.get(), base64(field(asked.body(), "certificate")), CODE.substring(0, 48))) {
                return Answered.json(400, "{\"code\":400053,\"message\":\"Proof-Of-Possession failed. IH400053\"}");
            }
            azureVerified.set(true);
        }
        return azureAnswer(200, asked.target().contains("/generateVerificationCode?") ? "\"verificationCode\":\"" + CODE.substring(0, 48) + "\"," : "");
    }

    private Answered azureAnswer(int status, String more) throws Exception {
        tag.incrementAndGet();
        return Answered.json(status, "{\"id\":\"/subscriptions/x\",\"name\":\"plant-ca\",\"type\":\"Microsoft.Devices/IotHubs/Certificates\",\"etag\":\"tag%s\",\"properties\":{%s\"isVerified\":%s,\"subject\":\"Plant CA\",\"certificate\":\"%s\"}}"
                .formatted(tag, more, azureVerified, Base64.getEncoder().encodeToString(azure.get().getEncoded())));
    }

    private Registration azurePlanned(CloudKind kind, Way way) {
        return planned(kind, way, Map.of(PlaceField.SUBSCRIPTION, "91d12660-3dec-467a-be2a-213b5544ddc0", PlaceField.RESOURCE_GROUP, "plant-rg",
                PlaceField.HUB, "plant-hub", PlaceField.NAME, "plant-ca"));
    }

    @ParameterizedTest @EnumSource(value = CloudKind.class, names = {"AZURE_HUB", "AZURE_DPS"})
    void azureFollowsItsTagsFromStepToStep(CloudKind kind) {
        serves(this::azure);
        var done = finish(azurePlanned(kind, Way.PROVEN), token());
        assertThat(done.state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(done.facts().text(CloudFact.ETAG)).contains("tag" + tag);
        try (var line = registrations().line(token(), List.of())) {
            assertThat(line.delete(done.id(), Progress.NONE).state()).isEqualTo(RegistrationState.REMOVED);
        }
        assertThat(azure.get()).isNull();
    }

    @Test void azureThatWasChangedByAnotherIsReadAgainOnce() {
        serves(this::azure);
        var one = azurePlanned(CloudKind.AZURE_HUB, Way.PROVEN);
        try (var line = registrations().line(token(), List.of())) {
            line.step(one.id(), Progress.NONE);
        }
        tag.incrementAndGet();
        assertThat(finish(one, token()).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void azureByHandSaysThatTheTagIsStaleAndGoesOnAfterALook() throws Exception {
        serves(this::azure);
        var one = azurePlanned(CloudKind.AZURE_HUB, Way.PROVEN);
        try (var line = registrations().line(token(), List.of())) {
            line.step(one.id(), Progress.NONE);
        }
        var stale = "{\"Message\":\"{\\\"code\\\":412001,\\\"message\\\":\\\"Invalid ETag supplied.\\\"}\"}";
        assertThatThrownBy(() -> registrations().takeAnswer(one.id(), stale))
                .isInstanceOfSatisfying(Failure.CloudRefused.class, refused -> assertThat(refused.why()).isEqualTo(Why.STALE));
        assertThat(registrations().sheet(one.id(), dev.chancery.domain.CloudCall.STATUS).method()).isEqualTo("GET");
        registrations().takeAnswer(one.id(), dev.chancery.domain.CloudCall.STATUS, azureAnswer(200, "").body());
        assertThat(finish(one, token()).state()).isEqualTo(RegistrationState.VERIFIED);
    }

    @Test void azureTakesItsWordForItWhereThatIsChosen() {
        serves(this::azure);
        var done = finish(azurePlanned(CloudKind.AZURE_DPS, Way.TRUSTED), token());
        assertThat(done.trustedUnproven()).isTrue();
        assertThat(server.lines()).extracting(line -> line.split(" ")[0]).containsExactly("GET", "PUT");
    }

    @Test void azureWithAnotherCertificateOfTheNameIsLeftAlone() throws Exception {
        serves(this::azure);
        azure.set(base64(Base64.getEncoder().encodeToString(lab.root("Other", KeySpec.EC_P256).certificate().der().toArray())));
        assertThat(refusal(azurePlanned(CloudKind.AZURE_HUB, Way.PROVEN), token())).isEqualTo(Why.ALREADY_THERE);
        assertThat(server.lines()).allMatch(line -> line.startsWith("GET"));
    }

    @Test void aTokenIsGotForAClientAndItsSecret() {
        try (var login = new SmallServer(_ -> Answered.json(200, "{\"access_token\":\"fresh\",\"expires_in\":3600}"))) {
            serves(asked -> asked.headers().get("authorization").equals("Bearer fresh") ? azure(asked) : Answered.json(401, "{}"));
            var client = new Credential.Client(java.net.URI.create(login.address() + "/token"), "client", Secret.of("s3cret".toCharArray()), "https://management.azure.com/.default");
            assertThat(finish(azurePlanned(CloudKind.AZURE_HUB, Way.PROVEN), client).state()).isEqualTo(RegistrationState.VERIFIED);
            assertThat(login.asked).hasSize(1);
            assertThat(login.asked.getFirst().body()).isEqualTo("grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.azure.com%2F.default");
        }
    }

    @Test void aSecondRegistrationOfWhatIsThereFindsItAndSendsNothing() {
        serves(this::aws);
        var one = finish(awsPlanned(Way.PROVEN), awsKeys());
        registrations().giveUp(one.id());
        assertThat(finish(awsPlanned(Way.PROVEN), awsKeys()).state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(server.lines()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
    }
}
