package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.OfSeal;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A store that somebody edits with plain SQL while it is locked.
class TamperingTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Certificate certificate;
    private Certificate revoked;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        certificate = issue("press-1");
        revoked = issue("press-2");
        lab.office.revocations().revoke(new Scope.Certificates(List.of(revoked.id())), Reason.KEY_COMPROMISE);
        lab.office.revocationLists().change(root.id(), new RevocationListSettings(24, folder.resolve("lab.crl").toString(), "", false, false));
        lab.office.profiles().add(lab.office.profiles().copy(Profile.DEVICE, "Kilns"));
    }

    @AfterEach void close() {
        lab.office.close();
    }

    private Certificate issue(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    /// Runs each statement while the store is locked.
    private void edit(String... statements) throws SQLException {
        lab.office.close();
        try (var connection = connection()) {
            for (var sql : statements) {
                connection.createStatement().executeUpdate(sql);
            }
        }
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + lab.file);
    }

    private void nothingIsSigned() throws SQLException {
        var before = lab.office.certificates().count();
        assertThatThrownBy(() -> issue("press-3")).isInstanceOf(Failure.Tampered.class);
        assertThat(lab.office.certificates().count()).isEqualTo(before);
    }

    private void noListIsMade() throws IOException {
        var before = Files.readAllBytes(folder.resolve("lab.crl"));
        assertThat(lab.office.revocationLists().publish(root.id())).hasValueSatisfying(publication -> assertThat(publication)
                .isInstanceOfSatisfying(Publication.Failed.class, failed -> assertThat(failed.failure()).isInstanceOf(Failure.Tampered.class)));
        assertThat(Files.readAllBytes(folder.resolve("lab.crl"))).isEqualTo(before);
    }

    @Test void nothingIsFoundInAStoreThatNobodyTouched() throws SQLException {
        assertThat(lab.tampering()).isEmpty();
        edit();
        assertThat(lab.tampering()).isEmpty();
        assertThat(lab.office.warnings()).isEmpty();
        issue("press-3");
        assertThat(lab.tampering()).isEmpty();
    }

    @Test void aRevocationThatWasUndoneIsFoundAndNoListIsMadeWithoutIt() throws Exception {
        edit("UPDATE certificate SET revoked = NULL, reason = NULL, change = NULL WHERE id = " + revoked.id().value());
        assertThat(lab.tampering()).contains(new StoreFinding.RowChanged("certificate", String.valueOf(revoked.id().value())));
        assertThatThrownBy(() -> lab.office.certificates().one(revoked.id())).isInstanceOf(Failure.Tampered.class);
        noListIsMade();
        assertThat(lab.office.certificates().one(certificate.id())).isNotNull();
    }

    @Test void anEditedRowIsNotSealedAgainByTheNextChangeOfIt() throws SQLException {
        edit("UPDATE certificate SET not_after = not_after + 1 WHERE id = " + certificate.id().value());
        assertThatThrownBy(() -> lab.office.revocations().revoke(new Scope.Certificates(List.of(certificate.id())), Reason.SUPERSEDED))
                .isInstanceOf(Failure.Tampered.class);
        assertThat(lab.tampering()).containsExactly(new StoreFinding.RowChanged("certificate", String.valueOf(certificate.id().value())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE authority SET default_life = default_life + 1", "UPDATE profile SET content = content || ' '",
            "INSERT INTO policy (authority, keys, profiles) VALUES (1, '', '')", "UPDATE setting SET value = value || '0' WHERE name NOT LIKE 'clock.%'",
            "UPDATE revocation_list SET next_number = 1", "DELETE FROM profile", "DELETE FROM seal_head",
            "UPDATE seal_head SET sequence = sequence + 1", "DELETE FROM row_seal WHERE tab = 3",
            "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)"})
    void nothingIsSignedOnceWhatEverythingHangsOnWasEdited(String sql) throws SQLException {
        lab.office.settings().change(lab.office.settings().defaults());
        edit(sql);
        assertThat(lab.office.warnings()).isNotEmpty();
        assertThat(lab.tampering()).containsAll(lab.office.warnings());
        if (!sql.contains("FROM audit")) {
            nothingIsSigned();
        }
        assertThat(lab.office.certificates().one(certificate.id())).isNotNull();
    }

    @Test void aKeyThatWasSwappedSignsNothing() throws SQLException {
        edit("UPDATE key SET sealed = (SELECT sealed FROM key WHERE id <> 1 LIMIT 1) WHERE id = 1");
        nothingIsSigned();
        assertThat(lab.tampering()).contains(new StoreFinding.RowChanged("certificate", "1"));
    }

    @Test void aCertificateThatWasSwappedIsFoundEvenWithItsFingerprint() throws SQLException {
        edit("UPDATE certificate_der SET (sha256, der) = (SELECT sha256, der FROM certificate_der WHERE id = %d) WHERE id = %d"
                .formatted(revoked.id().value(), certificate.id().value()));
        assertThat(lab.tampering()).containsExactly(new StoreFinding.RowChanged("certificate", String.valueOf(certificate.id().value())));
        edit("UPDATE certificate_der SET der = zeroblob(10) WHERE id = 1");
        assertThat(lab.tampering()).contains(new StoreFinding.RowChanged("certificate_der", "1"));
    }

    @Test void aRowFromAnOlderCopyIsFoundThoughItsSealIsRight() throws Exception {
        lab.office.close();
        var copy = Files.copy(lab.file, folder.resolve("older"));
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
        lab.office.revocations().revoke(new Scope.Certificates(List.of(certificate.id())), Reason.SUPERSEDED);
        var id = certificate.id().value();
        edit("ATTACH '%s' AS older".formatted(copy), "DELETE FROM row_seal WHERE row = %d AND tab IN (4, 5)".formatted(id),
                "UPDATE certificate SET (revoked, reason, change) = (SELECT revoked, reason, change FROM older.certificate WHERE id = %1$d) WHERE id = %1$d".formatted(id),
                "INSERT INTO row_seal SELECT * FROM older.row_seal WHERE row = %d AND tab = 4".formatted(id));
        assertThat(lab.tampering()).contains(new StoreFinding.RowsMissing("certificate", 3, 3));
        noListIsMade();
    }

    @Test void everyColumnOfEveryRowThatIsProtectedCountsAndEveryRowThatIsMissing() throws SQLException {
        lab.office.close();
        for (var table : tables()) {
            for (var column : columns(table)) {
                flip(table, column);
            }
            missing(table);
        }
    }

    private List<String> tables() throws SQLException {
        return texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('store', 'setting', 'authority', 'certificate', "
                + "'certificate_der', 'key', 'revocation_list', 'profile', 'departure', 'thing', 'policy')");
    }

    private List<String> columns(String table) throws SQLException {
        return texts("SELECT name FROM pragma_table_info('" + table + "')");
    }

    private List<String> texts(String sql) throws SQLException {
        try (var connection = connection(); var rows = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void flip(String table, String column) throws SQLException {
        var change = "UPDATE %1$s SET %2$s = CASE typeof(%2$s) WHEN 'integer' THEN %2$s + 1000 WHEN 'text' THEN %2$s || 'x' WHEN 'blob' THEN zeroblob(length(%2$s)) ELSE 7 END WHERE rowid = (SELECT max(rowid) FROM %1$s)";
        assertThat(foundAfter(change.formatted(table, column).replace(withoutRowid(table), ""))).as(table + "." + column).isTrue();
    }

    private static String withoutRowid(String table) {
        return List.of("setting", "profile").contains(table) ? " WHERE rowid = (SELECT max(rowid) FROM %s)".formatted(table) : "\0";
    }

    private void missing(String table) throws SQLException {
        var rows = texts("SELECT count(*) FROM " + table).getFirst();
        assertThat(rows.equals("0") || foundAfter("DELETE FROM " + table)).as(table).isTrue();
    }

    /// Leaves the file as it was. A change that SQLite itself refuses counts as found.
    private boolean foundAfter(String sql) throws SQLException {
        var rows = sql.startsWith("UPDATE") ? 1 : 0;
        try {
            var kept = Files.readAllBytes(lab.file);
            try (var connection = connection()) {
                var changed = connection.createStatement().executeUpdate(sql);
                if (changed == 0 && rows == 1) {
                    return true;
                }
            } catch (SQLException refused) {
                return true;
            }
            var found = find();
            Files.write(lab.file, kept);
            return found;
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private boolean find() {
        try (var office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings)) {
            var found = new ArrayList<OfSeal>();
            office.tampering().look(Progress.NONE, found::add);
            return !found.isEmpty();
        } catch (Failure noticedAtOnce) {
            return true;
        }
    }

    @Test void anOlderFileThatWasPutBackIsToldUntilSomebodyAcceptsIt() throws Exception {
        var older = kept();
        issue("press-3");
        putBack(older);
        assertThat(lab.office.warnings()).singleElement().isInstanceOf(StoreFinding.OlderThanSeen.class);
        assertThat(lab.tampering()).isEmpty();
        edit();
        assertThat(lab.office.warnings()).singleElement().isInstanceOf(StoreFinding.OlderThanSeen.class);
        lab.office.acceptOlder();
        edit();
        assertThat(lab.office.warnings()).isEmpty();
        assertThat(lab.office.audit().recent(5)).extracting(AuditEntry::act).contains(Act.OLDER_STORE_ACCEPTED);
    }

    @Test void anOlderFileThatHasComeAsFarOnAnotherWayIsToldToo() throws Exception {
        var older = kept();
        issue("press-3");
        lab.office.close();
        var seen = Files.readAllBytes(seen());
        Files.write(lab.file, older);
        Files.delete(seen());
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
        issue("press-4");
        lab.office.close();
        Files.write(seen(), seen);
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
        assertThat(lab.office.warnings()).singleElement().isInstanceOf(StoreFinding.OlderThanSeen.class);
    }

    @Test void aNoteBesideTheStoreThatIsMissingOrDamagedIsSaidOnceAndHoldsNobodyUp() throws Exception {
        for (var content : new byte[][] {{}, new byte[73], null}) {
            lab.office.close();
            if (content == null) {
                Files.delete(seen());
            } else {
                Files.write(seen(), content);
            }
            lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
            assertThat(lab.office.warnings()).isEmpty();
            assertThat(lab.office.audit().recent(1)).extracting(AuditEntry::act).containsExactly(Act.STORE_UNSEEN);
            edit();
            assertThat(lab.office.audit().recent(1)).extracting(AuditEntry::act).containsExactly(Act.STORE_UNLOCKED);
        }
    }

    @Test void aKillBeforeTheNoteIsNoTampering() throws Exception {
        var before = Files.readAllBytes(seen());
        issue("press-3");
        lab.kill();
        Files.write(seen(), before);
        edit();
        assertThat(lab.office.warnings()).isEmpty();
        assertThat(lab.tampering()).isEmpty();
    }

    @Test void theNoteIsItsOwnersAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(seen())).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    private Path seen() {
        return folder.resolve("lab.chancery.seen");
    }

    private byte[] kept() throws IOException {
        lab.office.close();
        var store = Files.readAllBytes(lab.file);
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
        return store;
    }

    private void putBack(byte[] store) throws IOException {
        lab.office.close();
        Files.write(lab.file, store);
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
    }

    @Test void theAuditLogIsAChain() throws SQLException {
        edit("UPDATE audit SET detail = 'nothing' WHERE id = 2");
        assertThat(lab.tampering()).containsExactly(new StoreFinding.AuditChanged(2));
    }

    @Test void anEntryOfTheAuditLogThatIsMissingIsFound() throws SQLException {
        edit("DELETE FROM audit WHERE id = 3", "DELETE FROM audit_seal WHERE id = 3");
        assertThat(lab.tampering()).containsExactly(new StoreFinding.AuditChanged(4));
    }

    @Test void entriesOfTheAuditLogThatWereExchangedAreFound() throws SQLException {
        edit("UPDATE audit SET id = 9000 WHERE id = 2", "UPDATE audit SET id = 2 WHERE id = 3", "UPDATE audit SET id = 3 WHERE id = 9000");
        assertThat(lab.tampering()).contains(new StoreFinding.AuditChanged(2), new StoreFinding.AuditChanged(3));
    }

    @Test void aCutAuditLogIsToldAtOnce() throws SQLException {
        edit("DELETE FROM audit WHERE id > 2", "DELETE FROM audit_seal WHERE id > 2");
        assertThat(lab.office.warnings()).singleElement().isInstanceOfSatisfying(StoreFinding.AuditCut.class, cut -> assertThat(cut.last()).isEqualTo(2));
    }

    @Test void aStoreOfAnOlderSchemaIsSealedOnceAndNeverAgain() throws Exception {
        lab.office.close();
        try (var stored = new GZIPInputStream(TamperingTest.class.getResourceAsStream("/stores/schema-01.chancery.gz"))) {
            Files.write(lab.file, stored.readAllBytes());
        }
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
        assertThat(lab.tampering()).isEmpty();
        edit();
        assertThat(lab.office.warnings()).isEmpty();
        assertThat(lab.tampering()).isEmpty();
        edit("DELETE FROM seal_head", "DELETE FROM row_seal", "DELETE FROM audit_seal", "UPDATE authority SET default_life = default_life + 60");
        assertThat(lab.office.warnings()).contains(new StoreFinding.HeadChanged());
        nothingIsSignedBy(lab.office.authorities().all().getFirst());
    }

    private void nothingIsSignedBy(Authority authority) {
        root = authority;
        assertThatThrownBy(() -> issue("press-9")).isInstanceOf(Failure.Tampered.class);
        assertThat(Optional.of(lab.office.certificates().count())).contains(5L);
    }
}
