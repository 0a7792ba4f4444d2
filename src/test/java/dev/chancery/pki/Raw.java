package dev.chancery.pki;

import dev.chancery.domain.KeySpec;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/// Certificates and lists put together octet by octet, so that each can break just one rule. Nobody has signed them.
final class Raw {

    static final String SIGNED_BY_EC = "1.2.840.10045.4.3.2";
    static final byte[] ISSUER_ID = octets("0102030405060708090a0b0c0d0e0f1011121314");
    static final byte[] OWN_ID = octets("2102030405060708090a0b0c0d0e0f1011121314");

    byte[] version = element(0xa0, integer(2));
    byte[] serial = element(0x02, octets("0112233445566778899aabbccddeeff001"));
    byte[] algorithm = algorithm(SIGNED_BY_EC);
    byte[] outer = algorithm;
    byte[] issuer = name(part("2.5.4.3", 0x0c, "Lab Issuing"));
    byte[] from = time("261120100000Z");
    byte[] until = time("271120100000Z");
    byte[] subject = name(part("2.5.4.6", 0x13, "DE"), part("2.5.4.3", 0x0c, "press-001"));
    byte[] key = Lab.key(KeySpec.EC_P256, "raw").getPublic().getEncoded();
    byte[] beside = {};
    final Map<String, byte[]> extensions = new LinkedHashMap<>();

    /// A device's certificate that keeps all rules.
    static Raw device() {
        var raw = new Raw();
        raw.with(Specimen.BASIC_CONSTRAINTS, true, sequence());
        raw.with(Specimen.KEY_USAGE, true, bits(7, 0x80));
        raw.with(Specimen.PURPOSES, false, sequence(oid("1.3.6.1.5.5.7.3.2")));
        raw.with(Specimen.ALTERNATIVE_NAMES, false, sequence(text(0x82, "press-001.lab"), element(0x87, 10, 0, 0, 7)));
        raw.with(Specimen.SUBJECT_KEY_ID, false, element(0x04, OWN_ID));
        return raw.with(Specimen.AUTHORITY_KEY_ID, false, sequence(element(0x80, ISSUER_ID)));
    }

    static Raw server() {
        return device().with(Specimen.PURPOSES, false, sequence(oid("1.3.6.1.5.5.7.3.1")));
    }

    /// The one that has issued it.
    static Raw authority() {
        var raw = new Raw();
        raw.issuer = name(part("2.5.4.3", 0x0c, "Lab Root"));
        raw.subject = name(part("2.5.4.3", 0x0c, "Lab Issuing"));
        raw.from = time("251120100000Z");
        raw.until = time("351120100000Z");
        raw.with(Specimen.BASIC_CONSTRAINTS, true, sequence(element(0x01, 0xff), integer(0)));
        raw.with(Specimen.KEY_USAGE, true, bits(1, 0x06));
        raw.with(Specimen.SUBJECT_KEY_ID, false, element(0x04, ISSUER_ID));
        return raw.with(Specimen.AUTHORITY_KEY_ID, false, sequence(element(0x80, OWN_ID)));
    }

    static Raw root() {
        var raw = authority().with(Specimen.AUTHORITY_KEY_ID, false, sequence(element(0x80, ISSUER_ID)))
                .with(Specimen.BASIC_CONSTRAINTS, true, sequence(element(0x01, 0xff)));
        raw.subject = raw.issuer;
        return raw;
    }

    Raw with(String oid, boolean critical, byte[] value) {
        extensions.put(oid, critical ? sequence(oid(oid), element(0x01, 0xff), element(0x04, value))
                : sequence(oid(oid), element(0x04, value)));
        return this;
    }

    Raw without(String oid) {
        extensions.remove(oid);
        return this;
    }

    Raw raw(String key, byte[] extension) {
        extensions.put(key, extension);
        return this;
    }

    Raw change(java.util.function.Consumer<Raw> change) {
        change.accept(this);
        return this;
    }

    byte[] body() {
        return sequence(version, serial, algorithm, issuer, sequence(from, until), subject, key, beside,
                extensions.isEmpty() ? new byte[0] : element(0xa3, sequence(extensions.values().toArray(byte[][]::new))));
    }

