package dev.chancery.domain;

import java.util.List;
import java.util.Optional;

/// A certificate, or one that is about to be signed, taken apart for people to read.
///
/// `sha256` is empty before it is signed, and `serial` where none is chosen yet.
public record Decoded(
        String subject, String issuer, Optional<SerialNumber> serial, Validity validity, String key,
        String signatureAlgorithm, List<Extension> extensions, Optional<Bytes> sha256) {

    /// One extension, with one line for each element of its value.
    public record Extension(String oid, boolean critical, List<ExtensionLine> lines) {
        public Extension {
            lines = List.copyOf(lines);
        }
    }

    public Decoded {
        extensions = List.copyOf(extensions);
    }
}
