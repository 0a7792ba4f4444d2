package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Answered.fields;

import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.Credential;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cumulocity: a certificate is there once for all tenants, and its key signs a code that runs out within the hour.
final class CumulocityPractice implements Personality {

    static final String TENANT = "t07007007";
    static final String USER = "practice";
    private static final Duration CODE_LIFE = Duration.ofHours(1);
    private static final int USUAL_PAGE = 5;
    private static final int LARGEST_PAGE = 2000;
    private static final Pattern PATH = Pattern.compile("/tenant/tenants/([^/]+)/(trusted-certificates|trusted-certificates-pop)"
            + "(?:/([0-9a-fA-F]{40})(/verification-code|/pop)?)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final Setting setting;
    private final Map<String, Held> held = new LinkedHashMap<>();

    CumulocityPractice(Setting setting) {
        this.setting = setting;
    }

    @Override public void identify(Asked asked) {
        var shown = asked.header("authorization").orElseThrow(() -> new Refusal(Why.NO_TOKEN, "Full authentication is required to access this resource"));
        if (!shown.equals("Bearer " + TOKEN) && !shown.equals(basic(TENANT + "/" + USER)) && !shown.equals(basic(USER))) {
            throw new Refusal(Why.OLD_TOKEN, "Invalid credentials! : Bad credentials");
        }
        var path = PATH.matcher(asked.path());
        if (path.matches() && !path.group(1).equals(TENANT)) {
            throw new Refusal(Why.NOT_ALLOWED, "Access is denied");
        }
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    }

    @Override public Optional<CloudCall> step(Asked asked) {
        var path = PATH.matcher(asked.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        var below = (path.group(3) == null ? "" : " id") + Optional.ofNullable(path.group(4)).orElse("");
        return Optional.ofNullable(switch (asked.method() + " " + path.group(2).substring("trusted-certificates".length()) + below) {
            case "GET " -> CloudCall.LIST;
            case "POST " -> CloudCall.UPLOAD;
            case "GET  id" -> CloudCall.STATUS;
            case "PUT  id" -> Asked.optional(asked.json(), "status").filter("DISABLED"::equals).isPresent() ? CloudCall.DEACTIVATE : CloudCall.ACTIVATE;
            case "DELETE  id" -> CloudCall.DELETE;
            case "POST -pop id/verification-code" -> CloudCall.CODE;
            case "POST -pop id/pop" -> CloudCall.VERIFY;
            default -> null;
        });
    }

    @Override public Answered answer(CloudCall step, Asked asked) {
        return switch (step) {
            case LIST -> list(asked);
            case UPLOAD -> upload(asked);
            case STATUS -> Answered.json(200, shown(one(asked)));
            case CODE -> {
                ask(one(asked));
                yield Answered.json(200, shown(one(asked)));
            }
            case VERIFY -> verify(one(asked), asked);
            case ACTIVATE, DEACTIVATE -> update(one(asked), asked);
            case DELETE -> {
                held.remove(one(asked).id());
                yield Answered.empty(204);
            }
        };
    }

    private Held one(Asked asked) {
        return Optional.ofNullable(held.get(asked.segments().get(4).toLowerCase(java.util.Locale.ROOT)))
                .orElseThrow(() -> new Refusal(Why.NOT_THERE, "Could not find trusted certificate."));
    }

    private Answered list(Asked asked) {
        var size = Math.min(LARGEST_PAGE, number(asked, "pageSize", USUAL_PAGE));
        var page = number(asked, "currentPage", 1);
        var shown = held.values().stream().skip((long) (page - 1) * size).limit(size).map(this::shown).toList();
        return Answered.json(200, fields("certificates", shown, "statistics", fields("currentPage", page, "pageSize", size)));
    }

    private static int number(Asked asked, String name, int usual) {
        var number = Optional.ofNullable(asked.parameters().get(name)).map(text -> NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0).orElse(usual);
        if (number < 1) {
            throw new Refusal(Why.BAD_REQUEST, "%s must be a number from 1.".formatted(name));
        }
        return number;
    }

    private Answered upload(Asked asked) {
        var body = asked.json();
        var status = status(Asked.text(body, "status"));
        var certificate = setting.examination().authority(certificate(Asked.text(body, "certInPemFormat")));
        var one = new Held(new Held("", "", certificate, setting.now()).digest("SHA-1"), Asked.optional(body, "name").orElse(""), certificate, setting.now());
        if (held.putIfAbsent(one.id(), one) != null) {
            throw new Refusal(Why.DUPLICATE, "Certificate with fingerprint %s already exists.".formatted(one.id()));
        }
        one.activate(status);
        one.takeDevices(Asked.flag(body, "autoRegistrationEnabled"));
        ask(one);
        return Answered.json(201, shown(one));
    }

    /// The body of PEM without its first and last line, or all of it.
    private X509Certificate certificate(String text) {
        return text.contains("-----BEGIN") ? setting.examination().pem(text) : setting.examination().base64(text.replaceAll("\\s", ""));
    }

    private static boolean status(String text) {
        return switch (text) {
            case "ENABLED" -> true;
            case "DISABLED" -> false;
            default -> throw new Refusal(Why.BAD_REQUEST, "The status is neither ENABLED nor DISABLED.");
        };
    }

    private void ask(Held one) {
        one.ask(setting.random().hex(32), setting.now().plus(CODE_LIFE));
    }

    private Answered verify(Held one, Asked asked) {
        var signature = Asked.text(asked.json(), "proofOfPossessionSignedVerificationCode");
        var code = one.code(setting.now());
        if (code.isEmpty() || !setting.examination().signed(signature, one.certificate(), code)) {
            throw new Refusal(Why.WRONG_CODE, "Cannot verify signature for certificate with fingerprint %s and tenant id %s".formatted(one.id(), TENANT));
        }
        one.verify();
        return Answered.json(200, shown(one));
    }

    private Answered update(Held one, Asked asked) {
        var body = asked.json();
        Asked.optional(body, "status").ifPresent(text -> one.activate(status(text)));
        Asked.optional(body, "name").ifPresent(one::rename);
        if (body.has("autoRegistrationEnabled")) {
            one.takeDevices(Asked.flag(body, "autoRegistrationEnabled"));
        }
        return Answered.json(200, shown(one));
    }

    private Map<String, Object> shown(Held one) {
        var certificate = one.certificate();
        var shown = fields("fingerprint", one.id(), "name", one.name(), "version", certificate.getVersion(), "subject",
                certificate.getSubjectX500Principal().getName(), "issuer", certificate.getIssuerX500Principal().getName(), "notBefore",
                certificate.getNotBefore().toInstant().toString(), "notAfter", certificate.getNotAfter().toInstant().toString(),
                "serialNumber", certificate.getSerialNumber().toString(), "algorithmName", certificate.getSigAlgName(), "certInPemFormat",
                Base64.getEncoder().encodeToString(Examination.encoded(certificate)), "status", one.active() ? "ENABLED" : "DISABLED",
                "autoRegistrationEnabled", one.takesDevices(), "proofOfPossessionValid", one.verified());
        if (!one.verified()) {
            shown.put("proofOfPossessionUnsignedVerificationCode", one.code(one.created()));
            shown.put("proofOfPossessionVerificationCodeUsableUntil", one.codeUntil().toString());
        }
        return shown;
    }

    @Override public Answered refused(Refusal refusal) {
        var error = switch (refusal.why()) {
            case NO_TOKEN, OLD_TOKEN, WRONG_SIGNATURE -> new Worded(401, "security/Unauthorized");
            case NOT_ALLOWED -> new Worded(403, "security/Forbidden");
            case NO_SUCH_ADDRESS, NOT_THERE -> new Worded(404, "tenant/Not Found");
            case NO_SUCH_METHOD -> new Worded(405, "general/methodNotAllowed");
            case NOT_JSON_TYPE -> new Worded(415, "general/unsupportedMediaType");
            case BAD_CERTIFICATE, WRONG_ENCODING -> new Worded(422, "tenant/Unprocessable Entity");
            case BAD_REQUEST, BAD_PROOF, WRONG_CODE, STALE, STILL_ACTIVE -> new Worded(400, "tenant/Bad Request");
            case DUPLICATE -> new Worded(409, "tenant/Duplicate");
            case FULL -> new Worded(422, "tenant/Limit");
            case TOO_FAST -> new Worded(429, "general/tooManyRequests");
            case FAULT -> new Worded(500, "general/internalError");
            case UNAVAILABLE -> new Worded(503, "general/unavailable");
        };
        return Answered.json(error.status(), fields("error", error.code(), "message", refusal.getMessage(), "info",
                "https://www.cumulocity.com/guides/reference-guide/#error_reporting"))
                .with("Content-Type", "application/vnd.com.nsn.cumulocity.error+json;charset=UTF-8");
    }

    @Override public List<Held> held() {
        return new ArrayList<>(held.values());
    }

    @Override public void reset() {
        held.clear();
    }

    @Override public Credential credential() {
        return new Credential.User(TENANT + "/" + USER, Secret.of(TOKEN.toCharArray()));
    }

    @Override public Map<PlaceField, String> place() {
        return Map.of(PlaceField.TENANT, TENANT, PlaceField.NAME, "Practice CA");
    }
}
