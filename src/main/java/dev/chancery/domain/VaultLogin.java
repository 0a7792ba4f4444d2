package dev.chancery.domain;

/// How one shows a Vault who asks. Wiped when it is closed.
public sealed interface VaultLogin extends AutoCloseable {

    @Override void close();

    /// A token that exists already.
    record Token(Secret token) implements VaultLogin {
        /// A copy: the array stays the caller's to wipe.
        public static Token of(char[] token) {
            return new Token(Secret.of(token));
        }

        @Override public void close() {
            token.close();
        }
    }

    /// The role id and the secret id of an AppRole at `mount` (`approle`), from which tokens are fetched.
    record AppRole(VaultPath mount, String roleId, Secret secretId) implements VaultLogin {
        /// Where AppRole is mounted when nobody says otherwise.
        public static final VaultPath USUAL_MOUNT = new VaultPath("approle");

        /// A copy: the array stays the caller's to wipe.
        public static AppRole of(VaultPath mount, String roleId, char[] secretId) {
            return new AppRole(mount, roleId, Secret.of(secretId));
        }

        @Override public void close() {
            secretId.close();
        }
    }
}
