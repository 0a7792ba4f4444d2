package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import java.nio.file.Path;

/// Who has to stand behind a server that is tested.
public sealed interface TrustedBy {

    /// Any authority of the store.
    record Store() implements TrustedBy {}

    /// This authority of the store, and those above it.
    record OneAuthority(AuthorityId authority) implements TrustedBy {}

    /// The authorities in this file, PEM or DER.
    record File(Path file) implements TrustedBy {}

    /// Those that this machine trusts.
    record Platform() implements TrustedBy {}
}
