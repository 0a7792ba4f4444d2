package dev.chancery.pki;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// The URIs among a certificate's alternative names as they stand there, those too that are none by the book.
final class SubjectUris {

    private SubjectUris() {}

    /// Empty when it has no alternative names at all.
    static Optional<List<String>> of(Sighted sighted) {
        return Hostile.read("subject alternative names", () -> CertificateReader
                .extension(sighted.certificate(), Extension.subjectAlternativeName, GeneralNames::getInstance)
                .map(names -> Arrays.stream(names.getNames())
                        .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier).map(NameEncoding::text).toList()));
    }
}
