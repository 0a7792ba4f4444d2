package dev.chancery.domain;

import java.util.List;

/// The least policy (in the server's own language) for issuing through one role: what this program asks for, and nothing
/// more.
public final class VaultPolicy {

    private record Grant(String path, String capability) {}

    private VaultPolicy() {}

    private static List<Grant> grants(String mount, String role) {
        return List.of(
                new Grant(mount + "/sign/" + role, "update"),
                new Grant(mount + "/issue/" + role, "update"),
                new Grant(mount + "/roles/" + role, "read"),
                new Grant(mount + "/revoke", "update"),
                new Grant(mount + "/certs", "list"),
                new Grant(mount + "/cert/*", "read"),
                new Grant("auth/token/lookup-self", "read"),
                new Grant("auth/token/renew-self", "update"),
                new Grant("auth/token/revoke-self", "update"),
                new Grant("sys/capabilities-self", "update"));
    }

    /// One line for each path. Neither name can hold a character that means something in a policy.
    static String text(String mount, String role) {
        var text = new StringBuilder();
        grants(mount, role).forEach(grant ->
                text.append("path \"%s\" { capabilities = [\"%s\"] }\n".formatted(grant.path(), grant.capability())));
        return text.toString();
    }
}
