package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Answered.fields;

import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.Credential;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Secret;
import dev.chancery.pki.Pem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Scaleway IoT Hub: one hub with one place for a CA certificate, and its own id for a code.
final class ScalewayPractice implements Personality {

    private static final String HUB = "8a5bd2f1-4c3d-4b0e-9d59-3a3f0f0e7a55";
    private static final Pattern PATH = Pattern.compile("/iot/v1/regions/([a-z]{2}-[a-z]{3})/hubs/([^/]+)/ca");

    private final Setting setting;
    private Optional<Held> held = Optional.empty();

    ScalewayPractice(Setting setting) {
        this.setting = setting;
    }

    @Override public void identify(Asked asked) {
        Bearer.requireIn(asked, "x-auth-token", TOKEN);
    }

    @Override public Optional<CloudCall> step(Asked asked) {
        if (!PATH.matcher(asked.path()).matches()) {
            return Optional.empty();
        }
        return switch (asked.method()) {
            case "POST" -> Optional.of(CloudCall.VERIFY);
            case "GET" -> Optional.of(CloudCall.STATUS);
            default -> Optional.empty();
        };
    }

    @Override public Answered answer(CloudCall step, Asked asked) {
        if (!asked.segments().get(5).equals(HUB)) {
            throw new Refusal(Why.NOT_THERE, "resource is not found", "hub");
        }
        return step == CloudCall.VERIFY ? set(asked) : Answered.json(200, fields("ca_cert_pem", Pem.certificate(Examination.encoded(held
                .orElseThrow(() -> new Refusal(Why.NOT_THERE, "resource is not found", "ca")).certificate()))));
    }

    private Answered set(Asked asked) {
        var body = asked.json();
        var certificate = setting.examination().authority(setting.examination().pem(Asked.text(body, "ca_cert_pem")));
        setting.examination().proof(setting.examination().pem(Asked.text(body, "challenge_cert_pem")), certificate, HUB);
        var one = new Held(HUB, "", certificate, setting.now());
        one.verify();
        one.activate(true);
        held = Optional.of(one);
        return Answered.json(200, fields("id", HUB, "name", "practice", "status", "ready", "product_plan", "plan_shared", "enabled", true,
                "device_count", 0, "connected_device_count", 0, "endpoint", HUB + ".hub.example", "has_custom_ca", true,
                "created_at", one.created().toString(), "updated_at", one.changed().toString()));
    }

    @Override public Answered refused(Refusal refusal) {
        var message = refusal.getMessage();
        return switch (refusal.why()) {
            case NO_TOKEN, OLD_TOKEN, WRONG_SIGNATURE -> Answered.json(401, fields("type", "denied_authentication", "method", "api_key",
                    "reason", refusal.why() == Why.OLD_TOKEN ? "expired" : "not_found", "message", message));
            case NOT_ALLOWED -> Answered.json(403, fields("type", "permissions_denied", "message", message));
            case NO_SUCH_ADDRESS, NOT_THERE -> Answered.json(404, fields("type", "not_found", "resource",
                    refusal.about().isEmpty() ? "path" : refusal.about(), "resource_id", HUB, "message", message));
            case NO_SUCH_METHOD -> Answered.json(405, fields("type", "method_not_allowed", "message", message));
            case NOT_JSON_TYPE -> Answered.json(415, fields("type", "unsupported_media_type", "message", message));
            case BAD_PROOF, WRONG_CODE -> invalid("challenge_cert_pem", message);
            case BAD_CERTIFICATE, WRONG_ENCODING, BAD_REQUEST, FULL, DUPLICATE, STALE, STILL_ACTIVE -> invalid("ca_cert_pem", message);
            case TOO_FAST -> Answered.json(429, fields("type", "too_many_requests", "message", message));
            case FAULT -> Answered.json(500, fields("type", "internal_error", "message", message));
            case UNAVAILABLE -> Answered.json(503, fields("type", "unavailable", "message", message));
        };
    }

    private static Answered invalid(String argument, String message) {
        return Answered.json(400, fields("type", "invalid_arguments", "message", "invalid argument(s): %s: %s".formatted(argument.equals(
                "challenge_cert_pem") ? "challenge certificate" : "CA certificate", message), "details", List.of(fields(
                "argument_name", argument, "reason", "constraint", "help_message", message))));
    }

    @Override public List<Held> held() {
        return held.stream().toList();
    }

    @Override public void reset() {
        held = Optional.empty();
    }

    @Override public Credential credential() {
        return new Credential.XAuthToken(Secret.of(TOKEN.toCharArray()));
    }

    @Override public Map<PlaceField, String> place() {
        return Map.of(PlaceField.REGION, "fr-par", PlaceField.HUB, HUB);
    }
}
