package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Column;
import dev.chancery.domain.StoreFinding.Link;
import dev.chancery.domain.StoreFinding.ListFault;
import dev.chancery.domain.StoreRepair;
import dev.chancery.domain.StoreReport;
import dev.chancery.pki.CertificateReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoreCheckTest {

    private static final int PAGE = 4096;
    private static final int TRIES = 20;

    @TempDir private Path folder;
    private BusyLab busy;

    @BeforeEach void open() {
        busy = new BusyLab(folder);
    }

    @AfterEach void close() {
        if (busy != null) {
            busy.lab.office.close();
            busy.close();
        }
    }

    private StoreReport look() {
        return busy.lab.office.storeCheck().look(Progress.NONE);
    }

    private List<StoreFinding> found() {
        return look().findings();
    }

    /// Edits the closed store behind its back, opens it again, and seals it as it is: as if we had written it so.
    private void edit(String... statements) throws SQLException {
        editFromOutside(statements);
        var desk = busy.lab.office.desk();
        desk.database().adopt(desk.read(tx -> tx.store().sealHeader()));
    }

    private void editWhileOpen(String... statements) throws SQLException {
        run(statements);
        var desk = busy.lab.office.desk();
        desk.database().adopt(desk.read(tx -> tx.store().sealHeader()));
    }

    private void editFromOutside(String... statements) throws SQLException {
        busy.lab.office.close();
        run(statements);
        busy.lab.reopen();
    }

    private void run(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + busy.lab.file); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private long press() {
        return busy.press.id().value();
    }

    private long oven() {
        return busy.oven.id().value();
    }

    private StoreFinding.Which which() {
        return new StoreFinding.Which(press(), busy.press.serial().hex(), "press-1");
    }

    private void mend(StoreRepair repair) {
        busy.lab.office.storeCheck().mend(repair, look());
    }

    @Test void nothingIsWrongWithAStoreThatHasBeenWorkedWith() {
        var report = look();
        assertThat(report.findings()).isEmpty();
        assertThat(report.good()).isTrue();
        assertThat(report.certificates()).isGreaterThan(12);
        assertThat(report.keys()).isGreaterThan(10);
        assertThat(report.lists()).isOne();
    }

    @Test void whatWasChangedFromOutsideIsToldAndNothingIsSignedByIt() throws Exception {
        editFromOutside("UPDATE certificate SET revoked = NULL, reason = NULL, change = NULL WHERE revoked IS NOT NULL",
                "UPDATE revocation_list SET next_number = 1");
        var report = look();
        assertThat(report.findings()).anyMatch(StoreFinding.RowChanged.class::isInstance)
                .anyMatch(finding -> finding.repair().filter(StoreRepair::restsOnSeals).isPresent());
        assertThat(report.repairs()).isEmpty();
    }

    @Test void aColumnThatWasChangedFromOutsideIsMadeAgainWhatItWasSealedAs() throws Exception {
        editFromOutside("UPDATE certificate SET not_after = not_after + 86400 WHERE id = " + press());
        assertThat(found()).contains(new StoreFinding.RowChanged("certificate", String.valueOf(press())));
        mend(new StoreRepair.Columns());
        assertThat(found()).isEmpty();
        assertThat(busy.lab.tampering()).isEmpty();
    }

    @Test void norWithWhatWasImported() {
        Judge.require("openssl");
        busy.importOpenSsl();
        assertThat(busy.lab.office.authorities().all()).anyMatch(one -> one.name().equals("Other CA"));
        assertThat(found()).isEmpty();
    }

    @Test void lookingChangesNothing() throws Exception {
        busy.lab.reopen();
        var before = busy.lab.office.audit().recent(1);
        look();
        assertThat(busy.lab.office.audit().recent(1)).isEqualTo(before);
    }

    @Test void itStopsWhenItIsCancelledAndTellsHowFarItIs() {
        var total = new long[2];
        busy.lab.office.storeCheck().look(new Progress() {
            @Override public void expect(long all) {
                total[0] = all;
            }

            @Override public void advance(long done) {
                total[1] += done;
            }

            @Override public void checkCancelled() {}
        });
        assertThat(total[1]).isEqualTo(total[0]).isPositive();
        assertThatThrownBy(() -> busy.lab.office.storeCheck().look(new Progress() {
            @Override public void expect(long all) {}

            @Override public void advance(long done) {}

            @Override public void checkCancelled() {
                throw new CancellationException();
            }
        })).isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest @CsvSource(quoteCharacter = '"', value = {"serial, x'0102', SERIAL", "key, 'rsa-2048', KEY",
            "not_before, not_before - 1, NOT_BEFORE", "not_after, not_after + 86400, NOT_AFTER", "subject, 'CN=another', SUBJECT",
            "label_folded, 'another', LABEL", "search, 'nothing', SEARCH"})
    void aColumnThatIsNotAsTheCertificateIsFoundAndReadAgain(String column, String value, Column which) throws Exception {
        edit("UPDATE certificate SET %s = %s WHERE id = %d".formatted(column, value, press()));
        assertThat(found()).anySatisfy(one -> assertThat(one).isInstanceOfSatisfying(StoreFinding.ColumnDiffers.class, differs -> {
            assertThat(differs.column()).isEqualTo(which);
            assertThat(differs.which().number()).isEqualTo(press());
            assertThat(differs.repair()).contains(new StoreRepair.Columns());
        }));
        mend(new StoreRepair.Columns());
        assertThat(found()).isEmpty();
        assertThat(busy.lab.office.certificates().one(busy.press.id()).serial()).isEqualTo(busy.press.serial());
        assertThat(busy.lab.office.audit().of(busy.press.serial().hex()).getFirst().act().code()).isEqualTo("store.repaired");
    }

    @Test void twoThatHaveChangedTheirSerialNumbersGetThemBack() throws Exception {
        var own = busy.press.serial().hex();
        var other = busy.oven.serial().hex();
        edit("UPDATE certificate SET serial = x'0102' WHERE id = " + press(),
                "UPDATE certificate SET serial = x'%s' WHERE id = %d".formatted(own, oven()),
                "UPDATE certificate SET serial = x'%s' WHERE id = %d".formatted(other, press()));
        assertThat(found()).filteredOn(StoreFinding.ColumnDiffers.class::isInstance).hasSize(2);
        mend(new StoreRepair.Columns());
        assertThat(found()).isEmpty();
    }

    @Test void anotherCertificateInItsPlaceIsFoundAndNothingIsOffered() throws Exception {
        edit("UPDATE certificate_der SET der = (SELECT der FROM certificate_der WHERE id = %d) WHERE id = %d".formatted(oven(), press()));
        assertThat(found()).containsExactly(new StoreFinding.CertificateChanged(which()));
        assertThat(look().repairs()).isEmpty();
    }

    @Test void aCertificateThatIsCutOffOrGoneIsFound() throws Exception {
        edit("UPDATE certificate_der SET der = substr(der, 1, 100) WHERE id = " + press(), "DELETE FROM certificate_der WHERE id = " + oven());
        assertThat(found()).contains(new StoreFinding.CertificateChanged(which()))
                .hasAtLeastOneElementOfType(StoreFinding.CertificateGone.class);
    }

    @Test void whatIsNoCertificateIsFoundThoughItsFingerprintIsRight() throws Exception {
        edit("UPDATE certificate_der SET der = x'3003020101', sha256 = x'%s' WHERE id = %d".formatted(
                CertificateReader.sha256(new byte[] {0x30, 3, 2, 1, 1}).hex(), press()));
        assertThat(found()).containsExactly(new StoreFinding.CertificateUnreadable(which()));
    }

    @Test void aForgedCertificateIsFoundByItsSignature() throws Exception {
        var der = busy.press.der().toArray();
        der[der.length - 10] ^= 1;
        edit("UPDATE certificate_der SET der = x'%s', sha256 = x'%s' WHERE id = %d".formatted(HexFormat.of().formatHex(der),
                CertificateReader.sha256(der).hex(), press()));
        assertThat(found()).containsExactly(new StoreFinding.SignatureWrong(which(), "Issuing"));
    }

    @Test void aCertificateThatIsFiledUnderAnotherAuthorityIsFound() throws Exception {
        edit("UPDATE certificate SET issuer = %d WHERE id = %d".formatted(busy.root.id().value(), press()));
        assertThat(found()).contains(new StoreFinding.SignatureWrong(which(), "Lab Root"));
    }

    @Test void aKeyThatWasChangedOrMovedIsFound() throws Exception {
        edit("UPDATE key SET sealed = (SELECT sealed FROM key WHERE id = %d) WHERE id = %d".formatted(oven(), press()));
        assertThat(found()).containsExactly(new StoreFinding.KeyUnopened(which()));
    }

    @Test void aKeyOfAnotherCertificateIsFoundThoughItIsSealedForItsRow() {
        for (var from : List.of(busy.oven.id(), busy.issuing.certificate().id())) {
            var desk = busy.lab.office.desk();
            var pkcs8 = desk.seal().unseal(desk.read(tx -> tx.keys().sealed(from)).orElseThrow(), Filing.KEY_TABLE, from.value());
            var sealed = desk.seal().seal(pkcs8, Filing.KEY_TABLE, press(), desk.surroundings().random());
            replaceKey(sealed);
            assertThat(found()).containsExactly(new StoreFinding.KeyForeign(which()));
        }
    }

    private void replaceKey(byte[] sealed) {
        try {
            edit("UPDATE key SET sealed = x'%s' WHERE id = %d".formatted(HexFormat.of().formatHex(sealed), press()));
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test void aRequestAndItsKeyThatWereChangedAreFound() throws Exception {
        edit("UPDATE request SET label = 'another'", "UPDATE request_key SET sealed = randomblob(60)");
        assertThat(found()).contains(new StoreFinding.RequestChanged(busy.request.id().value(), "another"),
                new StoreFinding.RequestKeyUnopened(busy.request.id().value(), "another"));
    }

    @Test void aCredentialAndASecretThatDoNotOpenAreFound() throws Exception {
        edit("UPDATE cloud_credential SET sealed = randomblob(50)", "UPDATE thing SET secret = randomblob(50) WHERE thing_id = 'press-1'");
        assertThat(found()).hasAtLeastOneElementOfType(StoreFinding.CredentialUnopened.class)
                .contains(new StoreFinding.ThingSecretUnopened("press-1"));
    }

    @Test void aRevocationWithoutAReasonIsFound() throws Exception {
        edit("UPDATE certificate SET revoked = 1 WHERE id = " + press());
        assertThat(found()).contains(new StoreFinding.RevocationOdd(which()));
    }

    @Test void aReferenceThatLeadsNowhereIsFound() throws Exception {
        edit("UPDATE lineage SET replaces = 9999 WHERE id = (SELECT max(id) FROM lineage)");
        assertThat(found()).anySatisfy(one -> assertThat(one).isInstanceOfSatisfying(StoreFinding.ReferenceBroken.class,
                broken -> assertThat(broken.table()).isEqualTo("lineage")));
    }

    @Test void rowsThatCannotBeTrueTogetherAreFound() throws Exception {
        edit("UPDATE authority SET parent = id WHERE name = 'Issuing'",
                "UPDATE pending_revocation SET successor = " + oven(),
                "UPDATE registration SET certificate = " + oven(),
                "UPDATE generation SET succeeds = id + 1",
                "UPDATE lineage SET id = 2, replaces = 3 WHERE id = (SELECT max(id) FROM lineage)");
        assertThat(found()).filteredOn(StoreFinding.Senseless.class::isInstance)
                .extracting(one -> ((StoreFinding.Senseless) one).link())
                .contains(Link.PARENT, Link.PENDING, Link.REGISTRATION, Link.GENERATION, Link.LINEAGE);
    }

    @Test void anAuthorityThatAllowsMoreThanItsCertificateIsFound() throws Exception {
        edit("UPDATE authority SET path_length = 3 WHERE name = 'Issuing'");
        assertThat(found()).containsExactly(new StoreFinding.AuthorityOdd("Issuing"));
    }

    @Test void aSerialNumberThatStandsForTwoIsFound() throws Exception {
        edit("INSERT INTO revoked_elsewhere (issuer, serial, revoked, reason, change) SELECT issuer, serial, 1, 0, 1 FROM certificate WHERE id = "
                + press());
        assertThat(found()).contains(new StoreFinding.SerialTwice("Issuing", busy.press.serial().hex()));
    }

    @Test void aSerialNumberOfTwoCertificatesOfAnAuthorityIsFoundThoughTheTableTakesIt() throws Exception {
        editWhileOpen("PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (issuer, serial)', 'CHECK (1)') WHERE name = 'certificate'",
                "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_certificate_1'", "PRAGMA schema_version = 9999", "PRAGMA writable_schema = RESET",
                "UPDATE certificate SET serial = x'%s' WHERE id = %d".formatted(busy.press.serial().hex(), oven()));
        assertThat(found()).contains(new StoreFinding.SerialTwice("Issuing", busy.press.serial().hex()));
    }

    @Test void anIndexOfWordsThatLacksOneIsFoundAndMadeAgain() throws Exception {
        edit("INSERT INTO certificate_text (certificate_text, rowid, search, serial) SELECT 'delete', id, search, hex(serial) FROM certificate WHERE id = "
                + press());
        assertThat(found()).singleElement().isInstanceOf(StoreFinding.SearchAstray.class);
        mend(new StoreRepair.Search());
        assertThat(found()).isEmpty();
    }


    @Test void anIndexThatDoesNotMatchItsTableIsFoundAndMadeAgain() throws Exception {
        var index = " WHERE name = 'certificate_listed'";
        editWhileOpen("PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET sql = sql || ' WHERE id < 0'" + index, "PRAGMA writable_schema = RESET",
                "UPDATE certificate SET issued = issued + 1 WHERE id = " + press(), "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, ' WHERE id < 0', '')" + index, "PRAGMA writable_schema = RESET");
        assertThat(found()).isNotEmpty().hasOnlyElementsOfType(StoreFinding.IndexDamaged.class);
        mend(new StoreRepair.Indexes());
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest @EnumSource(ListFault.class)
    void whatIsWrongWithAPublishedListIsFoundAndPublishedAgain(ListFault fault) throws Exception {
        isFoundAndPublishedAgain(fault, busy.list);
    }

    @ParameterizedTest @EnumSource(ListFault.class)
    void theSameOfTheDeltaListBesideIt(ListFault fault) throws Exception {
        isFoundAndPublishedAgain(fault, delta());
    }

    private Path delta() {
        return busy.list.resolveSibling("crl-delta.pem");
    }

    private void isFoundAndPublishedAgain(ListFault fault, Path file) throws Exception {
        spoil(fault, file);
        assertThat(found()).filteredOn(one -> one instanceof StoreFinding.ListWrong wrong && wrong.path().equals(file.toString()))
                .singleElement().isInstanceOfSatisfying(StoreFinding.ListWrong.class, wrong -> assertThat(wrong.fault()).isEqualTo(fault));
        look().repairs().forEach(this::mend);
        assertThat(found()).isEmpty();
    }

    private void spoil(ListFault fault, Path file) throws Exception {
        switch (fault) {
            case MISSING -> Files.delete(file);
            case UNREADABLE -> Files.writeString(file, "-----BEGIN X509 CRL-----\nno list\n-----END X509 CRL-----\n");
            case FOREIGN -> busy.lab.office.revocationLists().save(busy.root.id(), file);
            case AHEAD -> edit("UPDATE revocation_list SET next_number = 2, published = 1");
            case OUTDATED -> edit("UPDATE revocation_list SET published = published + 3, next_number = next_number + 3");
            case ENDED -> busy.lab.clock.advance(Duration.ofDays(366));
            case BEHIND -> edit("UPDATE certificate SET revoked = 1, reason = 1, change = (SELECT next_number FROM revocation_list WHERE id = issuer) WHERE id = " + press());
            case DIFFERS -> edit("UPDATE certificate SET revoked = NULL, reason = NULL, change = NULL WHERE reason = 1");
        }
    }

    @Test void aDeltaListOfBeforeIsNamed() throws Exception {
        var old = Files.readAllBytes(delta());
        busy.lab.office.revocations().revoke(Scope.of(busy.oven.id()), Reason.SUPERSEDED);
        Files.write(delta(), old);
        assertThat(found()).containsExactly(new StoreFinding.ListWrong(busy.issuing.id(), "Issuing", delta().toString(), ListFault.OUTDATED, true));
    }

    @Test void aCompleteListInThePlaceOfTheDeltaListIsNoDeltaList() throws Exception {
        Files.copy(busy.list, delta(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(found()).containsExactly(new StoreFinding.ListWrong(busy.issuing.id(), "Issuing", delta().toString(), ListFault.DIFFERS, true));
    }

    @Test void theFirstListOfAnAuthorityHasNoDeltaListBesideIt() {
        busy.lab.office.revocationLists().change(busy.root.id(),
                new RevocationListSettings(24, folder.resolve("root.pem").toString(), "", false, true));
        assertThat(folder.resolve("root-delta.pem")).doesNotExist();
        assertThat(found()).isEmpty();
    }

    @Test void aDeltaListThatTellsOfALiftedHoldIsAsItShouldBe() {
        busy.lab.office.revocations().revoke(Scope.of(busy.oven.id()), Reason.CERTIFICATE_HOLD);
        busy.lab.clock.advance(Duration.ofHours(1));
        busy.lab.office.revocations().release(Scope.of(busy.oven.id()));
        busy.lab.clock.advance(Duration.ofHours(1));
        assertThat(found()).isEmpty();
    }

    @Test void aNextNumberThatWasHadIsFoundAndRaised() throws Exception {
        edit("UPDATE revocation_list SET next_number = 1");
        assertThat(look().repairs()).contains(new StoreRepair.Number(busy.issuing.id()));
        mend(new StoreRepair.Number(busy.issuing.id()));
        assertThat(found()).noneMatch(StoreFinding.NumberLow.class::isInstance);
    }

    @Test void whatCannotBeMendedIsToldAsAFailureAndTheStoreIsAsItWas() throws Exception {
        Files.writeString(busy.list, "somebody's notes");
        assertThat(found()).hasAtLeastOneElementOfType(StoreFinding.ListWrong.class);
        assertThatThrownBy(() -> mend(new StoreRepair.Publish(busy.issuing.id()))).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(busy.list).content().isEqualTo("somebody's notes");
    }

    @Test void pagesThatAreOverwrittenWhileTheStoreIsOpenAreFoundAndNothingIsThrown() throws Exception {
        busy.lab.office.close();
        var good = Files.readAllBytes(busy.lab.file);
        var random = new Random(7);
        int found = 0;
        for (int page = 2; page < good.length / PAGE; page += good.length / PAGE / TRIES) {
            var junk = new byte[PAGE];
            random.nextBytes(junk);
            busy.lab.reopen();
            overwrite(page, junk);
            found += look().good() ? 0 : 1;
            busy.lab.office.close();
            Files.write(busy.lab.file, good);
        }
        assertThat(found).isGreaterThan(TRIES * 2 / 3);
    }

    private void overwrite(int page, byte[] junk) throws IOException {
        try (var file = new RandomAccessFile(busy.lab.file.toFile(), "rw")) {
            file.seek((long) (page - 1) * PAGE);
            file.write(junk);
        }
    }
}
