package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Breach;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Rule;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.ImportItem.Kind;
import dev.chancery.engine.ImportItem.Standing;
import dev.chancery.engine.ImportReport.Fate;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {

    private static final Path LOCKS = Path.of("/proc/locks");

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private void openssl(String command) {
        var words = Stream.concat(Stream.of("openssl"), Arrays.stream(command.split(" "))).toList();
        Judge.require("openssl");
        Judge.runIn(folder, words).accepted();
    }

    /// A root, an intermediate below it and a device, as OpenSSL makes them.
    private void chain() throws IOException {
        write("ca.cnf", "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n");
        write("device.cnf", "basicConstraints=CA:FALSE\nextendedKeyUsage=clientAuth\nsubjectAltName=DNS:press-001\n");
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.crt -subj /CN=Root -days 3650");
        issue("sub", "Sub", "ca.cnf", "root");
        issue("press-001", "press-001", "device.cnf", "sub");
        lab.clock.advance(Duration.ofMinutes(10));
    }

    private void issue(String file, String name, String extensions, String issuer) {
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + file + ".key -out " + file + ".csr -subj /CN=" + name);
        openssl("x509 -req -in " + file + ".csr -CA " + issuer + ".crt -CAkey " + issuer + ".key -days 900 -out " + file
                + ".crt -extfile " + extensions);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private Prospect examine(String... files) {
        return examine(List.of(), files);
    }

    private Prospect examine(List<char[]> passphrases, String... files) {
        try (var holdings = lab.office.imports().read(Arrays.stream(files).map(folder::resolve).toList(), Progress.NONE)) {
            return lab.office.imports().examine(holdings, passphrases, Progress.NONE);
        }
    }

    private ImportReport take(String... files) {
        try (var prospect = examine(files)) {
            return lab.office.imports().take(prospect, Set.of(), Map.of(), Progress.NONE);
        }
    }

    private static ImportItem item(Prospect prospect, Kind kind) {
        return prospect.items().stream().filter(item -> item.kind() == kind).findFirst().orElseThrow();
    }

    private Authority authority(String name) {
        return lab.office.authorities().all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private Certificate certificate(String label) {
        var certificates = lab.office.certificates();
        return certificates.rows(certificates.ids(CertificateQuery.ALL)).stream()
                .filter(one -> one.label().equals(label)).findFirst().orElseThrow();
    }

    @Test void aChainComesInWithItsKeysWhateverTheOrderAndIssuesWhatOpenSslAccepts() throws IOException {
        chain();
        var report = take("press-001.key", "press-001.crt", "sub.key", "sub.crt", "root.crt", "root.key");
        assertThat(report.authorities()).isEqualTo(2);
        assertThat(report.certificates()).isEqualTo(3);
        assertThat(report.keys()).isEqualTo(3);
        assertThat(authority("Sub").parent()).contains(authority("Root").id());
        assertThat(certificate("press-001").issuer()).isEqualTo(authority("Sub").id());
        assertThat(certificate("press-001").hasKey()).isTrue();
        var issued = lab.office.certificates().issue(Order.of(lab.thing("press-002"),
                TestOffice.terms(authority("Sub"), Profile.DEVICE, KeySpec.EC_P256)));
        write("new.crt", lab.office.certificates().pem(issued));
        openssl("verify -attime " + (lab.clock.instant().getEpochSecond() + 60) + " -CAfile root.crt -untrusted sub.crt new.crt");
    }

    /// POSIX drops all locks of a process on a file when it closes any descriptor of it.
    @Test void theFilesOfTheOpenStoreAreNotOpenedWhereverTheyLie() throws IOException {
        Assumptions.assumeTrue(Files.exists(LOCKS), "Linux alone tells which files are locked");
        lab.thing("press-001");
        var before = locks();
        Assumptions.assumeFalse(before.isEmpty(), "the locks of this process are not told");
        var imports = lab.office.imports();
        assertThat(imports.recognizes(lab.file)).isTrue();
        assertThatThrownBy(() -> imports.read(List.of(lab.file), Progress.NONE)).isInstanceOf(FileFailure.StoreInUse.class);
        try (var held = imports.read(List.of(folder), Progress.NONE)) {
            assertThat(held.unread()).extracting(Holdings.Unread::place).contains("lab.chancery", "lab.chancery.lock", "lab.chancery-shm");
        }
        assertThat(locks()).isEqualTo(before);
    }

    private static Set<String> locks() throws IOException {
        var own = " " + ProcessHandle.current().pid() + " ";
        return Files.readAllLines(LOCKS).stream().filter(line -> line.contains(own)).map(line -> line.substring(line.indexOf(':')))
                .collect(Collectors.toSet());
    }

    private void renew(String file, int days) {
        openssl("req -x509 -new -key root.key -out " + file + " -subj /CN=Root -days " + days);
    }

    private List<String> generations(String name) {
        return Stream.iterate(Optional.of(authority(name).certificate()), Optional::isPresent, younger -> younger.flatMap(one ->
                lab.office.renewals().ancestry(one.id()).before()).map(Ancestry.Step::certificate))
                .map(one -> lab.office.certificates().pem(one.orElseThrow())).toList();
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test void ofARenewedAuthorityAllCertificatesComeInAndItSignsWithTheOneThatEndsLast() throws IOException {
        chain();
        renew("renewed.crt", 7300);
        renew("first.crt", 30);
        for (var order : List.of(List.of("root.crt", "renewed.crt"), List.of("renewed.crt", "root.crt"))) {
            try (var prospect = examine(order.get(0), order.get(1), "first.crt", "sub.crt", "press-001.crt", "root.key")) {
                assertThat(prospect.items()).filteredOn(item -> item.kind() == Kind.RENEWAL).allSatisfy(item -> {
                    assertThat(item.belongsTo()).isEqualTo("Root");
                    assertThat(item.standing()).isEqualTo(Standing.NEW);
                    assertThat(item.withKey()).isFalse();
                }).extracting(ImportItem::place).containsExactly("root.crt", "first.crt");
            }
        }
        var report = take("root.crt", "first.crt", "renewed.crt", "root.key", "sub.crt", "press-001.crt");
        assertThat(List.of(report.authorities(), report.certificates(), report.keys())).containsExactly(2L, 5L, 1L);
        assertThat(report.of(Fate.REFUSED)).isZero();
        assertThat(generations("Root")).containsExactly(text("renewed.crt"), text("root.crt"), text("first.crt"));
        assertThat(authority("Root").certificate().hasKey()).isTrue();
        assertThat(authority("Sub").parent()).contains(authority("Root").id());
        assertThat(certificate("press-001").issuer()).isEqualTo(authority("Sub").id());
        assertThat(take("first.crt", "renewed.crt", "root.crt", "root.key").changed()).isFalse();
    }

    @Test void aRenewalThatComesLaterMakesTheLifeOfTheAuthorityHereLonger() throws IOException {
        chain();
        renew("renewed.crt", 7300);
        renew("between.crt", 5000);
        take("root.crt", "root.key", "sub.crt");
        assertThat(take("renewed.crt").of(Fate.CAME_IN)).isOne();
        assertThat(generations("Root")).containsExactly(text("renewed.crt"), text("root.crt"));
        assertThat(authority("Root").certificate().hasKey()).isTrue();
        assertThat(take("between.crt").of(Fate.CAME_IN)).isOne();
        assertThat(generations("Root")).containsExactly(text("renewed.crt"), text("between.crt"), text("root.crt"));
        var audit = lab.office.audit().recent(100);
        assertThat(audit).extracting(AuditEntry::act).contains(Act.AUTHORITY_RENEWED);
        assertThat(take("root.crt", "between.crt", "renewed.crt").changed()).isFalse();
        assertThat(lab.office.audit().recent(100)).isEqualTo(audit);
        var issued = lab.office.certificates().issue(Order.of(lab.thing("press-002"),
                TestOffice.terms(authority("Root"), Profile.DEVICE, KeySpec.EC_P256)));
        write("new.crt", lab.office.certificates().pem(issued));
        openssl("verify -attime " + (lab.clock.instant().getEpochSecond() + 60) + " -CAfile root.crt new.crt");
    }

    @Test void aRenewalBringsTheKeyToTheCertificateThatWasHereWithoutIt() throws IOException {
        chain();
        renew("first.crt", 30);
        take("root.crt");
        assertThat(take("first.crt", "root.key").keys()).isOne();
        assertThat(generations("Root")).containsExactly(text("root.crt"), text("first.crt"));
        assertThat(authority("Root").certificate().hasKey()).isTrue();
    }

    @Test void aRenewalThatIsNotValidYetIsKeptAndNotSignedWith() throws IOException {
        chain();
        write("later.txt", "");
        write("later.conf", "[ca]\ndefault_ca=lab\n[lab]\ndatabase=later.txt\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n");
        openssl("req -new -key root.key -out root.csr -subj /CN=Root");
        openssl("ca -batch -notext -config later.conf -selfsign -keyfile root.key -in root.csr -startdate 20400101000000Z -enddate 20500101000000Z -extfile ca.cnf -out later.crt");
        take("later.crt", "root.crt", "root.key");
        assertThat(lab.office.certificates().pem(authority("Root").certificate())).isEqualTo(text("root.crt"));
        assertThat(take("later.crt").changed()).isFalse();
    }

    @Test void whereTheLastOneCannotComeInTheOneBeforeItDoes() throws IOException {
        chain();
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout away.key -out away.crt -subj /CN=Away -days 3650");
        openssl("x509 -req -in sub.csr -CA away.crt -CAkey away.key -days 3000 -out lasting.crt -extfile ca.cnf");
        lab.clock.advance(Duration.ofMinutes(1));
        try (var prospect = examine("lasting.crt", "root.crt", "sub.crt", "press-001.crt")) {
            assertThat(prospect.items()).filteredOn(item -> item.standing() == Standing.REFUSED).singleElement().satisfies(item -> {
                assertThat(item.place()).isEqualTo("lasting.crt");
                assertThat(item.objections()).containsExactly(new Objection.IssuerMissing("Away"));
            });
        }
        take("lasting.crt", "root.crt", "sub.crt", "press-001.crt");
        assertThat(lab.office.certificates().pem(authority("Sub").certificate())).isEqualTo(text("sub.crt"));
        assertThat(certificate("press-001").issuer()).isEqualTo(authority("Sub").id());
    }

    @Test void whereTheSerialNumberOfTheLastOneIsTakenTheOneBeforeItComesIn() throws IOException {
        chain();
        openssl("x509 -req -in press-001.csr -CA root.crt -CAkey root.key -set_serial 5 -days 900 -out taken.crt -extfile device.cnf");
        openssl("x509 -req -in sub.csr -CA root.crt -CAkey root.key -set_serial 5 -days 3000 -out lasting.crt -extfile ca.cnf");
        lab.clock.advance(Duration.ofMinutes(1));
        take("root.crt", "taken.crt");
        var report = take("lasting.crt", "sub.crt");
        assertThat(report.of(Fate.REFUSED)).isOne();
        assertThat(lab.office.certificates().pem(authority("Sub").certificate())).isEqualTo(text("sub.crt"));
    }

    @Test void whatNobodyComesInForIsRefusedWithItsIssuer() throws IOException {
        chain();
        openssl("x509 -req -in press-001.csr -CA root.crt -CAkey root.key -set_serial 5 -days 900 -out taken.crt -extfile device.cnf");
        openssl("x509 -req -in sub.csr -CA root.crt -CAkey root.key -set_serial 5 -days 3000 -out lasting.crt -extfile ca.cnf");
        lab.clock.advance(Duration.ofMinutes(1));
        take("root.crt", "taken.crt");
        try (var prospect = examine("lasting.crt", "press-001.crt")) {
            assertThat(item(prospect, Kind.CERTIFICATE).objections()).containsExactly(new Objection.IssuerMissing("Sub"));
        }
        assertThat(take("lasting.crt", "press-001.crt").changed()).isFalse();
    }

    @Test void aRenewalWithTheSerialNumberOfTheOldOneIsRefusedByName() throws IOException {
        chain();
        openssl("x509 -in root.crt -signkey root.key -days 7300 -out again.crt");
        try (var prospect = examine("root.crt", "again.crt")) {
            assertThat(prospect.items()).filteredOn(item -> item.standing() == Standing.REFUSED).singleElement().satisfies(item ->
                    assertThat(item.objections()).containsExactly(new Objection.SerialTaken("Root")));
        }
    }

    @Test void anotherNameForTheKeyOfAnAuthorityStaysOut() throws IOException {
        chain();
        openssl("req -x509 -new -key root.key -out other.crt -subj /CN=Other -days 30");
        try (var prospect = examine("other.crt", "root.crt")) {
            assertThat(item(prospect, Kind.ROOT).label()).isEqualTo("Root");
            assertThat(objections(prospect, "Other")).containsExactly(new Objection.AnotherOf("Root"));
        }
    }

    @Test void anImportedAuthorityGetsTheSettingsThatTheStoreHasForNewOnes() throws IOException {
        chain();
        lab.office.settings().change(new StoreDefaults(Ttl.days(30), Optional.empty(), 48, folder.toString()));
        take("root.crt", "root.key");
        var settings = lab.office.revocationLists().settings(authority("Root").id());
        assertThat(settings.hours()).isEqualTo(48);
        assertThat(settings.path()).isEqualTo(folder.resolve("root-crl.pem").toString());
    }

    @Test void aFileOfAHundredMegabytesIsNotReadToItsEnd() throws IOException {
        try (var large = new RandomAccessFile(folder.resolve("large.pem").toFile(), "rw")) {
            large.setLength(100L << 20);
        }
        try (var prospect = examine("large.pem")) {
            assertThat(prospect.items()).singleElement().satisfies(item ->
                    assertThat(item.objections()).containsExactly(new Objection.LeftOut(Holdings.Why.TOO_LARGE)));
        }
    }

    @Test void importingTwiceChangesNothing() throws IOException {
        chain();
        take("root.crt", "root.key", "sub.crt", "press-001.crt", "press-001.csr");
        var audit = lab.office.audit().recent(100);
        try (var prospect = examine("root.crt", "root.key", "sub.crt", "press-001.crt", "press-001.csr")) {
            assertThat(prospect.items()).extracting(ImportItem::standing).containsOnly(Standing.KNOWN);
        }
        var again = take("root.crt", "root.key", "sub.crt", "press-001.crt", "press-001.csr");
        assertThat(again.changed()).isFalse();
        assertThat(again.of(Fate.WAS_HERE)).isEqualTo(4);
        assertThat(lab.office.audit().recent(100)).isEqualTo(audit);
    }

    @Test void aKeyThatComesLaterJoinsItsCertificate() throws IOException {
        chain();
        take("root.crt", "sub.crt", "press-001.crt");
        assertThat(authority("Root").certificate().hasKey()).isFalse();
        try (var prospect = examine("press-001.key", "root.key")) {
            assertThat(prospect.items()).extracting(ImportItem::kind).containsOnly(Kind.KEY);
            assertThat(prospect.items()).extracting(ImportItem::standing).containsOnly(Standing.COMPLETES);
        }
        assertThat(take("press-001.key", "root.key").keys()).isEqualTo(2);
        assertThat(authority("Root").certificate().hasKey()).isTrue();
        assertThat(lab.office.audit().of(certificate("press-001").serial().hex()).getFirst().act()).isEqualTo(Act.KEY_IMPORTED);
        try (var prospect = examine("press-001.key")) {
            assertThat(prospect.items().getFirst().standing()).isEqualTo(Standing.KNOWN);
        }
    }

    @Test void anAuthorityWithoutAKeyComesInAndIsToldOf() throws IOException {
        chain();
        try (var prospect = examine("root.crt")) {
            assertThat(prospect.items().getFirst().objections()).containsExactly(new Objection.WithoutKey());
        }
        take("root.crt");
        assertThatThrownBy(() -> lab.office.certificates().issue(Order.of(lab.thing("press-002"),
                TestOffice.terms(authority("Root"), Profile.DEVICE, KeySpec.EC_P256)))).isInstanceOf(Failure.class);
    }

    @Test void whatHasNoIssuerHereIsLeftOutWithItsName() throws IOException {
        chain();
        try (var prospect = examine("sub.crt", "press-001.crt")) {
            assertThat(prospect.items()).extracting(ImportItem::objections).containsExactly(
                    List.of(new Objection.IssuerMissing("Root")), List.of(new Objection.IssuerMissing("Sub")));
        }
    }

    @Test void aForeignSignatureUnderTheRightNameIsRefused() throws IOException {
        chain();
        Files.move(folder.resolve("root.crt"), folder.resolve("old.crt"));
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.crt -subj /CN=Root -days 3650");
        write("bare.cnf", "basicConstraints=CA:FALSE\nauthorityKeyIdentifier=none\n");
        issue("forged", "forged", "bare.cnf", "root");
        lab.clock.advance(Duration.ofMinutes(10));
        try (var prospect = examine("old.crt", "forged.crt")) {
            assertThat(item(prospect, Kind.CERTIFICATE).objections()).containsExactly(
                    new Objection.BreaksRule(new Breach(Rule.AUTHORITY_ID, "")), new Objection.SignatureFails("Root"));
        }
    }

    @Test void aCertificateThatTwoProgramsReadDifferentlyIsKeptOut() throws IOException {
        write("null.cnf", "[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=Zero\n[ext]\nbasicConstraints=critical,CA:TRUE\n"
                + "keyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n"
                + "2.5.29.17=DER:30:05:82:03:61:00:62\n");
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k.pem -out zero.crt -config null.cnf -days 100");
        try (var prospect = examine("zero.crt")) {
            var item = prospect.items().getFirst();
            assertThat(item.standing()).isEqualTo(ImportItem.Standing.REFUSED);
            assertThat(item.objections()).contains(new Objection.Dangerous(new Breach(Rule.ALTERNATIVE_INVISIBLE, "a<U+0000>b")));
        }
    }

    @Test void aKeyThatIsNotTheCertificatesIsRefused() throws IOException {
        chain();
        try (var prospect = examine("root.crt", "sub.key")) {
            assertThat(item(prospect, Kind.KEY).objections()).containsExactly(new Objection.KeyDiffers("Root"));
            assertThat(item(prospect, Kind.ROOT).withKey()).isFalse();
        }
        try (var prospect = examine("root.key")) {
            assertThat(item(prospect, Kind.KEY).objections()).containsExactly(new Objection.NoCertificate());
        }
    }

    @Test void whatIsWrongWithAnAuthorityIsNamed() throws IOException {
        write("flawed.cnf", "[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=Flawed\n[ext]\nbasicConstraints=CA:TRUE\nkeyUsage=keyCertSign\nsubjectKeyIdentifier=none\nauthorityKeyIdentifier=none\n");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out flawed.crt -config flawed.cnf -days 1");
        lab.clock.advance(Duration.ofDays(3));
        openssl("req -x509 -newkey rsa:1024 -nodes -keyout k.pem -out weak.crt -subj /CN=Weak");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out leaf.crt -subj /CN=Leaf -addext basicConstraints=CA:FALSE");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out mute.crt -subj /CN=Mute -addext keyUsage=cRLSign");
        try (var prospect = examine("flawed.crt", "weak.crt", "leaf.crt", "mute.crt")) {
            assertThat(objections(prospect, "Flawed")).hasExactlyElementsOfTypes(Objection.WithoutKey.class,
                    Objection.MaySignNoLists.class, Objection.NoSubjectKeyId.class, Objection.Expired.class, Objection.BreaksRule.class,
                    Objection.BreaksRule.class);
            assertThat(objections(prospect, "Weak")).contains(new Objection.KeyUnfit("RSA 1024"));
            assertThat(objections(prospect, "Leaf")).contains(new Objection.NotAnAuthority());
            assertThat(objections(prospect, "Mute")).contains(new Objection.MaySignNothing());
        }
    }

    private static List<Objection> objections(Prospect prospect, String label) {
        return prospect.items().stream().filter(item -> item.label().equals(label)).findFirst().orElseThrow().objections();
    }

    @Test void whatIsExcludedStaysOutWithAllBelowIt() throws IOException {
        chain();
        try (var prospect = examine("root.crt", "sub.crt", "press-001.crt")) {
            var sub = item(prospect, Kind.INTERMEDIATE).number();
            var report = lab.office.imports().take(prospect, Set.of(sub), Map.of(0, "Our root"), Progress.NONE);
            assertThat(report.lines()).extracting(ImportReport.Line::fate).containsExactly(Fate.CAME_IN, Fate.LEFT_OUT, Fate.LEFT_OUT);
        }
        assertThat(lab.office.authorities().all()).extracting(Authority::name).containsExactly("Our root");
    }

    @Test void aTakenNameChangesNothing() throws IOException {
        chain();
        lab.root("Here", KeySpec.EC_P256);
        try (var prospect = examine("root.crt", "sub.crt")) {
            assertThatThrownBy(() -> lab.office.imports().take(prospect, Set.of(), Map.of(1, "here"), Progress.NONE))
                    .isInstanceOf(Failure.Refused.class);
        }
        assertThat(lab.office.authorities().all()).hasSize(1);
    }

    @Test void aCertificateBecomesTheThingsWhoseIdItNames() throws IOException {
        chain();
        lab.thing("press-001");
        take("root.crt", "sub.crt", "press-001.crt");
        assertThat(certificate("press-001").thing()).contains(new ThingId("press-001"));
    }

    @Test void aRequestJoinsTheIntakeAndOneWithItsKeyIsOurs() throws IOException {
        chain();
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout own.key -out own.csr -subj /CN=own");
        var report = take("press-001.csr", "own.csr", "own.key");
        assertThat(report.requests()).isEqualTo(2);
        assertThat(lab.office.requests().all()).extracting(request -> request.label() + " " + request.direction())
                .containsExactlyInAnyOrder("press-001 " + Direction.THEIRS, "own " + Direction.OURS);
    }

    private void revoke() throws IOException {
        revoke("2A");
    }

    private void revoke(String number) throws IOException {
        write("index.txt", "");
        write("crlnumber", number + "\n");
        write("ca.conf", "[ca]\ndefault_ca=lab\n[lab]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=30\ncrl_extensions=ext\n[ext]\nauthorityKeyIdentifier=keyid\n");
        openssl("ca -config ca.conf -cert sub.crt -keyfile sub.key -revoke press-001.crt -crl_reason keyCompromise");
        openssl("ca -config ca.conf -cert sub.crt -keyfile sub.key -gencrl -out sub.crl");
    }

    @Test void aListRevokesAndItsNumberIsNotUsedAgain() throws IOException {
        chain();
        revoke();
        var report = take("root.crt", "sub.crt", "sub.key", "press-001.crt", "sub.crl");
        assertThat(report.revocations()).isOne();
        assertThat(certificate("press-001").revoked().orElseThrow().reason()).isEqualTo(Reason.KEY_COMPROMISE);
        lab.office.revocationLists().save(authority("Sub").id(), folder.resolve("next.pem"));
        var text = Judge.runIn(folder, List.of("openssl", "crl", "-in", "next.pem", "-noout", "-text")).accepted().output();
        assertThat(text).contains("Key Compromise").containsPattern("CRL Number:\\s+43");
        try (var prospect = examine("sub.crl")) {
            assertThat(prospect.items().getFirst().standing()).isEqualTo(Standing.KNOWN);
        }
    }

    private BigInteger number(String file) {
        var said = Judge.runIn(folder, List.of("openssl", "crl", "-in", file, "-noout", "-crlnumber")).accepted().output().strip();
        return new BigInteger(said.substring(said.indexOf("0x") + 2), 16);
    }

    @Test void aNumberThatNoCounterComesToIsCountedOnFrom() throws IOException {
        chain();
        revoke("7A11".repeat(8));
        var seen = number("sub.crl");
        assertThat(seen.bitLength()).isGreaterThan(120);
        take("root.crt", "root.key", "sub.crt", "sub.key", "sub.crl");
        var sub = authority("Sub").id();
        var lists = lab.office.revocationLists();
        lists.save(sub, folder.resolve("next.pem"));
        assertThat(number("next.pem")).isEqualTo(seen.add(BigInteger.ONE));
        lists.change(sub, new RevocationListSettings(24, folder.resolve("crl.pem").toString(), "", false, true));
        lists.publish(sub);
        assertThat(number("crl.pem")).isEqualTo(seen.add(BigInteger.valueOf(3)));
        assertThat(lists.state(sub).last().orElseThrow().number().value()).isEqualTo(number("crl.pem"));
        assertThat(lists.state(sub).health()).isEqualTo(ListState.Health.FRESH);
        var delta = Judge.runIn(folder, List.of("openssl", "crl", "-in", "crl-delta.pem", "-noout", "-text")).accepted().output();
        assertThat(delta).containsPattern("Delta CRL Indicator: critical\\s+" + seen.add(BigInteger.TWO));
        openssl("crl -in crl.pem -CAfile sub.crt -verify -noout");
        try (var prospect = examine("sub.crl")) {
            assertThat(prospect.items().getFirst().standing()).isEqualTo(Standing.KNOWN);
        }
    }

    @Test void aListInTheFileThatIsReplacedIsFollowedHoweverHighItsNumber() throws IOException {
        chain();
        revoke("7A11".repeat(8));
        take("root.crt", "root.key", "sub.crt", "sub.key");
        lab.office.revocationLists().change(authority("Sub").id(),
                new RevocationListSettings(24, folder.resolve("sub.crl").toString(), "", false, false));
        assertThat(number("sub.crl")).isEqualTo(new BigInteger("7A11".repeat(8), 16).add(BigInteger.ONE));
    }

    @Test void aListWhoseKeyIsNotHereIsNotTriedUntilItIs() throws IOException {
        chain();
        take("root.crt");
        var root = authority("Root").id();
        var lists = lab.office.revocationLists();
        var file = folder.resolve("crl.pem");
        assertThat(lists.change(root, new RevocationListSettings(24, file.toString(), "", false, false))).isEmpty();
        assertThat(lists.state(root).health()).isEqualTo(ListState.Health.AWAY);
        assertThat(lists.nextDue()).isEmpty();
        assertThat(List.of(lists.publishAll(), lists.publishDue())).containsOnly(List.of());
        assertThat(file).doesNotExist();
        assertThat(lab.office.audit().recent(100)).extracting(AuditEntry::act).doesNotContain(Act.LIST_PUBLISHED);
        take("root.key");
        assertThat(lists.publishDue()).hasOnlyElementsOfType(Publication.Published.class).hasSize(1);
        assertThat(file).exists();
    }

    @Test void aRootIsNeverRevokedByItselfWhicheverOfItsCertificatesTheListNames() throws IOException {
        chain();
        renew("first.crt", 30);
        write("index.txt", "");
        write("crlnumber", "01\n");
        write("ca.conf", "[ca]\ndefault_ca=lab\n[lab]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=30\n");
        openssl("ca -config ca.conf -cert root.crt -keyfile root.key -revoke first.crt");
        openssl("ca -config ca.conf -cert root.crt -keyfile root.key -gencrl -out root.crl");
        take("root.crt", "first.crt", "root.key");
        take("root.crl");
        var before = lab.office.renewals().ancestry(authority("Root").certificate().id()).before().orElseThrow().certificate();
        assertThat(before.revoked()).isEmpty();
        lab.office.revocations().revoke(Scope.of(before.id()), Reason.SUPERSEDED);
        assertThat(lab.office.certificates().one(before.id()).revoked()).isEmpty();
    }

    @Test void aNumberThatNothingCanFollowIsRefusedByName() throws IOException {
        chain();
        revoke("7F" + "FF".repeat(19));
        try (var prospect = examine("root.crt", "sub.crt", "sub.key", "sub.crl")) {
            var item = item(prospect, Kind.REVOCATIONS);
            assertThat(item.standing()).isEqualTo(Standing.REFUSED);
            assertThat(item.objections()).containsExactly(new Objection.ListNumberTooHigh());
        }
        take("root.crt", "root.key", "sub.crt", "sub.key", "sub.crl");
        var before = Files.readAllBytes(folder.resolve("sub.crl"));
        assertThat(lab.office.revocationLists().change(authority("Sub").id(),
                new RevocationListSettings(24, folder.resolve("sub.crl").toString(), "", false, false)))
                .get().isInstanceOf(Publication.Failed.class);
        assertThat(Files.readAllBytes(folder.resolve("sub.crl"))).isEqualTo(before);
    }

    @Test void aListGoesOnTellingOfCertificatesThatAreNotHereAndOfThoseThatComeLater() throws IOException {
        chain();
        revoke();
        take("root.crt", "sub.crt", "sub.key", "sub.crl");
        lab.office.revocationLists().save(authority("Sub").id(), folder.resolve("next.pem"));
        assertThat(Judge.runIn(folder, List.of("openssl", "crl", "-in", "next.pem", "-noout", "-text")).accepted().output())
                .contains("Key Compromise");
        assertThat(lab.office.revocationLists().state(authority("Sub").id()).revoked()).isOne();
        take("press-001.crt");
        assertThat(certificate("press-001").revoked()).isPresent();
        assertThat(lab.office.revocationLists().state(authority("Sub").id()).revoked()).isOne();
    }

    @Test void aListThatRevokesBeforeThereWereCertificatesIsRefusedByName() throws IOException, OperatorCreationException {
        chain();
        var now = lab.clock.instant();
        var list = new X509v2CRLBuilder(new X500Name("CN=Sub"), Date.from(now)).setNextUpdate(Date.from(now.plus(Duration.ofDays(30))))
                .addCRLEntry(BigInteger.valueOf(0x77), Date.from(Instant.parse("1940-01-01T00:00:00Z")), 0);
        try (var key = new PEMParser(Files.newBufferedReader(folder.resolve("sub.key")))) {
            Files.write(folder.resolve("sub.crl"), list.build(new JcaContentSignerBuilder("SHA256withECDSA")
                    .build(new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) key.readObject()))).getEncoded());
        }
        try (var prospect = examine("root.crt", "sub.crt", "sub.key", "sub.crl")) {
            assertThat(prospect.items().getLast().objections())
                    .containsExactly(new Objection.Unreadable("malformed revocation list: 77 is revoked since 1940-01-01T00:00:00Z"));
        }
        assertThat(take("root.crt", "sub.crt", "sub.key", "sub.crl").revocations()).isZero();
    }

    @Test void aListOfAnotherAuthorityIsRefused() throws IOException {
        chain();
        revoke();
        try (var prospect = examine("root.crt", "sub.crl")) {
            assertThat(prospect.items().getLast().objections()).hasExactlyElementsOfTypes(Objection.ListOfNobody.class);
        }
    }

    @Test void aZipFileIsUnpackedAndOneWithinItIsNot() throws IOException {
        chain();
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("all.zip")))) {
            for (var file : List.of("root.crt", "sub.crt")) {
                zip.putNextEntry(new ZipEntry("lab/" + file));
                zip.write(Files.readAllBytes(folder.resolve(file)));
            }
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("outer.zip")))) {
            zip.putNextEntry(new ZipEntry("inner.zip"));
            zip.write(Files.readAllBytes(folder.resolve("all.zip")));
        }
        try (var prospect = examine("all.zip")) {
            assertThat(prospect.items()).extracting(ImportItem::place).containsExactly("all.zip/lab/root.crt", "all.zip/lab/sub.crt");
        }
        try (var prospect = examine("outer.zip")) {
            assertThat(prospect.items().getFirst().objections()).containsExactly(new Objection.LeftOut(Holdings.Why.TOO_DEEP));
        }
    }

    @Test void aLockedFileOpensWithItsPassphrase() throws IOException {
        chain();
        openssl("pkcs12 -export -in root.crt -inkey root.key -name Lab -out root.p12 -passout pass:sesame");
        try (var prospect = examine("root.p12")) {
            assertThat(prospect.isLocked()).isTrue();
        }
        try (var prospect = examine(List.of("wrong".toCharArray(), "sesame".toCharArray()), "root.p12")) {
            assertThat(prospect.isLocked()).isFalse();
            assertThat(prospect.items()).hasSize(1);
            assertThat(prospect.name(prospect.items().getFirst())).contains("Lab");
            assertThat(prospect.items().getFirst().withKey()).isTrue();
        }
    }

    @Test void aCancelledImportChangesNothing() throws IOException {
        chain();
        var cancelled = new Progress() {
            @Override public void expect(long total) {}
            @Override public void advance(long done) {
                throw new CancellationException();
            }
            @Override public void checkCancelled() {}
        };
        try (var prospect = examine("root.crt")) {
            assertThatThrownBy(() -> lab.office.imports().take(prospect, Set.of(), Map.of(), cancelled))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(lab.office.authorities().all()).isEmpty();
    }

    @Test void pastedTextIsTakenAsAFileIs() throws IOException {
        chain();
        var imports = lab.office.imports();
        try (var holdings = imports.text("pasted", "see here\n" + Files.readString(folder.resolve("root.crt")));
                var prospect = imports.examine(holdings, List.of(), Progress.NONE)) {
            assertThat(imports.take(prospect, Set.of(), Map.of(), Progress.NONE).authorities()).isOne();
        }
    }
}
