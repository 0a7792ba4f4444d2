package dev.chancery.domain;

import java.util.List;
import java.util.Optional;

/// What a certificate shall say: what is left out is the role's to fill, or the request's. `format` is how the answer is
/// written; all of them are read alike.
public record VaultWish(Optional<String> commonName, List<SubjectName> names, Optional<Ttl> ttl, Optional<Format> format) {

    /// What is asked for nothing by name.
    public static final VaultWish NONE = new VaultWish(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    /// How certificates stand in the answer.
    public enum Format {
        PEM("pem"), DER("der"), PEM_BUNDLE("pem_bundle");

        private final String code;

        Format(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public VaultWish {
        names = List.copyOf(names);
    }

    public VaultWish named(String common) {
        return new VaultWish(Optional.of(common), names, ttl, format);
    }

    public VaultWish with(List<SubjectName> others) {
        return new VaultWish(commonName, others, ttl, format);
    }

    public VaultWish living(Ttl life) {
        return new VaultWish(commonName, names, Optional.of(life), format);
    }

    public VaultWish in(Format other) {
        return new VaultWish(commonName, names, ttl, Optional.of(other));
    }
}
