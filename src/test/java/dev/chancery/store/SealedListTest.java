package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.ThingQuery;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a list shows is compared with its seal, so that it never shows what somebody else, or a drive, has made of a row.
class SealedListTest {

    @TempDir Path folder;
    private final Random random = new Random(3);
    private Path file;
    private long root;
    private long last;

    @BeforeEach void store() {
        file = folder.resolve("lab.chancery");
        try (var store = TestStore.createSealed(folder)) {
            var authority = TestStore.root(store, "Root", random);
            root = authority.certificate().id().value();
            last = store.write(transaction -> {
                transaction.audit().append(TestStore.NOW, Act.AUTHORITY_CREATED, "Root", "");
                long id = 0;
                for (int i = 0; i < 4; i++) {
                    var thing = transaction.things().insert(TestStore.thing("press-" + i), TestStore.NOW);
                    id = TestStore.issue(transaction, authority.id(), Optional.of(thing), random).id().value();
                    transaction.audit().append(TestStore.NOW, Act.CERTIFICATE_ISSUED, "press-" + i, "");
                }
                return id;
            });
        }
    }

    private void edit(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private Database opened() {
        var store = Database.open(file);
        store.protect(TestStore.SEALER);
        return store;
    }

    @Test void aNameThatWasChangedIsNamedByThePageThatWouldShowItAndByNoOther() throws SQLException {
        edit("UPDATE certificate SET subject = replace(subject, 'CN=', 'CN=X') WHERE id = " + last);
        try (var store = opened()) {
            assertThatThrownBy(() -> store.read(tx -> tx.certificates().rows(new long[] {root, last})))
                    .isInstanceOf(Failure.Tampered.class).hasMessageContaining("certificate, row " + last);
            assertThatThrownBy(() -> store.read(tx -> tx.things().summaries(tx.things().numbers(ThingQuery.ALL, TestStore.NOW))))
                    .isInstanceOf(Failure.Tampered.class);
            assertThat(store.<List<?>>read(tx -> tx.certificates().rows(new long[] {root, last - 1}))).hasSize(2);
        }
    }

    @Test void theThingThatACertificateIsShownForIsComparedToo() throws SQLException {
        edit("UPDATE thing SET thing_id = 'press-8' WHERE thing_id = 'press-1'");
        try (var store = opened()) {
            assertThatThrownBy(() -> store.read(tx -> tx.certificates().rows(tx.certificates().ids(CertificateQuery.ALL, TestStore.NOW))))
                    .isInstanceOf(Failure.Tampered.class).hasMessageContaining("thing, row 2");
            assertThatThrownBy(() -> store.read(tx -> tx.things().rows(new long[] {2}))).isInstanceOf(Failure.Tampered.class);
            assertThatThrownBy(() -> store.read(tx -> tx.certificates().ofThing(2))).isInstanceOf(Failure.Tampered.class);
        }
    }

    @Test void anEntryOfTheLogThatWasChangedIsNamedAndWhatStandsBeforeItIsRead() throws SQLException {
        edit("UPDATE audit SET object = 'press-9' WHERE id = 3");
        try (var store = opened()) {
            assertThatThrownBy(() -> store.read(tx -> tx.audit().recent(10))).isInstanceOf(Failure.Tampered.class).hasMessageContaining("entry 3");
            assertThat(store.<List<?>>read(tx -> tx.audit().after(0, 2))).hasSize(2);
            assertThat(store.<List<?>>read(tx -> tx.audit().recent(2))).hasSize(2);
        }
    }

    @Test void whatALogThatWasCutStillHoldsIsRead() throws SQLException {
        edit("DELETE FROM audit WHERE id = 5");
        edit("DELETE FROM audit_seal WHERE id = 5");
        try (var store = opened()) {
            store.write(tx -> tx.audit().append(TestStore.NOW, Act.AUTHORITY_CREATED, "", ""));
            assertThat(store.<List<?>>read(tx -> tx.audit().recent(10))).hasSize(5);
        }
    }

    @Test void anAuthoritysNameAndItsCertificateAreLookedAtWhenTheStoreIsUnlocked() throws SQLException {
        edit("UPDATE authority SET name = 'Other'");
        edit("UPDATE certificate SET not_after = not_after + 1 WHERE id = " + root);
        var found = new ArrayList<StoreFinding>();
        try (var store = opened()) {
            store.checkQuickly(found::add);
        }
        assertThat(found).contains(new StoreFinding.RowChanged("authority", String.valueOf(root)), new StoreFinding.RowChanged("certificate", String.valueOf(root)));
    }

    @Test void anIndexThatHidesARowIsMadeAgainWhenTheStoreIsOpened() throws SQLException {
        var index = " WHERE name = 'certificate_thing'";
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            for (var sql : List.of("PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET sql = replace(sql, '(thing', '(id + 1000, thing')" + index,
                    "PRAGMA writable_schema = RESET", "REINDEX certificate_thing", "PRAGMA writable_schema = ON",
                    "UPDATE sqlite_schema SET sql = replace(sql, '(id + 1000, thing', '(thing')" + index)) {
                statement.executeUpdate(sql);
            }
        }
        try (var store = opened()) {
            assertThat(store.<List<?>>read(tx -> tx.certificates().ofThing(2))).hasSize(1);
        }
    }

    @Test void whatATransactionHasWrittenItselfIsReadWithinIt() {
        try (var store = opened()) {
            assertThat(store.<List<?>>write(tx -> {
                var thing = tx.things().insert(TestStore.thing("press-new"), TestStore.NOW);
                var certificate = TestStore.issue(tx, tx.authorities().all().getFirst().id(), Optional.of(thing), random);
                tx.audit().append(TestStore.NOW, Act.CERTIFICATE_ISSUED, "press-new", "");
                assertThat(tx.audit().recent(10)).hasSize(6);
                return tx.certificates().rows(new long[] {certificate.id().value(), last});
            })).hasSize(2);
        }
    }
}
