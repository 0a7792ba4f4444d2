package dev.chancery.pki;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/// What an encoding looks like from the outside: enough to know which reader to ask, whatever a label or a file's name
/// says. For use behind the wall of [Hostile].
enum Shape {
    CERTIFICATE, REQUEST, REVOCATION_LIST,
    /// PKCS#8, PKCS#1 and SEC 1.
    KEY, RSA_KEY, EC_KEY,
    /// PKCS#8, encrypted.
    LOCKED_KEY,
    PUBLIC_KEY,
    /// PKCS#7.
    MESSAGE,
    PKCS12, BCFKS, OTHER;

    private static final int PKCS12_VERSION = 3;
    private static final int PARTS_OF_AN_RSA_KEY = 9;
    private static final int PARTS_OF_A_REQUEST = 4;

    static Shape of(byte[] encoded) throws java.io.IOException {
        return ASN1Primitive.fromByteArray(encoded) instanceof ASN1Sequence outer && outer.size() > 1 ? of(outer) : OTHER;
    }

    private static Shape of(ASN1Sequence outer) {
        return switch (outer.getObjectAt(0)) {
            case ASN1Integer version -> numbered(outer, version);
            case ASN1ObjectIdentifier _ -> MESSAGE;
            case ASN1Sequence body when outer.size() == 3 && is(outer, 1, ASN1Sequence.class) && is(outer, 2, ASN1BitString.class) ->
                    signed(body);
            case ASN1Sequence _ when outer.size() == 2 -> switch (outer.getObjectAt(1)) {
                case ASN1OctetString _ -> LOCKED_KEY;
                case ASN1BitString _ -> PUBLIC_KEY;
                case ASN1Sequence _, ASN1TaggedObject _ -> BCFKS;
                default -> OTHER;
            };
            default -> OTHER;
        };
    }

    private static boolean is(ASN1Sequence in, int place, Class<? extends ASN1Encodable> type) {
        return place < in.size() && type.isInstance(in.getObjectAt(place));
    }

    private static Shape numbered(ASN1Sequence outer, ASN1Integer version) {
        return switch (outer.getObjectAt(1)) {
            case ASN1Sequence _ when version.hasValue(PKCS12_VERSION) -> PKCS12;
            case ASN1Sequence _ when is(outer, 2, ASN1OctetString.class) -> KEY;
            case ASN1OctetString _ -> EC_KEY;
            case ASN1Integer _ when outer.size() >= PARTS_OF_AN_RSA_KEY -> RSA_KEY;
            case ASN1Integer _ when outer.size() == 2 -> PUBLIC_KEY;
            default -> OTHER;
        };
    }

    /// A body, an algorithm and a signature: what the body says first tells which of the three it is.
    private static Shape signed(ASN1Sequence body) {
        if (body.size() < 2) {
            return OTHER;
        }
        return switch (body.getObjectAt(0)) {
            case ASN1TaggedObject _ -> CERTIFICATE;
            case ASN1Integer _ when isRequest(body) -> REQUEST;
            case ASN1Integer _ when is(body, 3, ASN1Sequence.class) -> CERTIFICATE;
            case ASN1Integer _, ASN1Sequence _ -> REVOCATION_LIST;
            default -> OTHER;
        };
    }

    private static boolean isRequest(ASN1Sequence body) {
        return body.size() <= PARTS_OF_A_REQUEST && is(body, 2, ASN1Sequence.class)
                && is((ASN1Sequence) body.getObjectAt(2), 1, ASN1BitString.class);
    }
}
