package dev.chancery.domain;

import java.util.Optional;

/// A private key on a token. `id` (CKA_ID) tells it from others of the same label. `kind` is empty for one of a kind with
/// which Chancery does not sign; `publicKey`, a SubjectPublicKeyInfo, when the token does not have the public half;
/// `certificate` is what lies beside it.
public record TokenKey(Bytes id, String label, Optional<KeySpec> kind, Optional<Bytes> publicKey, Optional<Bytes> certificate) {

    /// Whether an authority can sign with it.
    public boolean isUsable() {
        return kind.isPresent() && publicKey.isPresent() && id.length() > 0;
    }
}
