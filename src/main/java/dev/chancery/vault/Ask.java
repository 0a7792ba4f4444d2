package dev.chancery.vault;

import dev.chancery.domain.VaultNeed;
import java.util.Map;
import java.util.Optional;

/// One request, below `/v1/`. `open` ones need no token.
record Ask(String method, String path, Optional<Map<String, Object>> body, boolean open) {

    static Ask read(String path) {
        return new Ask("GET", path, Optional.empty(), false);
    }

    static Ask readOpen(String path) {
        return new Ask("GET", path, Optional.empty(), true);
    }

    static Ask list(String path) {
        return new Ask("LIST", path, Optional.empty(), false);
    }

    static Ask post(String path, Map<String, Object> body) {
        return new Ask("POST", path, Optional.of(body), false);
    }

    static Ask put(String path, Map<String, Object> body) {
        return new Ask("PUT", path, Optional.of(body), false);
    }

    static Ask login(String path, Map<String, Object> body) {
        return new Ask("POST", path, Optional.of(body), true);
    }

    /// What a policy must give for it.
    VaultNeed need() {
        return new VaultNeed(path, switch (method) {
            case "GET" -> "read";
            case "LIST" -> "list";
            default -> "update";
        });
    }

    /// The request alone: what it carries may be secret.
    @Override public String toString() {
        return method + " " + path;
    }
}
