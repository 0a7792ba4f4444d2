package dev.chancery.domain;

import java.util.List;
import java.util.Optional;

/// What a certification request says (CSR; PKCS#10, RFC 2986), taken apart. It is the wish of whoever made it: only its
/// key and those of its names that somebody approves ever go into a certificate.
///
/// `subjectText` is the whole subject for people to read, `subject` and `names` are what of it Chancery has values for.
/// `key` is empty for one that is not fit, `keyText` says what it is in any case. `violations` are the reasons why it must
/// not be signed, `notices` what will not be taken from it. `keySha256` is the fingerprint of the key, `sha256` that of
/// the whole.
public record Csr(
        String subjectText, DistinguishedName subject, List<SubjectName> names, Optional<KeySpec> key, String keyText,
        String signatureAlgorithm, List<Decoded.Extension> extensions, List<Violation> violations, List<Notice> notices,
        Bytes keySha256, Bytes sha256) {

    private static final int LONGEST_LABEL = 200;

    public Csr {
        names = List.copyOf(names);
        extensions = List.copyOf(extensions);
        violations = List.copyOf(violations);
        notices = List.copyOf(notices);
    }

    /// Whether its key is fit and has proven by the signature to be held by whoever asks.
    public boolean fit() {
        return violations.isEmpty();
    }

    /// What a person calls it: the common name, or the first alternative name, or the whole subject.
    public String label() {
        return subject.commonName().or(() -> names.stream().map(SubjectName::value).findFirst())
                .orElseGet(() -> Visible.text(subjectText, LONGEST_LABEL));
    }
}
