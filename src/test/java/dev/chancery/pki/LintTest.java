package dev.chancery.pki;

import static dev.chancery.pki.Raw.algorithm;
import static dev.chancery.pki.Raw.bits;
import static dev.chancery.pki.Raw.ec;
import static dev.chancery.pki.Raw.element;
import static dev.chancery.pki.Raw.integer;
import static dev.chancery.pki.Raw.name;
import static dev.chancery.pki.Raw.nothing;
import static dev.chancery.pki.Raw.oid;
import static dev.chancery.pki.Raw.part;
import static dev.chancery.pki.Raw.rsa;
import static dev.chancery.pki.Raw.sequence;
import static dev.chancery.pki.Raw.text;
import static dev.chancery.pki.Raw.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Breach;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Rule;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {

    private static final byte[] ISSUER = Raw.authority().der();
    private static final BigInteger MODULUS = ((RSAPublicKey) Lab.key(KeySpec.RSA_2048, "raw").getPublic()).getModulus();
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final String P_256 = "1.2.840.10045.3.1.7";

    /// A certificate that breaks one rule and no other, beside its issuer or alone.
    private record Broken(Rule rule, byte[] der, Optional<byte[]> issuer) {}

    private static Named<Broken> broken(Rule rule, Raw raw, Consumer<Raw> change) {
        change.accept(raw);
        return Named.of(rule.code(), new Broken(rule, raw.der(), Optional.of(ISSUER)));
    }

    private static Named<Broken> alone(Rule rule, Raw raw, Consumer<Raw> change) {
        change.accept(raw);
        return Named.of(rule.code(), new Broken(rule, raw.der(), Optional.empty()));
    }

    static Stream<Named<Broken>> broken() {
        return Stream.of(form(), times(), signatures(), keys(), names(), alternatives(), extensions(), usages(), limits())
                .flatMap(part -> part);
    }

    private static Stream<Named<Broken>> form() {
        return Stream.of(
                Named.of("structure", new Broken(Rule.STRUCTURE, sequence(integer(1)), Optional.empty())),
                broken(Rule.DER, Raw.device(), raw -> raw.with(Specimen.BASIC_CONSTRAINTS, true, sequence(element(0x01, 0)))),
                broken(Rule.DER, Raw.device(), raw -> raw.with(Specimen.KEY_USAGE, true, bits(0, 0x80))),
                broken(Rule.DER, Raw.device(), raw -> raw.raw(Specimen.SUBJECT_KEY_ID, sequence(oid(Specimen.SUBJECT_KEY_ID),
                        element(0x01, 0), element(0x04, element(0x04, Raw.OWN_ID))))),
                broken(Rule.EXTENSION_VALUE, Raw.device(), raw -> raw.with(Specimen.PURPOSES, false, sequence())),
                broken(Rule.VERSION, Raw.device(), raw -> raw.version = element(0xa0, integer(1))),
                broken(Rule.UNIQUE_ID, Raw.device(), raw -> raw.beside = element(0x81, 0, 1)),
                broken(Rule.SERIAL_POSITIVE, Raw.device(), raw -> raw.serial = integer(-5)),
                broken(Rule.SERIAL_POSITIVE, Raw.device(), raw -> raw.serial = integer(0)),
                broken(Rule.SERIAL_LENGTH, Raw.device(), raw -> raw.serial = integer(BigInteger.ONE.shiftLeft(160))));
    }

    private static Stream<Named<Broken>> times() {
        return Stream.of(
                broken(Rule.TIME_FORM, Raw.device(), raw -> raw.until = time("20271120100000Z")),
                broken(Rule.TIME_FORM, Raw.device(), raw -> raw.until = text(0x17, "2711201000Z")),
                broken(Rule.TIME_FORM, Raw.device(), raw -> raw.until = text(0x17, "271320100000Z")),
                alone(Rule.TIME_ORDER, Raw.device(), raw -> raw.until = time("261119100000Z")),
                broken(Rule.TIME_WITHIN_ISSUER, Raw.device(), raw -> raw.until = time("351120100001Z")),
                broken(Rule.TIME_WITHIN_ISSUER, Raw.device(), raw -> raw.from = time("251120095959Z")),
                alone(Rule.TIME_ENDLESS, Raw.device(), raw -> raw.until = time("99991231235959Z")),
                broken(Rule.SERVER_LIFE, Raw.server(), raw -> raw.until = time("290301100000Z")));
    }

    private static Stream<Named<Broken>> signatures() {
        return Stream.of(
                broken(Rule.SIGNATURE_SAME, Raw.device(), raw -> raw.outer = algorithm("1.2.840.10045.4.3.3")),
                broken(Rule.SIGNATURE_PARAMETERS, Raw.device(), raw -> sign(raw, algorithm(Raw.SIGNED_BY_EC, nothing()))),
                alone(Rule.SIGNATURE_PARAMETERS, Raw.device(), raw -> sign(raw, algorithm("1.2.840.113549.1.1.11"))),
                broken(Rule.SIGNATURE_DIGEST, Raw.device(), raw -> sign(raw, algorithm("1.2.840.10045.4.1"))),
                alone(Rule.SIGNATURE_DIGEST, Raw.device(), raw -> sign(raw, algorithm(SignatureKind.PSS, sequence()))),
                broken(Rule.SIGNATURE_OF_ISSUER, Raw.device(), raw -> sign(raw, algorithm("1.2.840.113549.1.1.11", nothing()))),
                alone(Rule.SIGNATURE_STRENGTH, Raw.root(), raw -> raw.key = Lab.key(KeySpec.EC_P384, "raw").getPublic().getEncoded()));
    }

    private static void sign(Raw raw, byte[] algorithm) {
        raw.algorithm = algorithm;
        raw.outer = algorithm;
    }

    private static Stream<Named<Broken>> keys() {
        var point = Arrays.copyOfRange(Raw.device().key, Raw.device().key.length - 65, Raw.device().key.length);
        var beside = point.clone();
        beside[64] ^= 1;
        var compressed = ECNamedCurveTable.getByName("P-256").getCurve().decodePoint(point).getEncoded(true);
        return Stream.of(
                broken(Rule.KEY_FORM, Raw.device(), raw -> raw.key = sequence(algorithm(SignatureKind.ED25519), bits(new byte[31]))),
                broken(Rule.KEY_PARAMETERS, Raw.device(), raw -> raw.key = sequence(algorithm(SignatureKind.RSA),
                        bits(sequence(integer(MODULUS), integer(EXPONENT))))),
                broken(Rule.KEY_PARAMETERS, Raw.device(), raw -> raw.key = sequence(algorithm(SignatureKind.EC, sequence(integer(1))), bits(point))),
                broken(Rule.KEY_KNOWN, Raw.device(), raw -> raw.key = sequence(algorithm("1.2.3.4"), bits(new byte[32]))),
                broken(Rule.RSA_SIZE, Raw.device(), raw -> raw.key = rsa(Lab.RSA_1024, EXPONENT)),
                broken(Rule.RSA_EXPONENT, Raw.device(), raw -> raw.key = rsa(MODULUS, BigInteger.valueOf(3))),
                broken(Rule.RSA_EXPONENT, Raw.device(), raw -> raw.key = rsa(MODULUS, BigInteger.valueOf(65538))),
                broken(Rule.RSA_GUESSABLE, Raw.device(), raw -> raw.key = rsa(MODULUS.multiply(BigInteger.valueOf(3)), EXPONENT)),
                broken(Rule.POINT_FORM, Raw.device(), raw -> raw.key = ec(P_256, compressed)),
                broken(Rule.POINT_ON_CURVE, Raw.device(), raw -> raw.key = ec(P_256, beside)),
                broken(Rule.POINT_ON_CURVE, Raw.device(), raw -> raw.key = ec(P_256, new byte[1])));
    }

    private static Stream<Named<Broken>> names() {
        return Stream.of(
                alone(Rule.ISSUER_NAMED, Raw.device(), raw -> raw.issuer = sequence()),
                broken(Rule.ISSUER_OCTETS, Raw.device(), raw -> raw.issuer = name(part("2.5.4.3", 0x13, "Lab Issuing"))),
                broken(Rule.SUBJECT_NAMED, Raw.device().without(Specimen.ALTERNATIVE_NAMES), raw -> raw.subject = sequence()),
                broken(Rule.NAME_STRING, Raw.device(), raw -> raw.subject = name(part("2.5.4.3", 0x14, "press-001"))),
                broken(Rule.NAME_STRING, Raw.device(), raw -> raw.subject = name(part("2.5.4.3", 0x13, "press*001"))),
                broken(Rule.NAME_COUNTRY, Raw.device(), raw -> raw.subject = name(part("2.5.4.6", 0x13, "DEU"))),
                broken(Rule.NAME_LENGTH, Raw.device(), raw -> raw.subject = name(part("2.5.4.3", 0x0c, "x".repeat(65)))),
                broken(Rule.NAME_LENGTH, Raw.device(), raw -> raw.subject = name(part("2.5.4.3", 0x0c, ""))),
                broken(Rule.NAME_INVISIBLE, Raw.device(), raw -> raw.subject = name(part("2.5.4.3", 0x0c, "press\u202e100"))));
    }

    private static Stream<Named<Broken>> alternatives() {
        return Stream.of(
                broken(Rule.ALTERNATIVE_EMPTY, Raw.device(), raw -> raw.with(Specimen.ALTERNATIVE_NAMES, false, sequence())),
                broken(Rule.ALTERNATIVE_NOT_CRITICAL, Raw.device(), raw -> raw.subject = sequence()),
                named(Rule.ALTERNATIVE_CRITICAL, true, text(0x82, "press.lab")), named(Rule.ALTERNATIVE_DNS, false, text(0x82, "press_1.lab")),
                named(Rule.ALTERNATIVE_DNS, false, text(0x82, "press.*.lab")), named(Rule.ALTERNATIVE_DNS, false, text(0x82, "prüfstand.lab")),
                named(Rule.ALTERNATIVE_IP, false, element(0x87, 10, 0, 0, 7, 255, 255, 255, 0)),
                named(Rule.ALTERNATIVE_URI, false, text(0x86, "device/7")), named(Rule.ALTERNATIVE_URI, false, text(0x86, "urn:a b")),
                named(Rule.ALTERNATIVE_MAIL, false, text(0x81, "ops at lab")),
                Named.of("server-names", new Broken(Rule.SERVER_NAMES, Raw.server().without(Specimen.ALTERNATIVE_NAMES).der(), Optional.of(ISSUER))));
    }

    private static Named<Broken> named(Rule rule, boolean critical, byte[] name) {
        return broken(rule, Raw.device(), raw -> raw.with(Specimen.ALTERNATIVE_NAMES, critical, sequence(name)));
    }

    private static Stream<Named<Broken>> extensions() {
        return Stream.of(
                broken(Rule.EXTENSION_TWICE, Raw.device(), raw -> raw.raw("again", raw.extensions.get(Specimen.KEY_USAGE))),
                broken(Rule.EXTENSION_UNKNOWN, Raw.device(), raw -> raw.with("1.2.3.4", true, nothing())),
                alone(Rule.CONSTRAINTS_CRITICAL, Raw.authority(), raw -> raw.with(Specimen.BASIC_CONSTRAINTS, false, sequence(element(0x01, 0xff)))),
                broken(Rule.PATH_LENGTH, Raw.device(), raw -> raw.with(Specimen.BASIC_CONSTRAINTS, true, sequence(integer(1)))),
                broken(Rule.PATH_LENGTH_OF_ISSUER, below(), _ -> { }),
                alone(Rule.SUBJECT_ID_OF_AUTHORITY, Raw.authority(), raw -> raw.without(Specimen.SUBJECT_KEY_ID)),
                broken(Rule.SUBJECT_ID_OF_LEAF, Raw.device(), raw -> raw.without(Specimen.SUBJECT_KEY_ID)),
                broken(Rule.AUTHORITY_ID, Raw.device(), raw -> raw.without(Specimen.AUTHORITY_KEY_ID)),
                broken(Rule.AUTHORITY_ID_FITS, Raw.device(), raw -> raw.with(Specimen.AUTHORITY_KEY_ID, false, sequence(element(0x80, Raw.OWN_ID)))),
                broken(Rule.AUTHORITY_ID_SERIAL, Raw.device(), raw -> raw.with(Specimen.AUTHORITY_KEY_ID, false, sequence(
                        element(0x80, Raw.ISSUER_ID), element(0xa1, element(0xa4, Raw.authority().issuer)), element(0x82, 5)))),
                broken(Rule.KEY_ID_CRITICAL, Raw.device(), raw -> raw.with(Specimen.SUBJECT_KEY_ID, true, element(0x04, Raw.OWN_ID))));
    }

    private static Raw below() {
        var raw = Raw.authority();
        raw.issuer = raw.subject;
        raw.subject = name(part("2.5.4.3", 0x0c, "Lab Sub"));
        return raw.with(Specimen.AUTHORITY_KEY_ID, false, sequence(element(0x80, Raw.ISSUER_ID)));
    }

    private static Stream<Named<Broken>> usages() {
        return Stream.of(
                broken(Rule.USAGE_CRITICAL, Raw.device(), raw -> raw.with(Specimen.KEY_USAGE, false, bits(7, 0x80))),
                broken(Rule.USAGE_EMPTY, Raw.device().without(Specimen.PURPOSES), raw -> raw.with(Specimen.KEY_USAGE, true, bits(0))),
                alone(Rule.USAGE_OF_AUTHORITY, Raw.authority().with(Specimen.BASIC_CONSTRAINTS, true, sequence(element(0x01, 0xff))),
                        raw -> raw.with(Specimen.KEY_USAGE, true, bits(1, 0x02))),
                alone(Rule.USAGE_LISTS, Raw.authority(), raw -> raw.with(Specimen.KEY_USAGE, true, bits(2, 0x04))),
                broken(Rule.USAGE_OF_LEAF, Raw.device(), raw -> raw.with(Specimen.KEY_USAGE, true, bits(2, 0x84))),
                broken(Rule.USAGE_ABSENT, Raw.device(), raw -> raw.without(Specimen.KEY_USAGE)),
                broken(Rule.USAGE_OF_KEY, Raw.device(), raw -> raw.with(Specimen.KEY_USAGE, true, bits(5, 0xa0))),
                broken(Rule.USAGE_AGREEMENT, Raw.device(), raw -> raw.with(Specimen.KEY_USAGE, true, bits(3, 0x88))),
                broken(Rule.USAGE_ONLY, Raw.device(), raw -> raw.with(Specimen.KEY_USAGE, true, bits(0, 0x81))),
                broken(Rule.USAGE_OF_RSA_SERVER, Raw.server(), raw -> raw.key = rsa()),
                alone(Rule.PURPOSE_OF_ROOT, Raw.root(), raw -> raw.with(Specimen.PURPOSES, false, sequence(oid("1.3.6.1.5.5.7.3.1")))),
                broken(Rule.PURPOSE_ANY, Raw.device(), raw -> raw.with(Specimen.PURPOSES, false, sequence(oid("2.5.29.37.0")))),
                broken(Rule.PURPOSE_AND_USAGE, Raw.device(), raw -> raw.with(Specimen.KEY_USAGE, true, bits(6, 0x40))));
    }

    private static Stream<Named<Broken>> limits() {
        var lab = sequence(element(0xa0, sequence(text(0x82, "lab.example"))));
        var policy = sequence(oid("1.2.3.4.5"));
        return Stream.of(
                alone(Rule.LIMITS_CRITICAL, Raw.authority(), raw -> raw.with(Specimen.NAME_CONSTRAINTS, false, lab)),
                broken(Rule.LIMITS_OF_LEAF, Raw.device(), raw -> raw.with(Specimen.NAME_CONSTRAINTS, true, lab)),
                alone(Rule.LIMITS_FORM, Raw.authority(), raw -> raw.with(Specimen.NAME_CONSTRAINTS, true, sequence())),
                alone(Rule.LIMITS_FORM, Raw.authority(), raw -> raw.with(Specimen.NAME_CONSTRAINTS, true,
                        sequence(element(0xa0, sequence(element(0x87, 10, 0, 0, 0)))))),
                alone(Rule.LIMITS_FORM, Raw.authority(), raw -> raw.with(Specimen.NAME_CONSTRAINTS, true,
                        sequence(element(0xa0, sequence(element(0x87, 10, 0, 0, 0, 255, 0, 255, 0)))))),
                alone(Rule.POLICY_MAPPINGS, Raw.authority(), raw -> raw.with(Specimen.POLICY_MAPPINGS, true,
                        sequence(sequence(oid("1.2.3"), oid("1.2.4"))))),
                broken(Rule.POLICY_TWICE, Raw.device(), raw -> raw.with(Specimen.POLICIES, false, sequence(policy, policy))),
                broken(Rule.POLICIES_MANY, Raw.device(), raw -> raw.with(Specimen.POLICIES, false, sequence(
                        IntStream.range(0, 33).mapToObj(i -> sequence(oid("1.2.3." + i))).toArray(byte[][]::new)))),
                broken(Rule.LINK_FORM, Raw.device(), raw -> raw.with(Specimen.LIST_LINKS, false,
                        sequence(sequence(element(0xa0, element(0xa0, text(0x86, "lists/lab.crl"))))))),
                broken(Rule.LINK_CRITICAL, Raw.device(), raw -> raw.with(Specimen.LINKS, true,
                        sequence(sequence(oid("1.3.6.1.5.5.7.48.1"), text(0x86, "http://ocsp.lab/"))))));
    }

    @ParameterizedTest @MethodSource("broken") void aCertificateThatBreaksOneRuleIsToldOfThatOne(Broken one) {
        var found = one.issuer.map(issuer -> Lint.certificate(one.der, issuer)).orElseGet(() -> Lint.certificate(one.der));
        assertThat(found).extracting(Breach::rule).containsExactly(one.rule);
    }

    @Test void aCertificateThatKeepsAllRulesIsToldOfNone() {
        assertThat(Lint.certificate(Raw.device().der(), ISSUER)).isEmpty();
        assertThat(Lint.certificate(Raw.server().der(), ISSUER)).isEmpty();
        assertThat(Lint.certificate(ISSUER)).isEmpty();
        assertThat(Lint.certificate(Raw.root().der())).isEmpty();
    }

    @Test void aNameWithAZeroOctetIsNoHostEither() {
        var raw = Raw.device().with(Specimen.ALTERNATIVE_NAMES, false, sequence(text(0x82, "press.lab\0.evil.example")));
        assertThat(Lint.certificate(raw.der(), ISSUER)).extracting(Breach::rule)
                .containsExactly(Rule.ALTERNATIVE_DNS, Rule.ALTERNATIVE_INVISIBLE);
        assertThat(Lint.certificate(raw.der(), ISSUER)).extracting(Breach::detail).allMatch(detail -> detail.contains("<U+0000>"));
    }

    @Test void aDevicesOwnIdentityMayBeWithoutAnEnd() {
        var raw = Raw.device();
        raw.until = time("99991231235959Z");
        raw.subject = name(part("2.5.4.5", 0x13, "4711"));
        assertThat(Lint.certificate(raw.der())).isEmpty();
    }

    @Test void onlyOurOwnSerialNumbersHaveToBeRandom() {
        var raw = Raw.device();
        raw.serial = integer(7);
        assertThat(Lint.certificate(raw.der(), ISSUER)).isEmpty();
        assertThat(Lint.forbidding(Specimen.ours(raw.body(), raw.algorithm, Optional.of(Specimen.of(ISSUER, Optional.empty()))), Set.of()))
                .singleElement().extracting(Object::toString).asString().contains("SERIAL_RANDOM");
    }

    /// A list that breaks one rule and no other.
    private record BrokenList(Rule rule, byte[] der) {}

    private static Named<BrokenList> list(Rule rule, Consumer<Raw.OfList> change) {
        var list = new Raw.OfList();
        change.accept(list);
        return Named.of(rule.code(), new BrokenList(rule, list.der()));
    }

    static Stream<Named<BrokenList>> lists() {
        return Stream.of(
                list(Rule.LIST_VERSION, list -> list.version = integer(0)),
                list(Rule.ISSUER_OCTETS, list -> list.issuer = name(part("2.5.4.3", 0x13, "Lab Issuing"))),
                list(Rule.TIME_FORM, list -> list.next = time("20261127100000Z")),
                list(Rule.LIST_TIMES, list -> list.next = list.from),
                list(Rule.LIST_TIMES, list -> list.next = new byte[0]),
                list(Rule.SIGNATURE_SAME, list -> list.outer = algorithm("1.2.840.10045.4.3.3")),
                list(Rule.AUTHORITY_ID, list -> list.extensions.remove(Specimen.AUTHORITY_KEY_ID)),
                list(Rule.AUTHORITY_ID_FITS, list -> list.with(Specimen.AUTHORITY_KEY_ID, false, sequence(element(0x80, Raw.OWN_ID)))),
                list(Rule.LIST_NUMBER, list -> list.with(ListSpecimen.NUMBER, true, integer(12))),
                list(Rule.LIST_NUMBER, list -> list.with(ListSpecimen.NUMBER, false, integer(BigInteger.ONE.shiftLeft(160)))),
                list(Rule.LIST_NUMBER_RISES, list -> list.with(ListSpecimen.NUMBER, false, integer(11))),
                list(Rule.LIST_DELTA, list -> list.with(ListSpecimen.DELTA, true, integer(12))),
                list(Rule.LIST_DELTA, list -> list.with(ListSpecimen.DELTA, false, integer(3))),
                list(Rule.LIST_POINT_CRITICAL, list -> list.with(ListSpecimen.POINT, false, sequence())),
                list(Rule.LIST_EMPTY, list -> list.entries.clear()),
                list(Rule.ENTRY_SERIAL, list -> list.entries.add(Raw.OfList.entry(-5, 1))),
                list(Rule.ENTRY_TWICE, list -> list.entries.add(Raw.OfList.entry(5, 4))),
                list(Rule.ENTRY_REASON, list -> list.entries.add(Raw.OfList.entry(9, 0))),
                list(Rule.ENTRY_REASON, list -> list.entries.add(Raw.OfList.entry(9, 8))),
                list(Rule.ENTRY_CRITICAL, list -> list.entries.add(Raw.OfList.entry(integer(9),
                        sequence(oid("1.2.3.4"), element(0x01, 0xff), element(0x04, nothing()))))));
    }

    @ParameterizedTest @MethodSource("lists") void aListThatBreaksOneRuleIsToldOfThatOne(BrokenList one) {
        assertThat(Lint.list(one.der, Optional.of(ISSUER), Optional.of(BigInteger.valueOf(11)))).extracting(Breach::rule).containsExactly(one.rule);
    }

    @Test void aListThatKeepsAllRulesIsToldOfNone() {
        var delta = new Raw.OfList().with(ListSpecimen.DELTA, true, integer(3));
        delta.entries.add(Raw.OfList.entry(9, 8));
        assertThat(Lint.list(new Raw.OfList().der(), Optional.of(ISSUER), Optional.of(BigInteger.TEN))).isEmpty();
        assertThat(Lint.list(delta.der(), Optional.of(ISSUER), Optional.empty())).isEmpty();
        var none = new Raw.OfList();
        none.place = false;
        assertThat(Lint.list(none.der(), Optional.of(ISSUER), Optional.empty())).isEmpty();
    }

    @Test void aListByAnAuthorityThatMaySignNoneIsToldOf() {
        var issuer = Raw.authority().with(Specimen.KEY_USAGE, true, bits(2, 0x04)).der();
        assertThat(Lint.list(new Raw.OfList().der(), Optional.of(issuer), Optional.empty())).extracting(Breach::rule).containsExactly(Rule.LIST_SIGNER);
    }

    @Test void aListOfManyHasNoEntryTwiceByChance() {
        var list = new Raw.OfList();
        IntStream.range(100, 60_000).forEach(serial -> list.entries.add(Raw.OfList.entry(serial, 1)));
        assertThat(Lint.list(list.der(), Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test void aRequestOfAnotherVersionIsToldOf() {
        assertThat(Lint.request(request(0))).isEmpty();
        assertThat(Lint.request(request(1))).extracting(Breach::rule).containsExactly(Rule.REQUEST_VERSION);
    }

    private static byte[] request(int version) {
        var device = Raw.device();
        return sequence(sequence(integer(version), device.subject, device.key, element(0xa0, new byte[0])), device.algorithm, bits(0, 1));
    }

    /// What no certificate of [#broken] is for: rules of lists, of requests, and those with a test of their own.
    @Test void everyRuleIsBrokenByATest() {
        var tested = EnumSet.of(Rule.ALTERNATIVE_INVISIBLE, Rule.SERIAL_RANDOM, Rule.LIST_SIGNER, Rule.REQUEST_VERSION);
        broken().forEach(one -> tested.add(one.getPayload().rule));
        lists().forEach(one -> tested.add(one.getPayload().rule));
        assertThat(EnumSet.complementOf(tested)).isEmpty();
    }

    @Test void whateverTheOctetsAreNothingIsThrown() {
        var der = Raw.device().der();
        var list = new Raw.OfList().der();
        for (int i = 0; i < der.length; i++) {
            for (var octet : new byte[] {0, 1, (byte) 0x80, (byte) 0xff, (byte) (der[i] ^ 1)}) {
                var mutated = der.clone();
                mutated[i] = octet;
                Lint.certificate(mutated, ISSUER);
                Lint.certificate(ISSUER, mutated);
                Lint.request(mutated);
                Lint.list(mutated, Optional.empty(), Optional.empty());
            }
            assertThat(Lint.certificate(Arrays.copyOf(der, i))).isNotEmpty();
            Lint.list(Arrays.copyOf(list, Math.min(i, list.length)), Optional.empty(), Optional.empty());
        }
    }

    @Test void aCertificateNestedWithoutEndIsToldOf() {
        var deep = new byte[0];
        for (int i = 0; i < 5_000; i++) {
            deep = element(0x30, deep);
        }
        assertThat(Lint.certificate(Raw.device().with("1.2.3", false, deep).der())).isEmpty();
        assertThat(Lint.certificate(Raw.device().with(Specimen.LIST_LINKS, false, sequence(deep)).der())).isNotEmpty();
    }

    @Test void codesAndSourcesAreThereAndNoCodeIsThereTwice() {
        var codes = new ArrayList<String>();
        for (var rule : Rule.values()) {
            assertThat(rule.source()).matches("(RFC|CA/B|NIST|SEC|CVE|Apple).*");
            assertThat(Rule.ofCode(rule.code())).contains(rule);
            codes.add(rule.code());
        }
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }
}
