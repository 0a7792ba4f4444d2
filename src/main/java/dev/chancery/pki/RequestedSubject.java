package dev.chancery.pki;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Notice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;

/// The subject that a request asks for, and which parts of it Chancery does not write.
record RequestedSubject(String text, DistinguishedName name, List<Notice> notices) {

    RequestedSubject(X500Name subject) {
        this(NameText.of(subject), NameEncoding.name(subject), leftOut(subject));
    }

    private static List<Notice> leftOut(X500Name subject) {
        return parts(subject).filter(part -> NameEncoding.part(part).findAny().isEmpty())
                .<Notice>map(part -> new Notice.SubjectPartLeftOut(NameText.attribute(part)))
                .distinct().limit(Limits.SHOWN_LINES).toList();
    }

    private static Stream<AttributeTypeAndValue> parts(X500Name subject) {
        return Arrays.stream(subject.getRDNs()).flatMap(relative -> Arrays.stream(relative.getTypesAndValues()));
    }
}
