package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.NotForBrowsers.Rule;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.pki.Forge.Made;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attributes of a subject count wherever they stand: alone in a relative name, or beside others (X.501, 9.3).
class SubjectAttributesTest {

    private static final Made ROOT = Forge.authority("Root").selfSigned();
    private static final Made MAIL = Forge.authority("Mail").with(Extension.nameConstraints, true, new NameConstraints(
            new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "lab.example"))}, null)).by(ROOT);

    private static X500Name subject(boolean together, String commonName, String mailbox) {
        var name = attribute(BCStyle.CN, new DERUTF8String(commonName));
        var mail = attribute(BCStyle.EmailAddress, new DERIA5String(mailbox));
        return new X500Name(together ? new RDN[] {new RDN(new AttributeTypeAndValue[] {name, mail})}
                : new RDN[] {new RDN(name), new RDN(mail)});
    }

    private static AttributeTypeAndValue attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new AttributeTypeAndValue(type, value);
    }

    private static List<Cause> causes(Made leaf, Made issuer, Purpose purpose) {
        var bundle = Bundle.of(List.of(leaf.der(), issuer.der()));
        return new Verifier(List.of(ROOT.der()), new Verifier.Terms(purpose, Optional.empty(), List.of(), Lab.NOW), Progress.NONE)
                .examine(bundle).findings().stream().map(Finding::cause).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMailboxInTheSubjectMustBeOneThatTheIssuerMayName(boolean together) {
        var fine = Forge.of("").subject(subject(together, "press-1", "eve@lab.example")).by(MAIL);
        var evil = Forge.of("").subject(subject(together, "lab.example", "eve@evil.example")).by(MAIL);
        assertThat(causes(fine, MAIL, Purpose.ANY)).doesNotHaveAnyElementsOfTypes(Cause.NameForbidden.class);
        assertThat(causes(evil, MAIL, Purpose.ANY)).contains(new Cause.NameForbidden("eve@evil.example"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHostInTheCommonNameMustBeAmongTheNames(boolean together) {
        var lab = attribute(BCStyle.O, new DERUTF8String("Lab"));
        var host = attribute(BCStyle.CN, new DERUTF8String("a.evil.example"));
        var subject = new X500Name(together ? new RDN[] {new RDN(new AttributeTypeAndValue[] {lab, host})}
                : new RDN[] {new RDN(lab), new RDN(host)});
        var leaf = Forge.server("a.lab.example").subject(subject).by(ROOT);
        assertThat(causes(leaf, ROOT, Purpose.SERVER)).filteredOn(Cause.NotForBrowsers.class::isInstance).singleElement()
                .satisfies(cause -> assertThat(((Cause.NotForBrowsers) cause).rules()).contains(Rule.COMMON_NAME_ALONE));
    }
}
