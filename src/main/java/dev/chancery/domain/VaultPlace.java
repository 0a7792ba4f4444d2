package dev.chancery.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A Vault or OpenBao server as a store knows it: its address (`https://vault.lab:8200`), its namespace (empty for none), the
/// CA certificates that it is believed by (none for those of the system), and who asks there. It holds no secret.
public record VaultPlace(String address, String namespace, List<Bytes> trusted, Login login) {

    /// How one shows who one is. The code is stored and never changes.
    public enum Kind {
        TOKEN("token"), APP_ROLE("approle");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
        }
    }

    /// Everything about a login but its secret. `mount` and `roleId` are empty for a token.
    public record Login(Kind kind, String mount, String roleId) {

        /// Where the AppRole method is mounted unless somebody said otherwise.
        public static final String APP_ROLE_MOUNT = "approle";

        public static final Login TOKEN = new Login(Kind.TOKEN, "", "");

        public static Login appRole(String roleId) {
            return new Login(Kind.APP_ROLE, APP_ROLE_MOUNT, roleId);
        }
    }

    public VaultPlace {
        trusted = List.copyOf(trusted);
    }

    /// What people call it: its address, with its namespace where it has one.
    public String label() {
        return namespace.isEmpty() ? address : address + " (" + namespace + ")";
    }
}
