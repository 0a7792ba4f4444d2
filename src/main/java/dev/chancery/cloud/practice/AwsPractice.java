package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Answered.fields;

import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.Credential;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// AWS IoT Core. Every region has its own certificates and its own code, which stays until it is deleted.
final class AwsPractice implements Personality {

    /// The access key that it lets in, its secret, and the session that must come with it.
    static final String KEY_ID = "ASIAPRACTICE00000001";
    static final String SECRET = "practice/0000000000000000000000000000001";
    static final String SESSION = "practice-session";

    private static final int MOST_OF_A_SUBJECT = 10;
    private static final Pattern PATH = Pattern.compile("/(registrationcode|cacertificates|cacertificate)(?:/([0-9a-f]{64}))?");

    private final Setting setting;
    private final AwsSignature signature;
    private final Map<String, AwsRegion> regions = new HashMap<>();

    AwsPractice(Setting setting) {
        this.setting = setting;
        this.signature = new AwsSignature(KEY_ID, SECRET, setting.clock());
    }

    @Override public void identify(Asked asked) {
        signature.region(asked);
        if (!asked.header("x-amz-security-token").filter(SESSION::equals).isPresent()) {
            throw new Refusal(Why.OLD_TOKEN, "The security token included in the request is invalid.");
        }
    }

    private AwsRegion region(Asked asked) {
        return regions.computeIfAbsent(signature.region(asked), name -> new AwsRegion(name, setting));
    }

    @Override public Optional<CloudCall> step(Asked asked) {
        var path = PATH.matcher(asked.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (asked.method() + " " + path.group(1) + (path.group(2) == null ? "" : " id")) {
            case "GET registrationcode", "DELETE registrationcode" -> CloudCall.CODE;
            case "GET cacertificates" -> CloudCall.LIST;
            case "POST cacertificate" -> unproven(asked) ? CloudCall.UPLOAD : CloudCall.VERIFY;
            case "GET cacertificate id" -> CloudCall.STATUS;
            case "PUT cacertificate id" -> "INACTIVE".equals(asked.parameters().get("newStatus")) ? CloudCall.DEACTIVATE : CloudCall.ACTIVATE;
            case "DELETE cacertificate id" -> CloudCall.DELETE;
            default -> null;
        });
    }

    private static boolean unproven(Asked asked) {
        return Asked.optional(json(asked), "certificateMode").filter("SNI_ONLY"::equals).isPresent();
    }

    // AWS's own tools send JSON without saying so.
    private static JsonNode json(Asked asked) {
        var said = new HashMap<>(asked.headers());
        said.putIfAbsent("content-type", "application/json");
        return new Asked(asked.method(), asked.path(), asked.query(), said, asked.body()).json();
    }

    @Override public Answered answer(CloudCall step, Asked asked) {
        var region = region(asked);
        return switch (step) {
            case CODE -> asked.method().equals("DELETE") ? region.forgetCode() : Answered.json(200, fields("registrationCode", region.code()));
            case UPLOAD, VERIFY -> register(region, step == CloudCall.VERIFY, asked);
            case LIST -> region.list(asked.parameters());
            case STATUS -> Answered.json(200, region.described(id(asked)));
            case ACTIVATE, DEACTIVATE -> update(region.one(id(asked)), asked.parameters());
            case DELETE -> region.delete(id(asked));
        };
    }

    private static String id(Asked asked) {
        return asked.segments().get(1);
    }

    private Answered register(AwsRegion region, boolean proven, Asked asked) {
        var body = json(asked);
        var certificate = setting.examination().authority(setting.examination().pem(Asked.text(body, "caCertificate")));
        var proof = Asked.optional(body, "verificationCertificate").filter(text -> !text.isEmpty());
        if (proven) {
            setting.examination().proof(setting.examination().pem(proof.orElseThrow(() -> new Refusal(Why.BAD_REQUEST,
                    "Verification certificate is required in DEFAULT mode."))), certificate, region.code());
        } else if (proof.isPresent()) {
            throw new Refusal(Why.BAD_REQUEST, "Verification certificate must be empty in SNI_ONLY mode.");
        }
        requireRoom(region, certificate);
        var template = template(body);
        var one = region.add(certificate, proven);
        template.ifPresent(named -> region.provision(one.id(), named));
        one.activate("true".equals(asked.parameters().get("setAsActive")));
        one.takeDevices("true".equals(asked.parameters().get("allowAutoRegistration")));
        return Answered.json(200, fields("certificateArn", region.arn(one.id()), "certificateId", one.id()));
    }

