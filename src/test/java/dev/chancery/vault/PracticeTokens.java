package dev.chancery.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The tokens, policies and AppRoles of a [PracticeVault].
final class PracticeTokens {

    private static final Duration LONGEST = Duration.ofHours(768);
    private static final Pattern RULE = Pattern.compile("path\\s+\"([^\"]+)\"\\s*\\{[^}]*?capabilities\\s*=\\s*\\[([^]]*)]", Pattern.DOTALL);
    private static final String DEFAULT = """
            path "auth/token/lookup-self" { capabilities = ["read"] }
            path "auth/token/renew-self" { capabilities = ["update"] }
            path "sys/capabilities-self" { capabilities = ["update"] }
            """;

    static final class Token {
        final String id;
        final List<String> policies;
        final Instant made;
        final Optional<Duration> longest;
        Optional<Instant> ends;
        int uses;

        Token(String id, List<String> policies, Instant made, Optional<Duration> life, Optional<Duration> longest, int uses) {
            this.id = id;
            this.policies = policies;
            this.made = made;
            this.longest = longest;
            this.ends = life.map(made::plus);
            this.uses = uses;
        }
    }

    private record AppRole(String id, Body body) {}

    private final Clock clock;
    private final Map<String, Token> tokens = new HashMap<>();
    final Map<String, String> policies = new HashMap<>(Map.of("default", DEFAULT));
    private final Map<String, Map<String, AppRole>> appRoles = new HashMap<>();
    private final Map<String, Instant> secretIds = new HashMap<>();

    PracticeTokens(Clock clock, String root) {
        this.clock = clock;
        tokens.put(root, new Token(root, List.of("root"), clock.instant(), Optional.empty(), Optional.empty(), 0));
    }

    /// The token that a request shows, with one use less.
    Token shown(String id) {
        if (id == null || id.isEmpty()) {
            throw new No(400, "missing client token");
        }
        var token = tokens.get(id);
        if (token == null || token.ends.filter(end -> !clock.instant().isBefore(end)).isPresent()) {
            tokens.remove(id);
            throw new No(403, "permission denied");
        }
        if (token.uses > 0 && --token.uses == 0) {
            tokens.remove(id);
        }
        return token;
    }

    void require(Token token, String path, String capability) {
        var allowed = capabilities(token, path);
        if (!allowed.contains("root") && !allowed.contains(capability)
                && !(capability.equals("update") && allowed.contains("create"))) {
            throw No.denied();
        }
    }

    List<String> capabilities(Token token, String path) {
        if (token.policies.contains("root")) {
            return List.of("root");
        }
        var found = new TreeSet<String>();
        token.policies.stream().map(name -> policies.getOrDefault(name, "")).flatMap(text -> RULE.matcher(text).results())
                .filter(rule -> matches(rule.group(1), path))
                .forEach(rule -> Stream.of(rule.group(2).split(",")).map(each -> each.replaceAll("[\\s\"]", "")).forEach(found::add));
        return found.isEmpty() || found.contains("deny") ? List.of("deny") : List.copyOf(found);
    }

    private static boolean matches(String rule, String path) {
        var open = rule.endsWith("*");
        var fixed = Matcher.quoteReplacement(open ? rule.substring(0, rule.length() - 1) : rule);
        var form = Stream.of(fixed.split("\\+", -1)).map(Pattern::quote).reduce((a, b) -> a + "[^/]+" + b).orElse("");
        return Pattern.matches(form + (open ? ".*" : ""), path);
    }

    Map<String, Object> create(Body body) {
        return auth(made(withDefault(body.list("policies")), Optional.of(body.span("ttl")).filter(Duration::isPositive),
                Optional.of(body.span("explicit_max_ttl")).filter(Duration::isPositive), body.number("num_uses", 0)), Map.of());
    }

    private static List<String> withDefault(List<String> wanted) {
        return Stream.concat(Stream.of("default"), wanted.stream()).toList();
    }

    private Token made(List<String> wanted, Optional<Duration> life, Optional<Duration> longest, int uses) {
        var all = List.copyOf(new TreeSet<>(wanted));
        var token = new Token("s." + UUID.randomUUID().toString().replace("-", "").substring(0, 24), all, clock.instant(),
                Optional.of(life.orElse(LONGEST)), longest, uses);
        tokens.put(token.id, token);
        return token;
    }

    Map<String, Object> self(Token token) {
        var data = new LinkedHashMap<String, Object>();
        data.put("display_name", "token");
        data.put("num_uses", token.uses);
        data.put("policies", token.policies);
        data.put("renewable", token.ends.isPresent());
        data.put("ttl", left(token));
        data.put("type", "service");
        return data;
    }

