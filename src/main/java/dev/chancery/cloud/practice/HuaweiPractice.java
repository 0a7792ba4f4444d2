package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Answered.fields;

import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.Credential;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Huawei Cloud IoTDA, version 5: the code comes with the answer to the upload, and a good proof is answered with nothing.
final class HuaweiPractice implements Personality {

    private static final String PROJECT = "05ab13f8a9c04a3b8e2f9f5b2a3c4d5e";
    private static final int MOST = 100;
    private static final int USUAL_PAGE = 10;
    private static final int LARGEST_PAGE = 50;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern PATH = Pattern.compile("/v5/iot/([^/]+)/certificates(?:/([0-9a-f]{24})(/action)?)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final Setting setting;
    private final Map<String, Held> held = new LinkedHashMap<>();

    HuaweiPractice(Setting setting) {
        this.setting = setting;
    }

    @Override public void identify(Asked asked) {
        Bearer.requireIn(asked, "x-auth-token", TOKEN);
        var path = PATH.matcher(asked.path());
        if (path.matches() && !path.group(1).equals(PROJECT)) {
            throw new Refusal(Why.NOT_ALLOWED, "The project is none of this token's.");
        }
    }

    @Override public Optional<CloudCall> step(Asked asked) {
        var path = PATH.matcher(asked.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (asked.method() + (path.group(2) == null ? "" : " id") + (path.group(3) == null ? "" : path.group(3))) {
            case "GET" -> CloudCall.LIST;
            case "POST" -> CloudCall.UPLOAD;
            case "POST id/action" -> CloudCall.VERIFY;
            case "DELETE id" -> CloudCall.DELETE;
            default -> null;
        });
    }

    @Override public Answered answer(CloudCall step, Asked asked) {
        return switch (step) {
            case LIST -> list(asked);
            case UPLOAD -> upload(asked);
            case VERIFY -> verify(one(asked), asked);
            case DELETE -> {
                held.remove(one(asked).id());
                yield Answered.empty(204);
            }
            case CODE, STATUS, ACTIVATE, DEACTIVATE -> throw new IllegalStateException(step.code());
        };
    }

    private Held one(Asked asked) {
        return Optional.ofNullable(held.get(asked.segments().get(4))).orElseThrow(() -> new Refusal(Why.NOT_THERE, "The certificate does not exist."));
    }

    private Answered list(Asked asked) {
        var limit = number(asked, "limit", USUAL_PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new Refusal(Why.BAD_REQUEST, "The parameter limit must be from 1 to 50.");
        }
        var page = held.values().stream().skip(number(asked, "offset", 0)).limit(limit).map(this::shown).toList();
        return Answered.json(200, fields("certificates", page, "page", fields("count", held.size())));
    }

    private static int number(Asked asked, String name, int usual) {
        var text = asked.parameters().getOrDefault(name, Integer.toString(usual));
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(Why.BAD_REQUEST, "The parameter %s must be a number.".formatted(name));
        }
        return Integer.parseInt(text);
    }

    private Answered upload(Asked asked) {
        var certificate = setting.examination().authority(setting.examination().pem(Asked.text(asked.json(), "content")));
        if (held.values().stream().anyMatch(one -> one.certificate().equals(certificate))) {
            throw new Refusal(Why.DUPLICATE, "The certificate already exists.");
        }
        if (held.size() >= MOST) {
            throw new Refusal(Why.FULL, "The number of certificates has reached the quota.");
        }
        var one = new Held(setting.random().hex(24), "", certificate, setting.now());
        one.ask(setting.random().uuid(), Instant.MAX);
        held.put(one.id(), one);
        return Answered.json(201, shown(one));
    }

    private Answered verify(Held one, Asked asked) {
        if (!"verify".equals(asked.parameters().get("action_id"))) {
            throw new Refusal(Why.BAD_REQUEST, "The parameter action_id must be verify.");
        }
        var proof = setting.examination().pem(Asked.text(asked.json(), "verify_content"));
        setting.examination().proof(proof, one.certificate(), one.code(setting.now()));
        one.verify();
        return Answered.empty(200);
    }

    private Map<String, Object> shown(Held one) {
        return fields("certificate_id", one.id(), "cn_name", one.commonName(), "owner", one.certificate().getIssuerX500Principal().getName(),
                "status", one.verified(), "verify_code", one.code(setting.now()), "provision_enable", false, "create_date",
                DATE.format(one.created()), "effective_date", date(one.certificate().getNotBefore()), "expiry_date",
                date(one.certificate().getNotAfter()));
    }

    private static String date(Date date) {
        return DATE.format(date.toInstant());
    }

    /// What the vendor does not document stands under the code for a certificate that it cannot use.
    @Override public Answered refused(Refusal refusal) {
        var error = switch (refusal.why()) {
            case NO_TOKEN, OLD_TOKEN, WRONG_SIGNATURE -> new Worded(401, "IOTDA.000006");
            case NOT_ALLOWED -> new Worded(403, "IOTDA.000004");
            case NO_SUCH_ADDRESS, NOT_THERE -> new Worded(404, "IOTDA.000009");
            case NO_SUCH_METHOD -> new Worded(405, "IOTDA.000008");
            case NOT_JSON_TYPE -> new Worded(415, "IOTDA.000007");
            case BAD_REQUEST, STALE, STILL_ACTIVE -> new Worded(400, "IOTDA.000005");
            case BAD_CERTIFICATE, WRONG_ENCODING, BAD_PROOF, WRONG_CODE, DUPLICATE, FULL -> new Worded(400, "IOTDA.014301");
            case TOO_FAST -> new Worded(429, "IOTDA.000010");
            case FAULT -> new Worded(500, "IOTDA.000001");
            case UNAVAILABLE -> new Worded(503, "IOTDA.000003");
        };
        var message = error.code().equals("IOTDA.014301") ? "Invalid certificate content. " + refusal.getMessage() : refusal.getMessage();
        return Answered.json(error.status(), fields("error_code", error.code(), "error_msg", message));
    }

    @Override public List<Held> held() {
        return new ArrayList<>(held.values());
    }

    @Override public void reset() {
        held.clear();
    }

    @Override public Credential credential() {
        return new Credential.XAuthToken(Secret.of(TOKEN.toCharArray()));
    }

    @Override public Map<PlaceField, String> place() {
        return Map.of(PlaceField.PROJECT, PROJECT);
    }
}
