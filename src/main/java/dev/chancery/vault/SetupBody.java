package dev.chancery.vault;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the server is told in each step of setting up: the one source of calls, script and Terraform text.
final class SetupBody {

    private SetupBody() {}

    /// Where the step is read and written, below `/v1/`; an issuing authority where it is asked for.
    static String path(VaultStep step) {
        return switch (step) {
            case VaultStep.Mount(var path, _) -> "sys/mounts/" + path;
            case VaultStep.Root(var mount, _, _, _) -> mount + "/root/generate/internal";
            case VaultStep.Issuing(var mount, _, _, _, _) -> mount + "/intermediate/generate/internal";
            case VaultStep.Urls(var mount, _) -> mount + "/config/urls";
            case VaultStep.Role(var mount, var role) -> mount + "/roles/" + role.name();
            case VaultStep.Policy(var name, _) -> "sys/policies/acl/" + name;
            case VaultStep.Login(var path) -> "sys/auth/" + path;
            case VaultStep.AppRole(var path, var name, _, _, _) -> "auth/" + path + "/role/" + name;
        };
    }

    static Map<String, Object> of(VaultStep step) {
        return switch (step) {
            case VaultStep.Mount mount -> of(mount);
            case VaultStep.Root root -> of(root);
            case VaultStep.Issuing issuing -> request(issuing);
            case VaultStep.Urls urls -> of(urls);
            case VaultStep.Role(_, var role) -> of(role);
            case VaultStep.Policy policy -> of(policy);
            case VaultStep.Login _ -> Map.of("type", "approle");
            case VaultStep.AppRole login -> of(login);
        };
    }

    private static Map<String, Object> of(VaultStep.Mount mount) {
        return Map.of("type", "pki", "config", Map.of("max_lease_ttl", mount.longest().toString()));
    }

    private static Map<String, Object> of(VaultStep.Root root) {
        var body = subject(root.subject());
        key(body, root.key());
        body.put("ttl", root.life().toString());
        return body;
    }

    /// What asks for the key and the request.
    private static Map<String, Object> request(VaultStep.Issuing issuing) {
        var body = subject(issuing.subject());
        key(body, issuing.key());
        return body;
    }

    /// What asks the root to sign, without the request itself. Nothing stands below what it signs.
    static Map<String, Object> signing(VaultStep.Issuing issuing) {
        var body = subject(issuing.subject());
        body.put("ttl", issuing.life().toString());
        body.put("format", "pem_bundle");
        body.put("max_path_length", 0);
        return body;
    }

    private static Map<String, Object> of(VaultStep.Urls urls) {
        var body = new LinkedHashMap<String, Object>();
        body.put("issuing_certificates", urls.urls().issuers());
        body.put("crl_distribution_points", urls.urls().lists());
        return body;
    }

    private static Map<String, Object> of(VaultPlan.Role role) {
        var any = role.domains().isEmpty();
        var body = new LinkedHashMap<String, Object>();
        body.put("allowed_domains", role.domains());
        body.put("allow_any_name", any);
        body.put("allow_bare_domains", !any);
        body.put("allow_subdomains", !any);
        body.put("enforce_hostnames", !any);
        body.put("allow_localhost", false);
        body.put("allow_ip_sans", any || role.servers());
        body.put("client_flag", role.clients());
        body.put("server_flag", role.servers());
        body.put("key_type", role.key().map(SetupBody::type).orElse("any"));
        role.key().ifPresent(key -> body.put("key_bits", key.bits()));
        body.put("max_ttl", role.longest().toString());
        return body;
    }

    private static Map<String, Object> of(VaultStep.Policy policy) {
        return Map.of("policy", policy.policy().hcl());
    }

    /// Without the server's default policy: the login may do what its own policy says and nothing else.
    private static Map<String, Object> of(VaultStep.AppRole login) {
        var body = new LinkedHashMap<String, Object>();
        body.put("token_policies", List.of(login.policy().value()));
        body.put("token_no_default_policy", true);
        body.put("token_ttl", login.token().toString());
        login.secret().map(Ttl::toString).ifPresent(life -> body.put("secret_id_ttl", life));
        return body;
    }

    private static Map<String, Object> subject(DistinguishedName subject) {
        var body = new LinkedHashMap<String, Object>();
        for (var attribute : List.of(Attribute.COMMON_NAME, Attribute.ORGANIZATION, Attribute.ORGANIZATIONAL_UNIT,
                Attribute.COUNTRY, Attribute.STATE, Attribute.LOCALITY)) {
            subject.value(attribute).ifPresent(value -> body.put(name(attribute), value));
        }
        return body;
    }

    private static String name(Attribute attribute) {
        return switch (attribute) {
            case COMMON_NAME -> "common_name";
            case ORGANIZATION -> "organization";
            case ORGANIZATIONAL_UNIT -> "ou";
            case COUNTRY -> "country";
            case STATE -> "province";
            case LOCALITY -> "locality";
            case EMAIL -> throw new IllegalArgumentException("the server writes no mail address into a name");
        };
    }

    private static void key(Map<String, Object> body, KeySpec key) {
        body.put("key_type", type(key));
        body.put("key_bits", key.bits());
    }

    private static String type(KeySpec key) {
        return key.algorithm().code();
    }
}
