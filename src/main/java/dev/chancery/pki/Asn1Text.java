package dev.chancery.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

/// ASN.1 as people write it down: `UTF8:"hello"`, `INT:5`, `BOOL:true`, `NULL`, `OID:1.2.3`, `OCT:0a0b`, `BIT:80`,
/// `IA5:"a"`, `PRINTABLE:"A"`, `ENUM:1`, `SEQ{…, …}`, `SET{…}`, and `[0]{…}` for an explicit tag. Texts may go without
/// quotation marks as long as they have no comma, brace or quotation mark.
final class Asn1Text {

    private static final int DEEPEST = 16;

    private final String text;
    private int at;

    private Asn1Text(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException when it is not written so
    static byte[] der(String text) {
        var reading = new Asn1Text(text);
        var value = reading.element(0);
        reading.skipSpace();
        if (reading.at < text.length()) {
            throw reading.wrong();
        }
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("ASN.1 text, at " + at);
    }

    private ASN1Encodable element(int depth) {
        if (depth > DEEPEST) {
            throw wrong();
        }
        if (peek() == '[') {
            return tagged(depth);
        }
        var type = word();
        return switch (type) {
            case "SEQ" -> new DERSequence(elements(depth));
            case "SET" -> new DERSet(elements(depth));
            case "NULL" -> DERNull.INSTANCE;
            default -> {
                expect(':');
                yield simple(type, value());
            }
        };
    }

    private ASN1Encodable tagged(int depth) {
        expect('[');
        var number = new StringBuilder();
        while (Character.isDigit(peek()) && number.length() < 3) {
            number.append(text.charAt(at++));
        }
        expect(']');
        expect('{');
        var inner = element(depth + 1);
        expect('}');
        return new DERTaggedObject(true, Integer.parseInt(number.toString()), inner);
    }

    private ASN1EncodableVector elements(int depth) {
        var found = new ASN1EncodableVector();
        expect('{');
        while (peek() != '}') {
            if (found.size() > 0) {
                expect(',');
            }
            found.add(element(depth + 1));
        }
        expect('}');
        return found;
    }

    private ASN1Encodable simple(String type, String value) {
        return switch (type) {
            case "UTF8" -> new DERUTF8String(value);
            case "IA5" -> new DERIA5String(value, true);
            case "PRINTABLE" -> new DERPrintableString(value, true);
            case "INT" -> new ASN1Integer(number(value));
            case "ENUM" -> new ASN1Enumerated(number(value));
            case "BOOL" -> ASN1Boolean.getInstance(truth(value));
            case "OID" -> new ASN1ObjectIdentifier(value);
            case "OCT" -> new DEROctetString(HexFormat.of().parseHex(value));
            case "BIT" -> new DERBitString(HexFormat.of().parseHex(value));
            default -> throw wrong();
        };
    }

    private BigInteger number(String value) {
        if (value.length() > 100) {
            throw wrong();
        }
        return new BigInteger(value);
    }

    private boolean truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong();
        };
    }

    private String word() {
        skipSpace();
        var from = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toUpperCase(Locale.ROOT);
    }

    private String value() {
        if (peek() == '"') {
            return quoted();
        }
        var from = at;
        while (at < text.length() && ",{}\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private String quoted() {
        expect('"');
        var found = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            if (at < text.length()) {
                found.append(text.charAt(at++));
            }
        }
        expect('"');
        return found.toString();
    }

    private char peek() {
        skipSpace();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong();
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