    private long left(Token token) {
        return token.ends.map(end -> Duration.between(clock.instant(), end).toSeconds()).orElse(0L);
    }

    Map<String, Object> renew(Token token, Body body) {
        if (token.ends.isEmpty()) {
            throw new No(400, "lease is not renewable");
        }
        var last = token.made.plus(token.longest.orElse(LONGEST));
        var wish = clock.instant().plus(body.span("increment").isPositive() ? body.span("increment")
                : Duration.between(token.made, token.ends.get()).compareTo(LONGEST) > 0 ? LONGEST : original(token));
        token.ends = Optional.of(wish.isAfter(last) ? last : wish);
        return auth(token, Map.of());
    }

    private final Map<String, Duration> originals = new HashMap<>();

    private Duration original(Token token) {
        return originals.computeIfAbsent(token.id, _ -> Duration.between(token.made, token.ends.get()));
    }

    private Map<String, Object> auth(Token token, Map<String, Object> metadata) {
        original(token);
        var auth = new LinkedHashMap<String, Object>();
        auth.put("client_token", token.id);
        auth.put("accessor", "practice");
        auth.put("policies", token.policies);
        auth.put("token_policies", token.policies);
        auth.put("metadata", metadata);
        auth.put("lease_duration", left(token));
        auth.put("renewable", true);
        auth.put("token_type", "service");
        return auth;
    }

    void enable(String mount, Body body) {
        if (!body.text("type").equals("approle")) {
            throw new No(400, "plugin not found in the catalog: " + body.text("type"));
        }
        if (appRoles.putIfAbsent(mount, new HashMap<>()) != null) {
            throw new No(400, "path is already in use at " + mount + "/");
        }
    }

    boolean isEnabled(String mount) {
        return appRoles.containsKey(mount);
    }

    Map<String, Object> methods() {
        var all = new LinkedHashMap<String, Object>(Map.of("token/", Map.of("type", "token")));
        appRoles.keySet().forEach(mount -> all.put(mount + "/", Map.of("type", "approle")));
        return all;
    }

    Map<String, Object> policy(String name) {
        return Map.of("name", name, "policy", Optional.ofNullable(policies.get(name)).orElseThrow(() -> new No(404)));
    }

    Map<String, Object> shownRole(String mount, String name) {
        var body = role(mount, name).body;
        return Map.of("token_policies", body.list("token_policies"), "token_ttl", body.span("token_ttl").toSeconds(),
                "secret_id_ttl", body.span("secret_id_ttl").toSeconds(), "token_no_default_policy", body.flag("token_no_default_policy", false));
    }

    void write(String mount, String name, Body body) {
        appRoles.get(mount).merge(name, new AppRole(UUID.randomUUID().toString(), body), (old, next) -> new AppRole(old.id, next.body));
    }

    String roleId(String mount, String name) {
        return role(mount, name).id;
    }

    private AppRole role(String mount, String name) {
        return Optional.ofNullable(appRoles.get(mount).get(name)).orElseThrow(() -> new No(404));
    }

    Map<String, Object> secretId(String mount, String name) {
        var life = role(mount, name).body.span("secret_id_ttl");
        var secret = UUID.randomUUID().toString();
        secretIds.put(role(mount, name).id + secret, life.isPositive() ? clock.instant().plus(life) : Instant.MAX);
        return Map.of("secret_id", secret, "secret_id_accessor", UUID.randomUUID().toString(), "secret_id_ttl", life.toSeconds());
    }

    Map<String, Object> logIn(String mount, Body body) {
        var role = appRoles.get(mount).entrySet().stream().filter(each -> each.getValue().id.equals(body.text("role_id"))).findFirst()
                .orElseThrow(() -> new No(400, "invalid role ID"));
        var ends = secretIds.get(body.text("role_id") + body.text("secret_id"));
        if (ends == null || !clock.instant().isBefore(ends)) {
            throw new No(400, "invalid secret id");
        }
        var rule = role.getValue().body;
        return auth(made(rule.flag("token_no_default_policy", false) ? rule.list("token_policies") : withDefault(rule.list("token_policies")), Optional.of(rule.span("token_ttl")).filter(Duration::isPositive),
                Optional.of(rule.span("token_max_ttl")).filter(Duration::isPositive), rule.number("token_num_uses", 0)),
                Map.of("role_name", role.getKey()));
    }

    void forget(String id) {
        tokens.remove(id);
    }
}
