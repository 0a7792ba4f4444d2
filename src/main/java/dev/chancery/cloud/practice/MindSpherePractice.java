package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Answered.fields;

import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.PlaceField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// MindConnect MQTT API, version 3: two CA certificates and no intermediates. The same certificate can be sent twice and
/// takes the second slot then.
final class MindSpherePractice implements Personality {

    private static final int SLOTS = 2;
    private static final Pattern PATH = Pattern.compile("/api/mindconnectmqtt/v3/caCertificates(?:/([0-9a-f]{24})(/registrationCode|/verify)?)?");

    private final Setting setting;
    private final Map<String, Held> held = new LinkedHashMap<>();

    MindSpherePractice(Setting setting) {
        this.setting = setting;
    }

    @Override public void identify(Asked asked) {
        Bearer.require(asked);
    }

    @Override public Optional<CloudCall> step(Asked asked) {
        var path = PATH.matcher(asked.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        var below = Optional.ofNullable(path.group(2)).orElse("");
        return Optional.ofNullable(switch (asked.method() + (path.group(1) == null ? "" : " id") + below) {
            case "GET" -> CloudCall.LIST;
            case "POST" -> CloudCall.UPLOAD;
            case "GET id" -> CloudCall.STATUS;
            case "DELETE id" -> CloudCall.DELETE;
            case "GET id/registrationCode" -> CloudCall.CODE;
            case "POST id/verify" -> CloudCall.VERIFY;
            default -> null;
        });
    }

    @Override public Answered answer(CloudCall step, Asked asked) {
        return switch (step) {
            case LIST -> Answered.json(200, held.values().stream().map(this::verifiedOrNot).toList());
            case UPLOAD -> upload(asked);
            case STATUS -> Answered.json(200, verifiedOrNot(one(asked)));
            case CODE -> code(one(asked));
            case VERIFY -> verify(one(asked), asked);
            case DELETE -> {
                held.remove(one(asked).id());
                yield Answered.empty(204);
            }
            case ACTIVATE, DEACTIVATE -> throw new IllegalStateException(step.code());
        };
    }

    private Held one(Asked asked) {
        return Optional.ofNullable(held.get(asked.segments().get(4)))
                .orElseThrow(() -> new Refusal(Why.NOT_THERE, "There is no CA certificate of this id."));
    }

    private Answered upload(Asked asked) {
        var body = asked.json();
        var name = Asked.text(body, "name");
        var certificate = setting.examination().authority(setting.examination().pem(Asked.text(body, "caCertificate")));
        if (!setting.examination().isRoot(certificate)) {
            throw new Refusal(Why.BAD_CERTIFICATE, "The CA certificate is an intermediate; a root certificate is needed.");
        }
        if (held.size() >= SLOTS) {
            throw new Refusal(Why.FULL, "The maximum number of CA certificates (2) is reached.");
        }
        var one = new Held(setting.random().hex(24), name, certificate, setting.now());
        held.put(one.id(), one);
        return Answered.json(201, shown(one));
    }

    private Answered code(Held one) {
        if (one.code(setting.now()).isEmpty()) {
            one.ask(setting.random().hex(48), Instant.MAX);
        }
        return Answered.json(200, fields("registrationCode", one.code(setting.now())));
    }

    private Answered verify(Held one, Asked asked) {
        var proof = setting.examination().pem(Asked.text(asked.json(), "verificationCertificate"));
        setting.examination().proof(proof, one.certificate(), one.code(setting.now()));
        one.verify();
        return Answered.json(200, verifiedOrNot(one));
    }

    private Map<String, Object> verifiedOrNot(Held one) {
        var shown = shown(one);
        shown.put("isVerified", one.verified());
        return shown;
    }

    private static Map<String, Object> shown(Held one) {
        return fields("id", one.id(), "name", one.name(), "expiration", one.certificate().getNotAfter().toInstant().toString()
                .replace("Z", ".000Z"), "commonName", one.commonName());
    }

    @Override public Answered refused(Refusal refusal) {
        var error = switch (refusal.why()) {
            case NO_TOKEN, OLD_TOKEN, WRONG_SIGNATURE -> new Worded(401, "mdsp.core.generic.unauthorized");
            case NOT_ALLOWED -> new Worded(403, "mdsp.core.generic.forbidden");
            case NO_SUCH_ADDRESS, NOT_THERE -> new Worded(404, "mdsp.core.generic.notFound");
            case NO_SUCH_METHOD -> new Worded(405, "mdsp.core.generic.methodNotAllowed");
            case NOT_JSON_TYPE -> new Worded(415, "mdsp.core.generic.unsupportedMediaType");
            case BAD_REQUEST, BAD_CERTIFICATE, WRONG_ENCODING, BAD_PROOF, WRONG_CODE, FULL, DUPLICATE, STALE, STILL_ACTIVE ->
                    new Worded(400, "mdsp.core.generic.invalidRequest");
            case TOO_FAST -> new Worded(429, "mdsp.core.generic.tooManyRequests");
            case FAULT -> new Worded(500, "mdsp.core.generic.internalError");
            case UNAVAILABLE -> new Worded(503, "mdsp.core.generic.unavailable");
        };
        return Answered.json(error.status(), fields("errors", List.of(fields("code", error.code(), "message", refusal.getMessage(),
                "logref", setting.random().hex(32)))));
    }

    @Override public List<Held> held() {
        return new ArrayList<>(held.values());
    }

    @Override public void reset() {
        held.clear();
    }

    @Override public Map<PlaceField, String> place() {
        return Map.of(PlaceField.REGION, "eu1", PlaceField.TENANT, "practice", PlaceField.NAME, "Practice CA");
    }
}
