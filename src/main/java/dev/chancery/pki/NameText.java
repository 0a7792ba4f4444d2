package dev.chancery.pki;

import dev.chancery.domain.DistinguishedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// Any distinguished name as the field writes it, in encoding order: our own names read as `DistinguishedName` prints
/// them, attributes without a name stand by their object identifier (RFC 4514, 2.3).
final class NameText {

    private static final Pattern SPECIAL = Pattern.compile("^[ #]|[,+\"\\\\<>;=]| $");
    private static final Map<String, String> LABELS = labels();

    private NameText() {}

    private static Map<String, String> labels() {
        var own = Arrays.stream(DistinguishedName.Attribute.values())
                .collect(Collectors.toMap(DistinguishedName.Attribute::oid, DistinguishedName.Attribute::label));
        var foreign = Map.of(BCStyle.SERIALNUMBER.getId(), "SERIALNUMBER", BCStyle.DC.getId(), "DC",
                BCStyle.UID.getId(), "UID", BCStyle.T.getId(), "T", BCStyle.GIVENNAME.getId(), "GN",
                BCStyle.SURNAME.getId(), "SN", BCStyle.STREET.getId(), "STREET",
                BCStyle.POSTAL_CODE.getId(), "POSTALCODE", BCStyle.DN_QUALIFIER.getId(), "DNQ");
        return Stream.of(own, foreign).flatMap(map -> map.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static String of(X500Name name) {
        return Arrays.stream(name.getRDNs()).limit(Limits.SHOWN_LINES).map(NameText::relative)
                .collect(Collectors.joining(", "));
    }

    private static String relative(RDN relative) {
        return Arrays.stream(relative.getTypesAndValues()).limit(Limits.SHOWN_LINES).map(NameText::attribute)
                .collect(Collectors.joining(" + "));
    }

    static String attribute(AttributeTypeAndValue typed) {
        var oid = typed.getType().getId();
        return LABELS.getOrDefault(oid, Visible.line(oid)) + "=" + value(typed.getValue());
    }

    private static String value(ASN1Encodable value) {
        return value instanceof ASN1String text && !(value instanceof ASN1BitString)
                ? Visible.line(escaped(text.getString())) : "#" + hex(value);
    }

    private static String escaped(String value) {
        return SPECIAL.matcher(value).replaceAll("\\\\$0");
    }

    private static String hex(ASN1Encodable value) {
        try {
            return Visible.line(HexFormat.of().formatHex(value.toASN1Primitive().getEncoded()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
