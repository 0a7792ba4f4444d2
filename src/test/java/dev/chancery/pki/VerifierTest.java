package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.chancery.Any;
import dev.chancery.Judge;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.Flawed.Flaw;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.pki.Forge.Made;
import dev.chancery.pki.RevocationListTest.Revoked;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {

    private static final Made ROOT = Forge.authority("Root").selfSigned();
    private static final Made ISSUING = Forge.authority("Issuing", 0).by(ROOT);
    private static final Made OTHER = Forge.authority("Other Root").selfSigned();
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir Path folder;

    /// A chain and what is asked of it; `expected` is the cause that it must be told apart by.
    private record Case(String title, List<Made> leafFirst, Purpose purpose, String host, List<byte[]> lists,
            Class<? extends Cause> expected) {

        Case(String title, Class<? extends Cause> expected, Made... leafFirst) {
            this(title, List.of(leafFirst), Purpose.CLIENT, "", List.of(), expected);
        }

        Case server(String host) {
            return new Case(title, leafFirst, Purpose.SERVER, host, lists, expected);
        }

        Case lists(byte[]... lists) {
            return new Case(title, leafFirst, purpose, host, List.of(lists), expected);
        }

        @Override public String toString() {
            return title;
        }
    }

    private static Made device() {
        return Forge.device("press-1").by(ISSUING);
    }

    private static byte[] list(Made issuer, Made... revoked) {
        var entries = Arrays.stream(revoked).map(one -> new Revoked(serial(one), Lab.NOW.minusSeconds(60), Reason.KEY_COMPROMISE)).toList();
        return RevocationListTest.der(RevocationListTest.terms(7), SigningKey.of(issuer.der(), issuer.pair().getPrivate()), entries);
    }

    private static SerialNumber serial(Made one) {
        return CertificateReader.facts(one.der()).serial();
    }

    static Stream<Case> cases() throws Exception {
        return Stream.of(good(), broken(), uses(), names(), strengths(), lists()).flatMap(List::stream);
    }

    private static List<Case> good() {
        return List.of(
                new Case("a device", Cause.WellFormed.class, device(), ISSUING, ROOT),
                new Case("a device right below its root", Cause.WellFormed.class, Forge.device("press-2").by(ROOT), ROOT),
                new Case("a root alone", Cause.SelfSigned.class, ROOT),
                new Case("three authorities", Cause.MayIssue.class, Forge.device("press-3").by(ISSUING), ISSUING, ROOT),
                new Case("a device that may be anything", Cause.PurposeAllowed.class,
                        Forge.of("press-4").names(new GeneralName(GeneralName.dNSName, "a.lab")).by(ISSUING), ISSUING, ROOT),
                new Case("a policy that must be understood", Cause.WellFormed.class, Forge.device("press-5").with(
                        Extension.inhibitAnyPolicy, true, new org.bouncycastle.asn1.ASN1Integer(3)).by(ISSUING), ISSUING, ROOT));
    }

    private static List<Case> broken() {
        var device = device();
        var path = Forge.authority("Deep").by(ISSUING);
        var noAuthority = Forge.of("No Authority").usage(KeyUsage.digitalSignature)
                .with(Extension.basicConstraints, true, new BasicConstraints(false)).by(ROOT);
        var noSign = Forge.of("No Sign").usage(KeyUsage.cRLSign).with(Extension.basicConstraints, true, new BasicConstraints(true)).by(ROOT);
        var impostor = new Made(ISSUING.der(), Lab.key(KeySpec.EC_P256, "impostor"), ISSUING.name());
        var past = Forge.authority("Past").valid(Lab.NOW.minus(DAY.multipliedBy(9)), Lab.NOW.minus(DAY)).by(ROOT);
        return List.of(
                new Case("an expired device", Cause.Expired.class, Forge.device("old").valid(Lab.NOW.minus(DAY.multipliedBy(9)),
                        Lab.NOW.minusSeconds(1)).by(ISSUING), ISSUING, ROOT),
                new Case("a device of tomorrow", Cause.NotYetValid.class, Forge.device("new").valid(Lab.NOW.plus(DAY),
                        Lab.NOW.plus(DAY.multipliedBy(9))).by(ISSUING), ISSUING, ROOT),
                new Case("an expired issuer", Cause.Expired.class, Forge.device("press-1").by(past), past, ROOT),
                new Case("an issuer of the same name with another key", Cause.SignatureWrong.class,
                        Forge.device("press-1").withoutKeyIds().by(impostor), ISSUING, ROOT),
                new Case("a signature by another than the key identifier says", Cause.SignatureWrong.class,
                        Forge.device("press-1").by(impostor), ISSUING, ROOT),
                new Case("an issuer that is missing", Cause.IssuerMissing.class, device(), ROOT),
                new Case("a foreign root", Cause.IssuerMissing.class, Forge.device("press-1").by(OTHER), ROOT),
                new Case("an issuer that is no authority", Cause.NoAuthority.class, Forge.device("press-1").by(noAuthority), noAuthority, ROOT),
                new Case("an issuer without constraints", Cause.NoAuthority.class, Forge.device("press-9").by(device), device, ISSUING, ROOT),
                new Case("an issuer that may not sign", Cause.UsageDenied.class, Forge.device("press-1").by(noSign), noSign, ROOT),
                new Case("a path that is too long", Cause.PathTooLong.class, Forge.device("press-1").by(path), path, ISSUING, ROOT),
                new Case("an extension that nobody knows", Cause.UnknownCritical.class, Forge.device("press-1")
                        .with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE).by(ISSUING), ISSUING, ROOT),
                new Case("a device without key identifiers", Cause.Flawed.class, Forge.device("press-1").withoutKeyIds().by(ISSUING), ISSUING, ROOT));
    }

    private static List<Case> uses() {
        var serversOnly = Forge.authority("Servers").purposes(KeyPurposeId.id_kp_serverAuth).by(ROOT);
        var labOnly = Forge.authority("Lab only").with(Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {
            new GeneralSubtree(new GeneralName(GeneralName.dNSName, "lab.example"))}, null)).by(ROOT);
        return List.of(
                new Case("a server that wants to be a client", Cause.PurposeDenied.class, Forge.server("a.lab.example").by(ISSUING), ISSUING, ROOT),
                new Case("a device that wants to be a server", Cause.PurposeDenied.class, device(), ISSUING, ROOT).server(""),
                new Case("a key that may only encrypt", Cause.UsageDenied.class, Forge.of("press-1").usage(KeyUsage.keyEncipherment)
                        .purposes(KeyPurposeId.id_kp_clientAuth).by(ISSUING), ISSUING, ROOT),
                new Case("a server that may encrypt", Cause.UsageAllowed.class, Forge.of("press-1").usage(KeyUsage.keyEncipherment)
                        .by(ISSUING), ISSUING, ROOT).server(""),
                new Case("any purpose and no other", Cause.OnlyAnyPurpose.class, Forge.of("press-1").usage(KeyUsage.digitalSignature)
                        .purposes(KeyPurposeId.anyExtendedKeyUsage).by(ISSUING), ISSUING, ROOT),
                new Case("an authority for servers only", Cause.PurposeDenied.class, Forge.device("press-1").by(serversOnly), serversOnly, ROOT),
                new Case("a name that the authority may name", Cause.MayIssue.class, Forge.device("press-1").by(labOnly), labOnly, ROOT),
                new Case("a name that it may not", Cause.NameForbidden.class, Forge.server("a.other.example").by(labOnly), labOnly, ROOT)
                        .server(""));
    }

    private static List<Case> names() {
        var star = new Made[] {Forge.server("*.lab.example", "10.0.0.7", "fe80::7").by(ISSUING), ISSUING, ROOT};
        return List.of(
                new Case("a star", Cause.NameFound.class, star).server("broker.lab.example"),
                new Case("a star and two labels", Cause.NameDiffers.class, star).server("a.broker.lab.example"),
                new Case("a star and none", Cause.NameDiffers.class, star).server("lab.example"),
                new Case("an address", Cause.NameFound.class, star).server("10.0.0.7"),
                new Case("an address of version 6 in another form", Cause.NameFound.class, star).server("fe80:0::7"),
                new Case("another address", Cause.NameDiffers.class, star).server("10.0.0.8"),
                new Case("an exact name in other letters", Cause.NameFound.class, Forge.server("broker.lab.example").by(ISSUING), ISSUING,
                        ROOT).server("BROKER.lab.example"),
                new Case("a star over a whole domain", Cause.NameDiffers.class, Forge.server("*.example").by(ISSUING), ISSUING, ROOT)
                        .server("lab.example"),
                new Case("another name", Cause.NameDiffers.class, Forge.server("broker.lab.example").by(ISSUING), ISSUING, ROOT)
                        .server("broker.lab.example.org"));
    }

    private static List<Case> strengths() throws Exception {
        var short1024 = rsa(1024);
        var weakIssuer = Forge.authority("Weak").key(short1024).by(ROOT);
        return List.of(
                new Case("a short key", Cause.KeyWeak.class, Forge.device("press-1").key(short1024).by(ISSUING), ISSUING, ROOT),
                new Case("an issuer with a short key", Cause.KeyWeak.class,
                        Forge.device("press-1").signedWith("SHA256withRSA").by(weakIssuer), weakIssuer, ROOT),
                new Case("a signature with SHA-1", Cause.SignatureWeak.class, Forge.device("press-1").signedWith("SHA1withECDSA").by(ISSUING),
                        ISSUING, ROOT),
                new Case("a long key", Cause.Strong.class, Forge.device("press-1").key(rsa(2048)).by(ISSUING), ISSUING, ROOT));
    }

    private static KeyPair rsa(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static List<Case> lists() {
        var device = device();
        var forged = list(ISSUING, device);
        forged[forged.length - 1] ^= 1;
        return List.of(
                new Case("a device that is not on the list", Cause.NotOnList.class, device, ISSUING, ROOT)
                        .lists(list(ISSUING, OTHER), list(ROOT)),
                new Case("a device on the list", Cause.OnList.class, device, ISSUING, ROOT).lists(list(ISSUING, device), list(ROOT)),
                new Case("an issuer on the list", Cause.OnList.class, device, ISSUING, ROOT).lists(list(ISSUING), list(ROOT, ISSUING)),
                new Case("a forged list", Cause.ListForged.class, device, ISSUING, ROOT).lists(forged, list(ROOT)));
    }

    private static Verifier.Examined examined(Case one) {
        var name = Optional.of(one.host()).filter(host -> !host.isEmpty()).map(host -> SubjectName.parse(host).orRefuse());
        var bundle = Bundle.of(one.leafFirst().stream().map(Made::der).toList());
        return new Verifier(List.of(ROOT.der()), new Verifier.Terms(one.purpose(), name, one.lists(), Lab.NOW), Progress.NONE)
                .examine(bundle);
    }

    /// What strict readers refuse is a warning, because others take it.
    private static boolean isAccepted(Verifier.Examined examined) {
        return examined.findings().stream().noneMatch(finding -> finding.outcome() == Outcome.FAILED
                || finding.cause() instanceof Cause.Flawed || finding.cause() instanceof Cause.OnlyAnyPurpose);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFaultIsTold(Case one) {
        assertThat(examined(one).findings()).extracting(Finding::cause).hasAtLeastOneElementOfType(one.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void openSslAcceptsAndRefusesTheSame(Case one) {
        var command = new ArrayList<>(List.of("openssl", "verify", "-x509_strict", "-auth_level", "2",
                "-attime", String.valueOf(Lab.NOW.getEpochSecond()),
                "-purpose", one.purpose() == Purpose.CLIENT ? "sslclient" : "sslserver", "-no-CApath", "-no-CAstore",
                "-CAfile", Lab.pem(folder, "root.pem", ROOT.der())));
        if (one.leafFirst().size() > 1) {
            command.addAll(List.of("-untrusted", Lab.pem(folder, "between.pem",
                    one.leafFirst().stream().skip(1).map(Made::der).toArray(byte[][]::new))));
        }
        if (!one.host().isEmpty()) {
            command.addAll(List.of(one.host().matches("[0-9.]+|.*:.*") ? "-verify_ip" : "-verify_hostname", one.host()));
        }
        for (int i = 0; i < one.lists().size(); i++) {
            command.addAll(List.of("-crl_check_all", "-CRLfile", crl(one.lists().get(i), i)));
        }
        command.add(Lab.pem(folder, "leaf.pem", one.leafFirst().getFirst().der()));
        var verdict = Judge.run(command.toArray(String[]::new));
        assertThat(isAccepted(examined(one))).as("%s%n%s", examined(one).findings(), verdict.output()).isEqualTo(verdict.exit() == 0);
    }

    private String crl(byte[] der, int number) {
        var file = Lab.write(folder, number + ".der", der);
        Judge.run("openssl", "crl", "-inform", "DER", "-in", file, "-out", file + ".pem").accepted();
        return file + ".pem";
    }

    private static List<Cause> causes(Bundle bundle, byte[]... lists) {
        return new Verifier(List.of(ROOT.der()), new Verifier.Terms(Purpose.ANY, Optional.empty(), List.of(lists), Lab.NOW),
                Progress.NONE).examine(bundle).findings().stream().map(Finding::cause).toList();
    }

    private static Bundle bundle(Made... made) {
        return Bundle.of(Arrays.stream(made).map(Made::der).toList());
    }

    @Test void aListThatHasEndedOrIsYetToComeOrIsAnothersProvesNothing() {
        var device = device();
        var key = SigningKey.of(ISSUING.der(), ISSUING.pair().getPrivate());
        var later = new Verifier(List.of(ROOT.der()), new Verifier.Terms(Purpose.ANY, Optional.empty(), List.of(list(ISSUING)),
                Lab.NOW.plus(Duration.ofHours(25))), Progress.NONE).examine(bundle(device, ISSUING));
        assertThat(later.findings()).extracting(Finding::cause).contains(new Cause.ListEnded(Lab.NOW.plus(Duration.ofHours(24))));
        var earlier = new Verifier(List.of(ROOT.der()), new Verifier.Terms(Purpose.ANY, Optional.empty(), List.of(list(ISSUING)),
                Lab.NOW.minusSeconds(60)), Progress.NONE).examine(bundle(device, ISSUING));
        assertThat(earlier.findings()).extracting(Finding::cause).contains(new Cause.ListNotYet(Lab.NOW));
        assertThat(causes(bundle(device, ISSUING), list(OTHER)))
                .contains(new Cause.ListOfAnother("CN=Other Root"), new Cause.NoListOfIssuer("Issuing"));
        assertThat(causes(bundle(device, ISSUING))).contains(new Cause.NoList());
        assertThat(causes(bundle(device, ISSUING), new byte[] {1})).contains(new Cause.ListUnreadable());
        var changes = RevocationListTest.der(RevocationListTest.delta(9, 5), key, List.of());
        assertThat(causes(bundle(device, ISSUING), changes)).contains(new Cause.OnlyChanges());
        var hit = RevocationListTest.der(RevocationListTest.delta(9, 5), key, List.of(new Revoked(serial(device), Lab.NOW, Reason.SUPERSEDED)));
        assertThat(causes(bundle(device, ISSUING), list(ISSUING), hit)).contains(new Cause.OnList(Lab.NOW, Reason.SUPERSEDED));
    }

    @Test void theOrderInTheFileDoesNotMatter() {
        var device = device();
        for (var order : List.of(List.of(device, ISSUING, ROOT), List.of(ROOT, ISSUING, device), List.of(ISSUING, device, ROOT))) {
            var pem = "Bag Attributes\r\n" + Pem.certificates(order.stream().map(Made::der).toList());
            var examined = new Verifier(List.of(ROOT.der()), new Verifier.Terms(Purpose.CLIENT, Optional.empty(), List.of(), Lab.NOW),
                    Progress.NONE).examine(Bundle.read(pem.getBytes(StandardCharsets.US_ASCII)));
            assertThat(examined.labels()).containsExactly("press-1", "Issuing", "Root");
        }
    }

    @Test void oneLineWithWrittenLineFeedsIsRead() {
        var pem = Pem.certificate(device().der()).replace("\n", "\\n");
        assertThat(Bundle.read(pem.getBytes(StandardCharsets.US_ASCII)).certificates()).hasSize(1);
    }

    @Test void aKeyIsComparedWithItsCertificate() throws Exception {
        for (var pair : List.of(rsa(2048), Lab.key(KeySpec.EC_P384, "k"), Lab.key(KeySpec.ED25519, "k"))) {
            var device = Forge.device("press-1").key(pair).by(ISSUING);
            var key = new String(Pem.privateKey(pair.getPrivate().getEncoded()), StandardCharsets.US_ASCII);
            assertThat(causes(Bundle.read((key + Pem.certificates(List.of(ISSUING.der(), device.der()))).getBytes(StandardCharsets.US_ASCII))))
                    .contains(new Cause.KeyMatches());
            assertThat(causes(Bundle.read((key + Pem.certificate(device().der())).getBytes(StandardCharsets.US_ASCII))))
                    .contains(new Cause.KeyDiffers());
        }
    }

    @Test void opensslsOwnKeyFormsAreRead() {
        for (var algorithm : List.of(List.of("genrsa", "-traditional", "2048"), List.of("ecparam", "-name", "prime256v1", "-genkey", "-noout"))) {
            var key = folder.resolve("key.pem").toString();
            var made = new ArrayList<>(List.of("openssl", algorithm.getFirst(), "-out", key));
            made.addAll(algorithm.subList(1, algorithm.size()));
            Judge.run(made.toArray(String[]::new)).accepted();
            var both = Judge.run("sh", "-c", "cat " + key + "; openssl req -x509 -new -key " + key + " -subj /CN=x -days 3").accepted().output();
            assertThat(causes(Bundle.read(both.getBytes(StandardCharsets.ISO_8859_1)))).contains(new Cause.KeyMatches());
        }
    }

    @Test void anEncryptedOrBrokenKeyIsSaid() {
        var pem = Pem.certificate(device().der());
        assertThat(causes(Bundle.read((pem + block("ENCRYPTED PRIVATE KEY")).getBytes(StandardCharsets.US_ASCII)))).contains(new Cause.KeyEncrypted());
        assertThat(causes(Bundle.read((pem + block("PRIVATE KEY")).getBytes(StandardCharsets.US_ASCII)))).contains(new Cause.KeyUnreadable());
        assertThat(causes(Bundle.read(pem.getBytes(StandardCharsets.US_ASCII)))).contains(new Cause.NoKey());
    }

    private static String block(String label) {
        return "-----BEGIN %1$s-----\nAAAA\n-----END %1$s-----\n".formatted(label);
    }

    @Test void theCommonNameIsNoName() {
        var old = Forge.of("broker.lab.example").by(ISSUING);
        var one = new Case("", Cause.OnlyCommonName.class, old, ISSUING).server("broker.lab.example");
        assertThat(examined(one).findings()).extracting(Finding::cause).contains(new Cause.OnlyCommonName("broker.lab.example"));
    }

    @Test void whatStrictReadersMissIsNamed() {
        var plain = Forge.of("Tenant").with(Extension.basicConstraints, false, new BasicConstraints(true)).withoutKeyIds().selfSigned();
        assertThat(causes(bundle(plain))).contains(new Cause.Flawed(java.util.Set.of(Flaw.NO_KEY_USAGE, Flaw.NO_SUBJECT_KEY_ID,
                Flaw.CONSTRAINTS_NOT_CRITICAL)));
    }

    @Test void whatIsMissingIsNamed() {
        assertThat(new Verifier(List.of(), new Verifier.Terms(Purpose.ANY, Optional.empty(), List.of(), Lab.NOW), Progress.NONE)
                .examine(bundle(device())).missing()).contains("Issuing");
    }

    @Test void twoThatSignEachOtherEnd() {
        var one = Lab.key(KeySpec.EC_P256, "one");
        var two = new Made(new byte[0], Lab.key(KeySpec.EC_P256, "two"), new org.bouncycastle.asn1.x500.X500Name("CN=Two"));
        var first = Forge.authority("One").key(one).by(two);
        var second = Forge.authority("Two").key(two.pair()).by(first);
        assertThat(causes(bundle(Forge.device("press-1").by(first), first, second))).hasAtLeastOneElementOfType(Cause.IssuerMissing.class);
    }

    @Test void aChainWithoutEndIsCut() {
        var chain = new ArrayList<Made>(List.of(ROOT));
        for (int i = 0; i < 12; i++) {
            chain.addFirst(Forge.authority("Level " + i).by(chain.getFirst()));
        }
        assertThat(causes(bundle(chain.toArray(Made[]::new)))).contains(new Cause.ChainTooLong(Limits.LONGEST_CHAIN));
    }

    @Test void whateverIsDoneToACertificateThereIsOneKindOfFailure() {
        var device = device();
        Any.holdsFor(random -> mutated(random, device.der()), der -> assertThatCode(() -> {
            try {
                var bundle = Bundle.of(List.of(der, ISSUING.der()));
                causes(bundle, list(ISSUING, device));
                bundle.uris();
                Responder.address(bundle.certificate());
            } catch (Failure.Malformed told) {
                assertThat(told).hasMessageStartingWith("malformed ");
            }
        }).doesNotThrowAnyException());
    }

    @Test void whateverIsDoneToABundleThereIsOneKindOfFailure() {
        var pair = Lab.key(KeySpec.EC_P256, "bundle");
        var pem = (new String(Pem.privateKey(pair.getPrivate().getEncoded()), StandardCharsets.US_ASCII)
                + Pem.certificates(List.of(Forge.device("press-1").key(pair).by(ISSUING).der(), ISSUING.der()))).getBytes(StandardCharsets.US_ASCII);
        Any.holdsFor(random -> mutated(random, pem), input -> assertThatCode(() -> {
            try {
                causes(Bundle.read(input));
            } catch (Failure.Malformed told) {
                assertThat(told).hasMessageStartingWith("malformed ");
            }
        }).doesNotThrowAnyException());
    }

    private static byte[] mutated(Random random, byte[] whole) {
        var changed = random.nextInt(6) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = random.nextInt(4); i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }
}
