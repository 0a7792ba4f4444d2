package dev.chancery.engine;

import static dev.chancery.TestOffice.newAuthority;
import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.chancery.Judge;
import dev.chancery.SoftToken;
import dev.chancery.TestOffice;
import dev.chancery.domain.Adoptable;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PinState;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Thing;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.TokenName;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Certificates.Equipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenAuthoritiesTest {

    @TempDir private Path folder;
    private SoftToken soft;
    private TestOffice lab;
    private TokenName token;
    private int asked;
    private String pin = SoftToken.PIN;

    @BeforeEach void open() throws IOException {
        soft = SoftToken.in(Files.createDirectory(folder.resolve("hsm")), "labca");
        lab = TestOffice.in(folder);
        token = soft.name();
        plug();
    }

    @AfterEach void close() {
        lab.close();
    }

    private void plug() {
        lab.office.tokens().use(SoftToken.MODULE);
        lab.office.tokens().askBy((_, wrong) -> {
            asked++;
            return wrong.isPresent() ? Optional.empty() : Optional.of(pin.toCharArray());
        });
    }

    private Authority root(KeySpec key) {
        return lab.office.authorities().create(newAuthority("Token Root", Optional.empty(), key, OptionalInt.empty())
                .at(new KeyPlace.NewOnToken(token)));
    }

    private Authority issuing(Authority root, KeySpec key) {
        return lab.office.authorities().create(newAuthority("Token Issuing", Optional.of(root), key, OptionalInt.of(0))
                .at(new KeyPlace.NewOnToken(token)));
    }

    private Path list(Authority authority) {
        var file = folder.resolve(authority.id().value() + ".crl.pem");
        lab.office.revocationLists().save(authority.id(), file);
        return file;
    }

    private void openssl(Authority root, Authority issuing, Path leaf) throws IOException {
        lab.office.authorities().save(root.id(), false, folder.resolve("root.pem"));
        lab.office.authorities().save(issuing.id(), false, folder.resolve("issuing.pem"));
        var lists = folder.resolve("lists.pem");
        Files.writeString(lists, Files.readString(list(root)) + Files.readString(list(issuing)));
        Judge.run("openssl", "verify", "-x509_strict", "-check_ss_sig", "-crl_check_all", "-CRLfile", lists.toString(),
                "-CAfile", folder.resolve("root.pem").toString(), "-untrusted", folder.resolve("issuing.pem").toString(),
                leaf.toString()).accepted();
    }

    @ParameterizedTest @EnumSource(names = {"RSA_2048", "RSA_4096", "EC_P256", "EC_P384"})
    void rootAndIntermediateOnTheTokenSignWhatOthersAccept(KeySpec key) throws IOException {
        var root = root(key);
        var issuing = issuing(root, key);
        var device = lab.office.certificates().issue(Order.of(lab.thing("press-1"), terms(issuing, Profile.DEVICE, key)));
        lab.office.exports().run(new ExportOrder(List.of(device.id()), ExportOrder.Form.PEM_FOLDER, folder, new char[0]), Progress.NONE);
        openssl(root, issuing, folder.resolve("press-1").resolve("certificate.pem"));
        arrange(folder.resolve("press-1"), Path.of("target", "matrix", "token-" + key.code()));
        assertThat(asked).isEqualTo(1);
        assertThat(soft.tool("--list-objects", "--type", "privkey").lines().filter(line -> line.contains("Access:")))
                .hasSize(2).allMatch(line -> line.contains("sensitive, always sensitive, never extractable"));
    }

    /// Where `src/test/sh/matrix.sh` shows it to every outside verifier.
    private static void arrange(Path exported, Path matrix) throws IOException {
        Files.createDirectories(matrix);
        for (var one : List.of("ca.pem=ca.pem", "chain.pem=chain.pem", "certificate.pem=leaf.pem", "private-key.pem=leaf.key")) {
            var target = matrix.resolve(one.substring(one.indexOf('=') + 1));
            Files.deleteIfExists(target);
            Files.copy(exported.resolve(one.substring(0, one.indexOf('='))), target);
        }
    }

    @Test void theStoreKnowsWhereTheKeyIsAndHoldsNone() {
        var root = root(KeySpec.EC_P256);
        assertThat(root.home()).isInstanceOfSatisfying(KeyHome.OnToken.class, home -> assertThat(home.token()).isEqualTo(token));
        assertThat(root.canSign()).isTrue();
        assertThat(root.certificate().hasKey()).isFalse();
        assertThat(lab.office.tokens().isPresent(token)).isTrue();
        lab.reopen();
        assertThat(lab.office.authorities().one(root.id()).home()).isEqualTo(root.home());
        var report = lab.office.storeCheck().look(Progress.NONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.keys()).isZero();
        assertThat(lab.office.audit().recent(50)).anyMatch(entry -> entry.act() == Act.KEY_ON_TOKEN && entry.object().equals("Token Root"));
    }

    @Test void thePinIsAskedForOnceInEachUnlockedSession() {
        var root = root(KeySpec.EC_P256);
        list(root);
        list(root);
        assertThat(asked).isEqualTo(1);
        lab.reopen();
        plug();
        list(root);
        list(root);
        assertThat(asked).isEqualTo(2);
    }

    @Test void aWrongPinIsToldAndNothingIsChanged() {
        pin = "9999";
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> root(KeySpec.EC_P256)).isInstanceOfSatisfying(TokenFailure.WrongPin.class,
                    wrong -> assertThat(wrong.state()).isEqualTo(PinState.LOW));
        }
        assertThat(lab.office.authorities().all()).isEmpty();
        pin = SoftToken.PIN;
        assertThat(root(KeySpec.EC_P256).canSign()).isTrue();
    }

    @Test void withoutAnybodyToAskNothingIsSigned() {
        var root = root(KeySpec.EC_P256);
        lab.reopen();
        assertThatThrownBy(() -> list(root)).isInstanceOf(TokenFailure.NoTokenModule.class);
        lab.office.tokens().use(SoftToken.MODULE);
        assertThatThrownBy(() -> list(root)).isInstanceOf(TokenFailure.TokenNeedsPin.class);
    }

    @Test void theKeyOfATokenCannotBeExported() {
        var root = root(KeySpec.EC_P256);
        var order = new ExportOrder(List.of(root.certificate().id()), ExportOrder.Form.PKCS12, folder, "secret secret".toCharArray());
        assertThatThrownBy(() -> lab.office.exports().plan(order)).isInstanceOfSatisfying(KeyFailure.KeyOnToken.class, stays -> {
            assertThat(stays.authority()).isEqualTo("Token Root");
            assertThat(stays.token()).isEqualTo(token);
        });
    }

    @Test void aKeyThatIsThereBecomesAnAuthoritys() {
        soft.tool("--keypairgen", "--key-type", "rsa:2048", "--label", "made", "--id", "0a");
        soft.tool("--keypairgen", "--key-type", "rsa:2048", "--label", "made", "--id", "0b");
        var key = lab.office.tokens().keys(token).stream().filter(one -> one.id().hex().equals("0b")).findFirst().orElseThrow();
        var root = lab.office.authorities().create(newAuthority("Chosen", Optional.empty(), KeySpec.RSA_2048, OptionalInt.empty())
                .at(new KeyPlace.ThereOnToken(token, key)));
        list(root);
        assertThat(root.home()).isEqualTo(new KeyHome.OnToken(token, key.id()));
        assertThat(lab.office.tokens().authorityOf(key).map(Authority::id)).contains(root.id());
    }

    @Test void anAuthorityWhoseCertificateLiesBesideTheKeyIsTakenOver() throws IOException {
        soft.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "made", "--id", "0a");
        var key = lab.office.tokens().keys(token).getFirst();
        var first = lab.office.authorities().create(newAuthority("Before", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty())
                .at(new KeyPlace.ThereOnToken(token, key)));
        var der = Files.write(folder.resolve("before.der"), first.certificate().der().toArray());
        soft.tool("--write-object", der.toString(), "--type", "cert", "--id", "0a", "--label", "made");
        lab.office.close();
        Files.delete(lab.file);
        Files.deleteIfExists(lab.file.resolveSibling(lab.file.getFileName() + ".seen"));
        lab.close();
        lab = TestOffice.in(Files.createDirectory(folder.resolve("fresh")));
        plug();
        var beside = lab.office.tokens().keys(token).getFirst();
        assertThat(beside.certificate()).contains(first.certificate().der());
        assertThat(lab.office.tokens().adoptable(token)).containsExactly(new Adoptable(beside, "Before", false));
        var adopted = lab.office.tokens().adopt(token, beside, "After");
        assertThat(adopted.name()).isEqualTo("After");
        assertThat(adopted.home()).isEqualTo(new KeyHome.OnToken(token, key.id()));
        list(adopted);
        assertThat(lab.office.tokens().adoptable(token)).isEmpty();
    }

    @Test void anAuthorityThatIsHereWithoutItsKeyIsOfferedIt() throws IOException {
        soft.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "made", "--id", "0a");
        var root = lab.office.authorities().create(newAuthority("Before", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty())
                .at(new KeyPlace.ThereOnToken(token, lab.office.tokens().keys(token).getFirst())));
        var pem = lab.office.certificates().pem(root.certificate());
        lab.close();
        lab = TestOffice.in(Files.createDirectory(folder.resolve("fresh")));
        plug();
        assertThat(lab.office.tokens().adoptable(token)).isEmpty();
        try (var holdings = lab.office.imports().text("pasted", pem);
                var prospect = lab.office.imports().examine(holdings, List.of(), Progress.NONE)) {
            lab.office.imports().take(prospect, Set.of(), Map.of(), Progress.NONE);
        }
        var offered = lab.office.tokens().adoptable(token);
        assertThat(offered).extracting(Adoptable::name, Adoptable::isHere).containsExactly(tuple("Before", true));
        list(lab.office.tokens().adopt(token, offered.getFirst().key(), "Before"));
    }

    @Test void aCertificateOfAnotherKeyBesideAKeyIsNotTakenOver() throws IOException {
        var other = root(KeySpec.EC_P256);
        soft.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "made", "--id", "0a");
        var der = Files.write(folder.resolve("other.der"), other.certificate().der().toArray());
        soft.tool("--write-object", der.toString(), "--type", "cert", "--id", "0a", "--label", "made");
        lab.close();
        lab = TestOffice.in(Files.createDirectory(folder.resolve("fresh")));
        plug();
        assertThat(lab.office.tokens().adoptable(token)).isEmpty();
        var key = lab.office.tokens().keys(token).stream().filter(one -> one.id().hex().equals("0a")).findFirst().orElseThrow();
        assertThatThrownBy(() -> lab.office.tokens().adopt(token, key, "Nobody")).isInstanceOf(Failure.Refused.class);
        assertThat(lab.office.authorities().all()).isEmpty();
    }

    @Test void aKeyOfNobodyIsNotTakenOver() {
        soft.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "made", "--id", "0a");
        var key = lab.office.tokens().keys(token).getFirst();
        assertThatThrownBy(() -> lab.office.tokens().adopt(token, key, "Nobody")).isInstanceOf(Failure.Refused.class);
        assertThat(lab.office.authorities().all()).isEmpty();
    }

    @Test void renewedItKeepsItsKeyAndRekeyedItGetsOneOnTheSameToken() {
        var root = root(KeySpec.EC_P256);
        var renewed = lab.office.authorityRenewals().renew(root.id(), Ttl.days(4000));
        assertThat(renewed.home()).isEqualTo(root.home());
        list(renewed);
        var young = lab.office.authorityRekeys().rekey(lab.office.authorityRekeys().suggested(root.id()), Progress.NONE);
        assertThat(young.home()).isInstanceOf(KeyHome.OnToken.class).isNotEqualTo(root.home());
        assertThat(lab.office.tokens().keys(token)).hasSize(2);
        list(young);
    }

    @Test void anAuthorityThatComesToNothingLeavesNoKeyBehind() {
        root(KeySpec.EC_P256);
        assertThatThrownBy(() -> lab.office.authorities().create(newAuthority("Other", Optional.empty(), KeySpec.EC_P256,
                OptionalInt.empty()).at(new KeyPlace.NewOnToken(token)), cancelled())).isInstanceOf(RuntimeException.class);
        assertThat(lab.office.tokens().keys(token)).hasSize(1);
    }

    private static Progress cancelled() {
        return new Progress() {
            @Override public void expect(long total) {}

            @Override public void advance(long done) {}

            @Override public void checkCancelled() {
                throw new java.util.concurrent.CancellationException();
            }
        };
    }

    private long[] things(int count) {
        return IntStream.range(0, count).mapToObj(i -> lab.thing("press-" + i)).mapToLong(Thing::number).toArray();
    }

    @Test void pulledOutInTheMiddleOfAHundredNothingIsLostOrHalfDone() {
        var issuing = issuing(root(KeySpec.EC_P256), KeySpec.EC_P256);
        var things = things(100);
        var terms = terms(issuing, Profile.DEVICE, KeySpec.RSA_2048);
        assertThatThrownBy(() -> lab.office.certificates().issueAll(terms, things, Equipped.SKIP, pullingOutAfter(30)))
                .isInstanceOf(TokenFailure.TokenAway.class);
        var before = lab.office.certificates().count();
        assertThat(before).isBetween(32L, 101L);
        assertThat(lab.office.storeCheck().look(Progress.NONE).findings()).isEmpty();
        soft.plugIn();
        lab.office.certificates().issueAll(terms, things, Equipped.SKIP, Progress.NONE);
        assertThat(lab.office.certificates().count()).isEqualTo(102);
        assertThat(lab.office.storeCheck().look(Progress.NONE).findings()).isEmpty();
        assertThat(asked).isEqualTo(1);
    }

    private Progress pullingOutAfter(long enough) {
        return new Progress() {
            private long done;

            @Override public void expect(long total) {}

            @Override public void advance(long more) {
                done += more;
                if (done >= enough && done - more < enough) {
                    soft.pullOut();
                }
            }

            @Override public void checkCancelled() {}
        };
    }

    @Test void aRevocationIsKeptWhileTheTokenIsAway() {
        var root = root(KeySpec.EC_P256);
        var device = lab.office.certificates().issue(Order.of(lab.thing("press-1"), terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        var settings = lab.office.revocationLists().settings(root.id());
        lab.office.revocationLists().change(root.id(), new RevocationListSettings(settings.hours(),
                folder.resolve("list.pem").toString(), "", settings.keepsExpired(), settings.delta()));
        soft.pullOut();
        var revoked = lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
        assertThat(revoked.publications()).singleElement().isInstanceOfSatisfying(Publication.Failed.class,
                failed -> assertThat(failed.failure()).isInstanceOf(TokenFailure.TokenAway.class));
        assertThat(lab.office.certificates().one(device.id()).revoked()).isPresent();
        soft.plugIn();
        assertThat(lab.office.revocationLists().publish(root.id())).get().isNotInstanceOf(Publication.Failed.class);
    }

    @Test @EnabledIfSystemProperty(named = "chancery.tokens.long", matches = "true")
    void aThousandCertificatesAndTheirListAreSigned() throws IOException {
        var root = root(KeySpec.RSA_2048);
        var issuing = issuing(root, KeySpec.EC_P256);
        lab.office.certificates().issueAll(terms(issuing, Profile.DEVICE, KeySpec.EC_P256), things(1_000),
                Equipped.SKIP, Progress.NONE);
        assertThat(lab.office.certificates().count()).isEqualTo(1_002);
        assertThat(lab.office.storeCheck().look(Progress.NONE).findings()).isEmpty();
        assertThat(list(issuing)).isNotEmptyFile();
    }
}
