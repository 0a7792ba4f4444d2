package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Answered.fields;

import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.PlaceField;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Azure IoT Hub, and the Device Provisioning Service, as Azure Resource Manager shows them: every change needs the tag of
/// what it changes and makes another.
final class AzurePractice implements Personality {

    private static final int MOST = 25;
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");

    private final Setting setting;
    private final String type;
    private final Pattern path;
    private final Pattern name;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Entra entra;

    private AzurePractice(Setting setting, String type, String name) {
        this.setting = setting;
        this.entra = new Entra(setting);
        this.type = type;
        this.name = Pattern.compile(name);
        this.path = Pattern.compile("(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Devices/" + type
                + "/[^/]+/certificates)(?:(/[^/]+)(/generateVerificationCode|/verify)?)?", Pattern.CASE_INSENSITIVE);
    }

    static AzurePractice hub(Setting setting) {
        return new AzurePractice(setting, "IotHubs", "[A-Za-z0-9._-]{1,64}");
    }

    static AzurePractice provisioning(Setting setting) {
        return new AzurePractice(setting, "provisioningServices", "[^/]{1,256}");
    }

    @Override public Optional<Answered> signIn(Asked asked) {
        return entra.answer(asked);
    }

    @Override public void say(String userCode, boolean yes) {
        entra.say(userCode, yes);
    }

    @Override public void identify(Asked asked) {
        Bearer.require(asked);
    }

    @Override public Optional<CloudCall> step(Asked asked) {
        var found = path.matcher(asked.path());
        if (!found.matches()) {
            return Optional.empty();
        }
        var below = Optional.ofNullable(found.group(3)).orElse("").toLowerCase(Locale.ROOT);
        return Optional.ofNullable(switch (asked.method() + (found.group(2) == null ? "" : " name") + below) {
            case "GET" -> CloudCall.LIST;
            case "PUT name" -> CloudCall.UPLOAD;
            case "GET name" -> CloudCall.STATUS;
            case "DELETE name" -> CloudCall.DELETE;
            case "POST name/generateverificationcode" -> CloudCall.CODE;
            case "POST name/verify" -> CloudCall.VERIFY;
            default -> null;
        });
    }

    @Override public Answered answer(CloudCall step, Asked asked) {
        if (!VERSION.matcher(asked.parameters().getOrDefault("api-version", "")).matches()) {
            throw new Refusal(Why.BAD_REQUEST, "The api-version query parameter (?api-version=) is required for all requests.");
        }
        return switch (step) {
            case LIST -> Answered.json(200, fields("value", below(asked).stream().map(this::shown).toList()));
            case STATUS -> Answered.json(200, shown(one(asked)));
            case UPLOAD -> upload(asked);
            case CODE -> code(tagged(asked));
            case VERIFY -> verify(tagged(asked), asked);
            case DELETE -> delete(asked);
            case ACTIVATE, DEACTIVATE -> throw new IllegalStateException(step.code());
        };
    }

    /// The address of the certificate, however it is spelled.
    private String id(Asked asked) {
        var found = path.matcher(asked.path());
        return found.matches() && found.group(2) != null ? found.group(1) + found.group(2) : asked.path();
    }

    private List<Held> below(Asked asked) {
        var parent = asked.path().toLowerCase(Locale.ROOT) + "/";
        return held.values().stream().filter(one -> one.id().toLowerCase(Locale.ROOT).startsWith(parent)).toList();
    }

    private Optional<Held> there(Asked asked) {
        return Optional.ofNullable(held.get(id(asked).toLowerCase(Locale.ROOT)));
    }

    private Held one(Asked asked) {
        return there(asked).orElseThrow(() -> new Refusal(Why.NOT_THERE, "The certificate does not exist. errorcode: IH404001."));
    }

    private Held tagged(Asked asked) {
        var one = one(asked);
        requireTag(asked, one);
        return one;
    }

    private static void requireTag(Asked asked, Held one) {
        if (!asked.header("if-match").filter(one.tag()::equals).isPresent()) {
            throw new Refusal(Why.STALE, "Invalid ETag supplied. If you contact a support representative please include this correlation "
                    + "identifier: %s. errorcode: IH412001.".formatted(one.digest("SHA-1").substring(0, 32)));
        }
    }

    private Answered upload(Asked asked) {
        var before = there(asked);
        before.ifPresent(one -> requireTag(asked, one));
        var properties = Optional.ofNullable(asked.json().get("properties")).filter(JsonNode::isObject)
                .orElseThrow(() -> new Refusal(Why.BAD_REQUEST, "The body lacks 'properties'."));
        var certificate = setting.examination().authority(setting.examination().base64(Asked.text(properties, "certificate")));
        var named = asked.segments().getLast();
        requireFree(asked, certificate, named, before.isPresent());
        var one = new Held(id(asked), named, certificate, before.map(Held::created).orElse(setting.now()));
        if (Asked.flag(properties, "isVerified")) {
            one.verify();
        }
        held.put(one.id().toLowerCase(Locale.ROOT), one);
        return changed(one, before.isPresent() || type.equals("provisioningServices") ? 200 : 201);
    }