    byte[] der() {
        return sequence(body(), outer, bits(0, 1, 2, 3));
    }

    static byte[] element(int tag, byte[]... parts) {
        var content = Der.joined(parts);
        return Der.joined(Der.header(tag, content.length), content);
    }

    static byte[] element(int tag, int... octets) {
        var content = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            content[i] = (byte) octets[i];
        }
        return element(tag, content);
    }

    static byte[] sequence(byte[]... parts) {
        return element(0x30, parts);
    }

    static byte[] integer(long value) {
        return element(0x02, BigInteger.valueOf(value).toByteArray());
    }

    static byte[] integer(BigInteger value) {
        return element(0x02, value.toByteArray());
    }

    static byte[] oid(String oid) {
        try {
            return new ASN1ObjectIdentifier(oid).getEncoded();
        } catch (java.io.IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] text(int tag, String text) {
        return element(tag, text.getBytes(tag == 0x0c ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    static byte[] time(String text) {
        return text(text.length() == 13 ? 0x17 : 0x18, text);
    }

    static byte[] bits(int unused, int... octets) {
        var all = new ByteArrayOutputStream();
        all.write(unused);
        Arrays.stream(octets).forEach(all::write);
        return element(0x03, all.toByteArray());
    }

    static byte[] bits(byte[] octets) {
        return element(0x03, new byte[1], octets);
    }

    static byte[] algorithm(String oid, byte[]... parameters) {
        return sequence(oid(oid), Der.joined(parameters));
    }

    static byte[] nothing() {
        return element(0x05, new byte[0]);
    }

    static byte[] part(String oid, int tag, String text) {
        return element(0x31, sequence(oid(oid), text(tag, text)));
    }

    static byte[] name(byte[]... parts) {
        return sequence(parts);
    }

    static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static byte[] rsa(BigInteger modulus, BigInteger exponent) {
        return sequence(algorithm(SignatureKind.RSA, nothing()), bits(sequence(integer(modulus), integer(exponent))));
    }

    static byte[] rsa() {
        return Lab.key(KeySpec.RSA_2048, "raw").getPublic().getEncoded();
    }

    static byte[] ec(String curve, byte[] point) {
        return sequence(algorithm(SignatureKind.EC, oid(curve)), bits(point));
    }

    /// A revocation list in its parts.
    static final class OfList {
        byte[] version = integer(1);
        byte[] algorithm = Raw.algorithm(SIGNED_BY_EC);
        byte[] outer = algorithm;
        byte[] issuer = name(Raw.part("2.5.4.3", 0x0c, "Lab Issuing"));
        byte[] from = time("261120100000Z");
        byte[] next = time("261127100000Z");
        List<byte[]> entries = new ArrayList<>(List.of(entry(5, 1), entry(7, 4)));
        boolean place = true;
        final Map<String, byte[]> extensions = new LinkedHashMap<>();

        OfList() {
            with(Specimen.AUTHORITY_KEY_ID, false, sequence(element(0x80, ISSUER_ID)));
            with(ListSpecimen.NUMBER, false, integer(12));
        }

        static byte[] entry(long serial, int reason) {
            return entry(integer(serial), sequence(Raw.oid("2.5.29.21"), element(0x04, element(0x0a, reason))));
        }

        static byte[] entry(byte[] serial, byte[] extension) {
            return sequence(serial, time("261119100000Z"), sequence(extension));
        }

        OfList with(String oid, boolean critical, byte[] value) {
            extensions.put(oid, critical ? sequence(oid(oid), element(0x01, 0xff), element(0x04, value))
                    : sequence(oid(oid), element(0x04, value)));
            return this;
        }

        byte[] der() {
            var revoked = place ? sequence(entries.toArray(byte[][]::new)) : new byte[0];
            return sequence(sequence(version, algorithm, issuer, from, next, revoked,
                    element(0xa0, sequence(extensions.values().toArray(byte[][]::new)))), outer, Raw.bits(0, 1, 2, 3));
        }
    }
}
