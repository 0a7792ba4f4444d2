package dev.chancery.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// One step of setting up a PKI on a Vault or OpenBao, with all that it needs. None holds a secret.
public sealed interface VaultStep {

    /// A PKI secrets engine at this path, which issues nothing that lives longer.
    record Mount(String path, Ttl longest) implements VaultStep {}

    /// A root that the server makes.
    record Root(String mount, DistinguishedName subject, KeySpec key, Ttl life) implements VaultStep {}

    /// The issuing authority: its key and request are made at the mount, the request is signed, the answer goes back.
    record Issuing(String mount, DistinguishedName subject, KeySpec key, Ttl life, Signer signer) implements VaultStep {}

    /// Where those who trust the mount's authority find its certificate and its revocation list.
    record Urls(String mount, String issuer, String list) implements VaultStep {}

    /// What may be issued at the mount.
    record Role(String mount, VaultPlan.Role role) implements VaultStep {}

    /// What the login may do.
    record Policy(String name, String text) implements VaultStep {}

    /// The way to sign in by role id and secret id, at this path below `auth/`.
    record Login(String path) implements VaultStep {}

    /// The login itself.
    record AppRole(String path, String name, String policy, Ttl token, Optional<Ttl> secret) implements VaultStep {}

    /// Who signs the issuing authority.
    sealed interface Signer {

        /// The root at this mount.
        record AtVault(String mount) implements Signer {}

        /// An authority of this store.
        record Ours(AuthorityId authority, String name) implements Signer {}
    }

    /// What the step is about, as the server calls it.
    default String object() {
        return switch (this) {
            case Mount(var path, _) -> path;
            case Root(var mount, _, _, _) -> mount;
            case Issuing(var mount, _, _, _, _) -> mount;
            case Urls(var mount, _, _) -> mount;
            case Role(var mount, var role) -> mount + "/" + role.name();
            case Policy(var name, _) -> name;
            case Login(var path) -> path;
            case AppRole(_, var name, _, _, _) -> name;
        };
    }

    /// What may be called something on the server. None of these needs quoting in a path or a policy.
    enum Name {
        /// Words with slashes between them, none of which is the server's own.
        PATH(Field.VAULT_MOUNT, "(?!(?:sys|auth|cubbyhole|identity)(?:/|$))%1$s(?:/%1$s)*".formatted(Name.PART), "pki_int"),
        WORD(Field.VAULT_NAME, Name.PART, "device"),
        /// What the server itself turns into lower case.
        LOWER(Field.VAULT_NAME, "[a-z0-9_](?:[a-z0-9_.-]{0,62}[a-z0-9_])?", "chancery");

        private static final String PART = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?";
        private static final int LONGEST = 128;

        private final Field field;
        private final Pattern form;
        private final String example;

        Name(Field field, String form, String example) {
            this.field = field;
            this.form = Pattern.compile(form);
            this.example = example;
        }

        /// The name without space or slashes around it.
        public Checked<String> read(String text) {
            var name = Text.tidy(text).replaceAll("^/+|/+$", "");
            if (name.isEmpty()) {
                return Checked.refused(new Violation.Missing(field));
            }
            return name.length() <= LONGEST && form.matcher(name).matches()
                    ? Checked.valid(name) : Checked.refused(new Violation.NotInForm(field, example));
        }
    }
}