    private void requireFree(Asked asked, X509Certificate certificate, String named, boolean replaces) {
        if (!name.matcher(named).matches()) {
            throw new Refusal(Why.BAD_REQUEST, "The name of the certificate is not valid.");
        }
        var parent = asked.path().substring(0, asked.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var others = held.values().stream().filter(one -> one.id().toLowerCase(Locale.ROOT).startsWith(parent))
                .filter(one -> !one.id().equalsIgnoreCase(id(asked))).toList();
        if (others.stream().anyMatch(one -> one.certificate().equals(certificate))) {
            throw new Refusal(Why.DUPLICATE, "A certificate with the same thumbprint exists under another name.");
        }
        if (!replaces && others.size() >= MOST) {
            throw new Refusal(Why.FULL, "The maximum number of certificates (25) is reached: quota exceeded.");
        }
    }

    /// Each new code takes the place of the one before.
    private Answered code(Held one) {
        one.ask(setting.random().hex(48).toUpperCase(Locale.ROOT), Instant.MAX);
        one.change(setting.random().tag(), setting.now());
        return Answered.json(200, shown(one, Map.of("verificationCode", one.code(setting.now()))));
    }

    private Answered verify(Held one, Asked asked) {
        var proof = setting.examination().base64(Asked.text(asked.json(), "certificate"));
        setting.examination().proof(proof, one.certificate(), one.code(setting.now()));
        one.verify();
        return changed(one, 200);
    }

    private Answered delete(Asked asked) {
        if (there(asked).isEmpty()) {
            return Answered.empty(204);
        }
        held.remove(tagged(asked).id().toLowerCase(Locale.ROOT));
        return Answered.empty(200);
    }

    private Answered changed(Held one, int status) {
        one.change(setting.random().tag(), setting.now());
        return Answered.json(status, shown(one));
    }

    private Map<String, Object> shown(Held one) {
        return shown(one, Map.of());
    }

    private Map<String, Object> shown(Held one, Map<String, Object> more) {
        var properties = fields("subject", "CN=" + one.commonName(), "expiry", date(one.certificate().getNotAfter().toInstant()),
                "thumbprint", one.digest("SHA-1").toUpperCase(Locale.ROOT), "isVerified", one.verified(), "created", date(one.created()),
                "updated", date(one.changed()),
                "certificate", Base64.getEncoder().encodeToString(Examination.encoded(one.certificate())));
        properties.putAll(more);
        return fields("id", one.id(), "name", one.name(), "type", "Microsoft.Devices/" + type + "/Certificates", "etag", one.tag(),
                "properties", properties);
    }

    private static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    /// Its codes are numbers: a status and three digits more. Those of Resource Manager itself are words.
    @Override public Answered refused(Refusal refusal) {
        return switch (refusal.why()) {
            case NO_TOKEN, WRONG_SIGNATURE -> manager(401, "AuthenticationFailed", refusal).with("WWW-Authenticate", "Bearer");
            case OLD_TOKEN -> manager(401, "ExpiredAuthenticationToken", refusal).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            case NOT_ALLOWED -> manager(403, "AuthorizationFailed", refusal);
            case NO_SUCH_ADDRESS -> manager(404, "InvalidResourceType", refusal);
            case NO_SUCH_METHOD -> manager(405, "HttpMethodNotAllowed", refusal);
            case NOT_JSON_TYPE -> manager(415, "UnsupportedMediaType", refusal);
            case TOO_FAST -> manager(429, "TooManyRequests", refusal);
            case UNAVAILABLE -> manager(503, "ServiceUnavailable", refusal);
            case NOT_THERE -> device(404, 404001, "NotFound", refusal.getMessage());
            case STALE -> device(412, 412001, "PreconditionFailed", refusal.getMessage());
            case WRONG_ENCODING -> device(500, 500019, "InternalServerError", refusal.getMessage() + " errorcode: IH500019.");
            case BAD_PROOF, WRONG_CODE -> device(400, 400053, "BadRequest", "Proof-Of-Possession failed. " + refusal.getMessage()
                    + " Issuer certificate cannot be found in the certificate chain. errorcode: IH400053.");
            case BAD_CERTIFICATE -> device(400, 400001, "BadRequest", refusal.getMessage());
            case BAD_REQUEST, STILL_ACTIVE -> device(400, 400000, "BadRequest", refusal.getMessage());
            case FULL -> device(403, 403002, "Forbidden", refusal.getMessage());
            case DUPLICATE -> device(409, 409001, "Conflict", refusal.getMessage());
            case FAULT -> device(500, 500001, "InternalServerError", refusal.getMessage());
        };
    }

    private static Answered manager(int status, String code, Refusal refusal) {
        return Answered.json(status, fields("error", fields("code", code, "message", refusal.getMessage())));
    }

    private Answered device(int status, int code, String word, String message) {
        return Answered.json(status, fields("code", code, "httpStatusCode", word, "message", message))
                .with("x-ms-correlation-request-id", setting.random().uuid());
    }

    /// Whoever holds a tag holds an old one now.
    @Override public void disturb() {
        held.values().forEach(one -> one.change(setting.random().tag(), setting.now()));
    }

    @Override public List<Held> held() {
        return new ArrayList<>(held.values());
    }

    @Override public void reset() {
        held.clear();
        entra.reset();
    }

    @Override public Map<PlaceField, String> place() {
        return Map.of(PlaceField.SUBSCRIPTION, "91d12660-3dec-467a-be2a-213b5544ddc0", PlaceField.RESOURCE_GROUP, "practice-rg",
                PlaceField.HUB, "practice-hub", PlaceField.NAME, "practice-ca");
    }
}
