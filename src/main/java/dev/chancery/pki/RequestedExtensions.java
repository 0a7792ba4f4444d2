package dev.chancery.pki;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Notice;
import dev.chancery.domain.SubjectName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// What the attributes of a request ask for beside its subject (RFC 2985, 5.4): alternative names, and much that is not
/// taken from it.
final class RequestedExtensions {

    private static final ASN1ObjectIdentifier MICROSOFT_EXTENSIONS = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14");

    private static final Map<ASN1ObjectIdentifier, String> ATTRIBUTES = Map.of(
            PKCSObjectIdentifiers.pkcs_9_at_unstructuredName, "unstructured name",
            PKCSObjectIdentifiers.pkcs_9_at_unstructuredAddress, "unstructured address",
            PKCSObjectIdentifiers.pkcs_9_at_friendlyName, "friendly name",
            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.13.2.3"), "Windows version",
            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.13.2.2"), "Windows key provider",
            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.21.20"), "Windows client");

    /// By their tags (RFC 5280, 4.2.1.6).
    private static final List<String> KINDS = List.of("otherName", "rfc822Name", "dNSName", "x400Address", "directoryName",
            "ediPartyName", "uniformResourceIdentifier", "iPAddress", "registeredID");

    private final List<Extension> extensions = new ArrayList<>();
    private final SequencedSet<Notice> notices = new LinkedHashSet<>();

    /// @throws Failure.Malformed when extensions are asked for twice
    RequestedExtensions(ASN1Set attributes) {
        var all = attributes == null ? new Attribute[0]
                : Arrays.stream(attributes.toArray()).map(Attribute::getInstance).toArray(Attribute[]::new);
        for (var attribute : all) {
            take(attribute);
        }
        extensions.forEach(this::judge);
    }

    private void take(Attribute attribute) {
        var type = attribute.getAttrType();
        if (PKCSObjectIdentifiers.pkcs_9_at_extensionRequest.equals(type) || MICROSOFT_EXTENSIONS.equals(type)) {
            require(extensions.isEmpty() && attribute.getAttrValues().size() == 1, "extensions are asked for twice");
            var asked = Extensions.getInstance(attribute.getAttrValues().getObjectAt(0));
            Arrays.stream(asked.getExtensionOIDs()).map(asked::getExtension).forEach(extensions::add);
        } else if (PKCSObjectIdentifiers.pkcs_9_at_challengePassword.equals(type)) {
            notices.add(new Notice.ChallengePassword());
        } else {
            notices.add(new Notice.AttributeIgnored(ATTRIBUTES.getOrDefault(type, Visible.line(type.getId()))));
        }
        require(notices.size() <= Limits.SHOWN_LINES, "too many attributes");
    }

    private void judge(Extension extension) {
        var oid = extension.getExtnId();
        if (Extension.basicConstraints.equals(oid)) {
            if (BasicConstraints.getInstance(extension.getParsedValue()).isCA()) {
                notices.add(new Notice.AsksForAuthority());
            }
        } else if (Extension.keyUsage.equals(oid) || Extension.extendedKeyUsage.equals(oid)) {
            notices.add(new Notice.UsageFromProfile(oid.getId()));
        } else if (Extension.subjectAlternativeName.equals(oid)) {
            generalNames().filter(each -> name(each).isEmpty())
                    .forEach(each -> notices.add(new Notice.NameLeftOut(text(each))));
        } else if (!Extension.subjectKeyIdentifier.equals(oid)) {
            notices.add(new Notice.ExtensionLeftOut(oid.getId()));
        }
    }

    private Stream<GeneralName> generalNames() {
        var found = extensions.stream().filter(extension -> Extension.subjectAlternativeName.equals(extension.getExtnId()))
                .findFirst().map(extension -> GeneralNames.getInstance(extension.getParsedValue()).getNames())
                .orElse(new GeneralName[0]);
        require(found.length <= Limits.MOST_NAMES, "%d alternative names, at most %d".formatted(found.length, Limits.MOST_NAMES));
        return Arrays.stream(found);
    }

    /// The names that Chancery can write, each once; a host name in capitals in its usual form.
    List<SubjectName> names() {
        return generalNames().map(RequestedExtensions::name).flatMap(Optional::stream).distinct().toList();
    }

    private static Optional<SubjectName> name(GeneralName name) {
        if (name.getTagNo() != GeneralName.dNSName) {
            return NameEncoding.name(name);
        }
        return SubjectName.Dns.parse(NameEncoding.text(name)) instanceof Checked.Valid<SubjectName>(var dns)
                ? Optional.of(dns) : Optional.empty();
    }

    private static String text(GeneralName name) {
        try {
            return ExtensionText.notation(name).orElse(KINDS.get(name.getTagNo()));
        } catch (IllegalArgumentException notWhatItSays) {
            return KINDS.get(name.getTagNo());
        }
    }

    List<Decoded.Extension> shown() {
        return extensions.stream().limit(Limits.SHOWN_LINES).map(ExtensionText::of).toList();
    }

    List<Notice> notices() {
        return List.copyOf(notices);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Failure.Malformed(SigningRequest.WHAT + ": " + otherwise);
        }
    }
}