    /// Just-in-time provisioning: a template and the role that it needs.
    private static Optional<Map<String, Object>> template(JsonNode body) {
        if (!body.has("registrationConfig")) {
            return Optional.empty();
        }
        var name = Asked.text(body.get("registrationConfig"), "templateName");
        var role = Asked.text(body.get("registrationConfig"), "roleArn");
        if (!name.matches("[0-9A-Za-z_-]{1,36}") || !role.matches("arn:.{16,2044}")) {
            throw new Refusal(Why.BAD_REQUEST, "Value at 'registrationConfig' failed to satisfy constraint.");
        }
        return Optional.of(fields("templateName", name, "roleArn", role));
    }

    private static void requireRoom(AwsRegion region, java.security.cert.X509Certificate certificate) {
        var alike = region.all().stream().filter(one -> one.certificate().getSubjectX500Principal().equals(certificate.getSubjectX500Principal()));
        if (alike.count() >= MOST_OF_A_SUBJECT && region.all().stream().noneMatch(one -> one.certificate().equals(certificate))) {
            throw new Refusal(Why.FULL, "The maximum number of CA certificates with the same subject (10) is reached.");
        }
    }

    private Answered update(Held one, Map<String, String> asked) {
        var status = Optional.ofNullable(asked.get("newStatus"));
        var automatic = Optional.ofNullable(asked.get("newAutoRegistrationStatus"));
        if (status.filter(text -> !List.of("ACTIVE", "INACTIVE").contains(text)).isPresent()
                || automatic.filter(text -> !List.of("ENABLE", "DISABLE").contains(text)).isPresent()) {
            throw new Refusal(Why.BAD_REQUEST, "Value at 'newStatus' failed to satisfy constraint: [ACTIVE, INACTIVE]");
        }
        status.ifPresent(text -> one.activate(text.equals("ACTIVE")));
        automatic.ifPresent(text -> one.takeDevices(text.equals("ENABLE")));
        one.change(one.tag(), setting.now());
        return Answered.empty(200);
    }

    @Override public Answered refused(Refusal refusal) {
        var error = switch (refusal.why()) {
            case NO_TOKEN -> new Worded(403, "MissingAuthenticationTokenException");
            case OLD_TOKEN -> new Worded(403, refusal.getMessage().contains("expired") ? "ExpiredTokenException" : "UnrecognizedClientException");
            case WRONG_SIGNATURE -> new Worded(403, "InvalidSignatureException");
            case NOT_ALLOWED -> new Worded(401, "UnauthorizedException");
            case NO_SUCH_ADDRESS, NOT_THERE -> new Worded(404, "ResourceNotFoundException");
            case NO_SUCH_METHOD -> new Worded(405, "MethodNotAllowedException");
            case BAD_REQUEST, NOT_JSON_TYPE, STALE -> new Worded(400, "InvalidRequestException");
            case BAD_CERTIFICATE, WRONG_ENCODING, BAD_PROOF -> new Worded(400, "CertificateValidationException");
            case WRONG_CODE -> new Worded(400, "RegistrationCodeValidationException");
            case FULL -> new Worded(410, "LimitExceededException");
            case DUPLICATE -> new Worded(409, "ResourceAlreadyExistsException");
            case STILL_ACTIVE -> new Worded(406, "CertificateStateException");
            case TOO_FAST -> new Worded(400, "ThrottlingException");
            case FAULT -> new Worded(500, "InternalFailureException");
            case UNAVAILABLE -> new Worded(503, "ServiceUnavailableException");
        };
        var body = fields("message", refusal.getMessage());
        if (!refusal.about().isEmpty()) {
            body.put("resourceId", refusal.about());
            body.put("resourceArn", regions.values().stream().filter(region -> region.has(refusal.about())).findFirst()
                    .map(region -> region.arn(refusal.about())).orElse(""));
        }
        return Answered.json(error.status(), body).with("x-amzn-ErrorType", error.code() + ":http://internal.amazon.com/coral/com.amazon.iot/")
                .with("x-amzn-RequestId", setting.random().uuid());
    }

    @Override public List<Held> held() {
        return new ArrayList<>(regions.values().stream().flatMap(region -> region.all().stream()).toList());
    }

    @Override public void reset() {
        regions.clear();
    }

    @Override public Credential credential() {
        return new Credential.AwsKeys(KEY_ID, Secret.of(SECRET.toCharArray()), Optional.of(Secret.of(SESSION.toCharArray())));
    }

    @Override public Map<PlaceField, String> place() {
        return Map.of(PlaceField.REGION, "eu-central-1");
    }
}
