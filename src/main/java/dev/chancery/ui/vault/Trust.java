package dev.chancery.ui.vault;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.words.Words;
import java.util.List;

/// By whom a server is believed besides the CA certificates of the system.
public sealed interface Trust {

    /// By nobody else.
    record OfSystem() implements Trust {}

    /// By an authority of the store.
    record OfAuthority(Authority authority) implements Trust {}

    /// By the certificates of a file that was chosen just now.
    record OfFile(String name, List<Bytes> certificates) implements Trust {
        public OfFile {
            certificates = List.copyOf(certificates);
        }
    }

    /// By those that the store remembers for this server.
    record AsBefore(List<Bytes> certificates) implements Trust {
        public AsBefore {
            certificates = List.copyOf(certificates);
        }
    }

    /// The certificates in DER.
    default List<Bytes> believed() {
        return switch (this) {
            case OfSystem _ -> List.of();
            case OfAuthority(var authority) -> List.of(authority.certificate().der());
            case OfFile(_, var certificates) -> certificates;
            case AsBefore(var certificates) -> certificates;
        };
    }

    /// In words.
    default String label() {
        return switch (this) {
            case OfSystem _ -> Words.of("vault.trust.system");
            case OfAuthority(var authority) -> Words.of("vault.trust.authority", authority.name());
            case OfFile(var name, _) -> Words.of("vault.trust.file", name);
            case AsBefore(var certificates) -> Words.of("vault.trust.before", certificates.size());
        };
    }
}
