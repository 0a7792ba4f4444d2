package dev.chancery.cloud.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.Judge.Verdict;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RegistrationId;
import dev.chancery.engine.NewRegistration;
import dev.chancery.engine.Registrations;
import dev.chancery.pki.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The clouds' own clients against the practice cloud, with certificates and proofs that Chancery made: that the cloud is
/// like the real one is not only our own opinion. AWS's is Debian's `awscli`; the others are in `src/test/js`.
class RealClientsTest {

    private static final Path SCRIPTS = Path.of("src/test/js");

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Forge forge;
    private PracticeCloud cloud;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Plant CA", KeySpec.EC_P256);
        forge = new Forge(folder);
    }

    @AfterEach void close() {
        lab.close();
        if (cloud != null) {
            cloud.close();
        }
    }

    private Registrations registrations() {
        return lab.office.registrations();
    }

    private String pem() {
        return Pem.certificate(root.certificate().der().toArray());
    }

    private String base64() {
        return Base64.getEncoder().encodeToString(root.certificate().der().toArray());
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /// What Chancery makes for this code.
    private String proof(CloudKind kind, String code) {
        var id = planned(kind);
        registrations().takeCode(id, code);
        return made(id);
    }

    private RegistrationId planned(CloudKind kind) {
        return registrations().plan(new NewRegistration(kind, Way.PROVEN, root.id(), cloud.place(), Set.of())).id();
    }

    private String made(RegistrationId id) {
        var proof = registrations().prove(id, KeySpec.EC_P256).facts().text(CloudFact.PROOF).orElseThrow();
        registrations().giveUp(id);
        return proof;
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(Pem.read(pem).getFirst().content());
    }

    private static JsonNode json(Verdict verdict) {
        return JsonMapper.shared().readTree(verdict.accepted().output());
    }

    // AWS

    private Verdict aws(String... arguments) {
        return awsWith(AwsPractice.SECRET, arguments);
    }

    private Verdict awsWith(String secret, String... arguments) {
        Judge.require("aws");
        var command = new ArrayList<>(List.of("env", "AWS_ACCESS_KEY_ID=" + AwsPractice.KEY_ID, "AWS_SECRET_ACCESS_KEY=" + secret,
                "AWS_SESSION_TOKEN=" + AwsPractice.SESSION, "AWS_REGION=eu-central-1", "AWS_DEFAULT_REGION=eu-central-1", "AWS_PAGER=", "AWS_MAX_ATTEMPTS=1",
                "AWS_EC2_METADATA_DISABLED=true", "AWS_CONFIG_FILE=" + folder.resolve("none"), "AWS_SHARED_CREDENTIALS_FILE=" + folder.resolve("none"),
                "aws", "--endpoint-url", cloud.address(), "--output", "json", "iot"));
        command.addAll(List.of(arguments));
        return Judge.runIn(folder, command);
    }

    private void rehearseAws() {
        Judge.require("aws");
        cloud = PracticeCloud.open(CloudKind.AWS, Clock.systemUTC(), new SecureRandom());
    }

    private Verdict register(String certificate, String proof) throws Exception {
        return aws("register-ca-certificate", "--ca-certificate", "file://" + file("ca.pem", certificate), "--verification-certificate",
                "file://" + file("proof.pem", proof), "--set-as-active");
    }

    private String awsCode() {
        return json(aws("get-registration-code")).get("registrationCode").stringValue();
    }

    @Test void awsCliRegistersListsAndDeletesWhatChanceryIssued() throws Exception {
        rehearseAws();
        var id = json(register(pem(), proof(CloudKind.AWS, awsCode()))).get("certificateId").stringValue();
        assertThat(id).isEqualTo(root.certificate().sha256().hex());
        var described = json(aws("describe-ca-certificate", "--certificate-id", id)).get("certificateDescription");
        assertThat(described.get("certificatePem").stringValue()).isEqualTo(pem());
        assertThat(described.get("status").stringValue()).isEqualTo("ACTIVE");
        assertThat(described.get("certificateMode").stringValue()).isEqualTo("DEFAULT");
        assertThat(json(aws("list-ca-certificates", "--page-size", "1")).get("certificates")).hasSize(1);
        assertThat(aws("delete-ca-certificate", "--certificate-id", id).refused().output()).contains("CertificateStateException");
        aws("update-ca-certificate", "--certificate-id", id, "--new-status", "INACTIVE").accepted();
        aws("delete-ca-certificate", "--certificate-id", id).accepted();
        assertThat(cloud.registered()).isEmpty();
    }

    @Test void awsCliIsToldWhatIsWrong() throws Exception {
        rehearseAws();
        assertThat(register(pem(), proof(CloudKind.AWS, "0".repeat(64))).refused().output()).contains("RegistrationCodeValidationException");
        var code = awsCode();
        forge.authority("another");
        assertThat(register(pem(), forge.proof("another", "/CN=" + code)).refused().output()).contains("CertificateValidationException", "not signed");
        assertThat(awsWith("wrong-secret", "get-registration-code").refused().output()).contains("InvalidSignatureException");
        assertThat(cloud.registered()).isEmpty();
        var proof = proof(CloudKind.AWS, code);
        register(pem(), proof).accepted();
        assertThat(register(pem(), proof).refused().output()).contains("ResourceAlreadyExistsException");
    }

    @Test void awsCliReadsOnThroughThePages() throws Exception {
        rehearseAws();
        var code = awsCode();
        for (var name : List.of("one", "two", "three")) {
            var certificate = forge.authority(name);
            register(certificate, forge.proof(name, "/CN=" + code)).accepted();
        }
        // Older ones leave it to the caller to ask for the next page.
        var first = json(aws("list-ca-certificates", "--page-size", "2"));
        var more = first.has("nextMarker") ? json(aws("list-ca-certificates", "--marker", first.get("nextMarker").stringValue())).get("certificates").size() : 0;
        assertThat(first.get("certificates").size() + more).isEqualTo(3);
        assertThat(cloud.lines()).filteredOn(line -> line.contains("marker=")).hasSize(1);
    }

    // The others

    private Verdict node(String script, String step, String... arguments) {
        Judge.require("node");
        var command = new ArrayList<>(List.of("env", "NODE_EXTRA_CA_CERTS=" + forge.path("tls", "pem"), "NODE_NO_WARNINGS=1",
                "node", SCRIPTS.resolve(script).toAbsolutePath().toString(), step, cloud.address()));
        command.addAll(List.of(arguments));
        return Judge.runIn(folder, command);
    }

    private void rehearse(CloudKind kind) throws Exception {
        Judge.require("node");
        requireScripts();
        cloud = PracticeCloud.openSecured(kind, Clock.systemUTC(), new SecureRandom(), forge.tls());
    }

    private static void requireScripts() {
        var there = Files.isDirectory(SCRIPTS.resolve("node_modules"));
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(there).as("npm ci in " + SCRIPTS).isTrue();
        }
        Assumptions.assumeTrue(there, "npm ci in " + SCRIPTS);
    }

    private static String tag(JsonNode answer) {
        return answer.get("etag").stringValue();
    }

    @ParameterizedTest @CsvSource({"AZURE_HUB, azure-hub.mjs", "AZURE_DPS, azure-dps.mjs"})
    void azuresClientsGoFromTagToTag(CloudKind kind, String script) throws Exception {
        rehearse(kind);
        var first = tag(json(node(script, "upload", Personality.TOKEN, base64())));
        var asked = json(node(script, "code", Personality.TOKEN, first));
        assertThat(node(script, "code", Personality.TOKEN, first).refused().output()).contains("412");
        var proof = base64(proof(kind, asked.get("properties").get("verificationCode").stringValue()));
        var verified = json(node(script, "verify", Personality.TOKEN, tag(asked), proof));
        assertThat(verified.get("properties").get("isVerified").booleanValue()).isTrue();
        assertThat(verified.get("properties").get("expiry").stringValue()).startsWith(root.certificate().validity().notAfter().toString().substring(0, 19));
        assertThat(json(node(script, "list", Personality.TOKEN)).get("value")).hasSize(1);
        assertThat(cloud.registered()).singleElement().matches(Registered::verified);
        node(script, "remove", Personality.TOKEN, tag(verified)).accepted();
        assertThat(cloud.registered()).isEmpty();
    }

    @ParameterizedTest @CsvSource({"AZURE_HUB, azure-hub.mjs", "AZURE_DPS, azure-dps.mjs"})
    void azuresClientsAreToldThatTheProofIsOfAnother(CloudKind kind, String script) throws Exception {
        rehearse(kind);
        var asked = json(node(script, "code", Personality.TOKEN, tag(json(node(script, "upload", Personality.TOKEN, base64())))));
        forge.authority("another");
        var proof = forge.proof("another", "/CN=" + asked.get("properties").get("verificationCode").stringValue());
        assertThat(node(script, "verify", Personality.TOKEN, tag(asked), base64(proof)).refused().output()).contains("IH400053", "400");
        assertThat(node(script, "list", "old-token").refused().output()).contains("401");
        assertThat(cloud.registered()).singleElement().matches(one -> !one.verified());
    }

    @Test void cumulocitysClientHasItsCodeSigned() throws Exception {
        rehearse(CloudKind.CUMULOCITY);
        var uploaded = json(node("cumulocity.mjs", "upload", Personality.TOKEN, base64()));
        var id = uploaded.get("fingerprint").stringValue();
        var code = json(node("cumulocity.mjs", "code", Personality.TOKEN, id)).get("proofOfPossessionUnsignedVerificationCode").stringValue();
        assertThat(node("cumulocity.mjs", "verify", Personality.TOKEN, id, signature("another code")).refused().output()).contains("400", "Cannot verify signature");
        assertThat(json(node("cumulocity.mjs", "verify", Personality.TOKEN, id, signature(code))).get("proofOfPossessionValid").booleanValue()).isTrue();
        assertThat(json(node("cumulocity.mjs", "list", Personality.TOKEN))).hasSize(1);
        assertThat(node("cumulocity.mjs", "upload", Personality.TOKEN, base64()).refused().output()).contains("409");
        node("cumulocity.mjs", "remove", Personality.TOKEN, id).accepted();
        assertThat(cloud.registered()).isEmpty();
    }

    /// A registration that never reached the cloud from here: only its proof is wanted.
    private String signature(String code) {
        var id = planned(CloudKind.CUMULOCITY);
        var uploaded = "{\"fingerprint\":\"%s\",\"proofOfPossessionUnsignedVerificationCode\":\"%s\"}".formatted("ab".repeat(20), code.replace(' ', '-'));
        registrations().takeAnswer(id, uploaded);
        return made(id);
    }

    @Test void scalewaysClientSetsTheAuthorityOfAHub() throws Exception {
        rehearse(CloudKind.SCALEWAY);
        var proof = made(planned(CloudKind.SCALEWAY));
        assertThat(node("scaleway.mjs", "set", Personality.TOKEN, pem(), forge.authority("another")).refused().output()).contains("challenge");
        assertThat(json(node("scaleway.mjs", "set", Personality.TOKEN, pem(), proof)).get("hasCustomCa").booleanValue()).isTrue();
        assertThat(json(node("scaleway.mjs", "list", Personality.TOKEN)).get("caCertPem").stringValue()).isEqualTo(pem());
    }
}
