package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Answered.fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Entra's sign-in by a device code, as RFC 8628 has it: who asks sooner than allowed is told to slow down, a code runs out
/// and is good for one token.
final class Entra {

    private static final Pattern PATH = Pattern.compile("/([^/]+)/oauth2/v2\\.0/(devicecode|token)");
    private static final Pattern APPLICATION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Setting setting;
    private final Map<String, Asking> open = new LinkedHashMap<>();

    Entra(Setting setting) {
        this.setting = setting;
    }

    /// One who waits for a person.
    private static final class Asking {
        private final String application;
        private final String userCode;
        private final Instant until;
        private Instant asked;
        private Duration interval = Duration.ofSeconds(5);
        private Optional<Boolean> said = Optional.empty();

        private Asking(String application, String userCode, Instant now) {
            this.application = application;
            this.userCode = userCode;
            this.until = now.plus(LIFE);
            this.asked = now;
        }
    }

    /// Empty when it is no question for a sign-in.
    Optional<Answered> answer(Asked asked) {
        var path = PATH.matcher(asked.path());
        if (!asked.method().equals("POST") || !path.matches()) {
            return Optional.empty();
        }
        var form = form(asked);
        return Optional.of(path.group(2).equals("token") ? token(form) : begin(asked, form));
    }

    /// Nothing where it is not said to be a form (RFC 6749, 4.1.3).
    private static Map<String, String> form(Asked asked) {
        return asked.header("content-type").filter(type -> type.startsWith("application/x-www-form-urlencoded")).map(_ -> new Asked(
                asked.method(), asked.path(), new String(asked.body(), StandardCharsets.UTF_8), asked.headers(), new byte[0]).parameters())
                .orElse(Map.of());
    }

    private Answered begin(Asked asked, Map<String, String> form) {
        var client = form.getOrDefault("client_id", "");
        if (!APPLICATION.matcher(client).matches()) {
            return no(400, "unauthorized_client", 700016, "The application was not found in the directory.");
        }
        if (!form.getOrDefault("scope", "").endsWith("/.default")) {
            return no(400, "invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid.");
        }
        var one = new Asking(client, setting.random().hex(8).toUpperCase(Locale.ROOT), setting.now());
        var device = setting.random().hex(64);
        open.put(device, one);
        var page = "http://%s/device".formatted(asked.header("host").orElse("127.0.0.1"));
        return Answered.json(200, fields("user_code", one.userCode, "device_code", device, "verification_uri", page,
                "expires_in", LIFE.toSeconds(), "interval", one.interval.toSeconds(),
                "message", "To sign in, use a web browser to open the page %s and enter the code %s to authenticate.".formatted(page, one.userCode)));
    }

    private Answered token(Map<String, String> form) {
        var device = form.getOrDefault("device_code", "");
        if (!GRANT.equals(form.get("grant_type"))) {
            return no(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        }
        var one = Optional.ofNullable(open.get(device)).filter(asking -> asking.application.equals(form.get("client_id")));
        return one.map(asking -> token(device, asking))
                .orElseGet(() -> no(400, "bad_verification_code", 70019, "The verification code is not known, or was used."));
    }

    private Answered token(String device, Asking one) {
        var now = setting.now();
        if (now.isAfter(one.until)) {
            return no(400, "expired_token", 70020, "The provided value for the input parameter 'device_code' is not valid. It has expired.");
        }
        if (now.isBefore(one.asked.plus(one.interval))) {
            one.interval = one.interval.plusSeconds(5);
            return no(400, "slow_down", 70017, "Asked sooner than the interval allows.");
        }
        one.asked = now;
        if (one.said.isEmpty()) {
            return no(400, "authorization_pending", 70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
        }
        open.remove(device);
        return one.said.get() ? Answered.json(200, fields("token_type", "Bearer", "scope", "https://management.azure.com/.default",
                "expires_in", 3599, "access_token", Personality.TOKEN))
                : no(400, "authorization_declined", 70018, "The end user denied the authorization request.");
    }

    /// A person types the code at the page, and says yes or no.
    void say(String userCode, boolean yes) {
        var one = open.values().stream().filter(asking -> asking.userCode.equals(userCode)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such code"));
        one.said = Optional.of(yes);
    }

    void reset() {
        open.clear();
    }

    private Answered no(int status, String error, int number, String words) {
        return Answered.json(status, fields("error", error, "error_description", "AADSTS%s: %s".formatted(number, words),
                "error_codes", new int[] {number}, "timestamp", setting.now().toString(), "correlation_id", setting.random().uuid()));
    }
}
