package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.SavedFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small tables: identity, settings, keys, audit.
class TablesTest {

    @TempDir Path folder;
    private Database store;

    @BeforeEach void create() {
        store = TestStore.create(folder);
    }

    @AfterEach void close() {
        store.close();
    }

    @Test void theSealHeaderCanBeReplacedAndTheIdentityStays() {
        store.write(transaction -> {
            transaction.store().replaceSealHeader(new byte[] {1, 2, 3});
            assertThat(transaction.store().sealHeader()).containsExactly(1, 2, 3);
            return assertThat(transaction.store().storeId()).isEqualTo(TestStore.ID);
        });
    }

    @Test void aSettingIsWhatItWasLastSetTo() {
        store.write(transaction -> {
            assertThat(transaction.settings().get("language")).isEmpty();
            transaction.settings().put("language", "en");
            transaction.settings().put("language", "de");
            return assertThat(transaction.settings().get("language")).contains("de");
        });
    }

    @Test void aSealedKeyIsReadBackUnderItsCertificate() {
        var root = TestStore.root(store, "Root", new Random(1));
        store.write(transaction -> {
            assertThat(transaction.certificates().byId(root.certificate().id()).orElseThrow().hasKey()).isFalse();
            transaction.keys().insert(root.certificate().id(), new byte[] {9, 8, 7});
            assertThat(transaction.certificates().byId(root.certificate().id()).orElseThrow().hasKey()).isTrue();
            assertThat(transaction.keys().sealed(new CertificateId(77))).isEmpty();
            return assertThat(transaction.keys().sealed(root.certificate().id()).orElseThrow()).containsExactly(9, 8, 7);
        });
    }

    @Test void aKeyWithoutACertificateIsADefect() {
        assertThatThrownBy(() -> store.write(transaction -> {
            transaction.keys().insert(new CertificateId(77), new byte[1]);
            return 0;
        })).isInstanceOf(IllegalStateException.class);
    }

    @Test void aFilterOfAnAuthorityThatIsNotThereIsADefectAndLeavesNothing() {
        var root = TestStore.root(store, "Root", new Random(1));
        var query = CertificateQuery.ALL.withIssuer(Optional.of(root.id()));
        var here = new SavedFilter("here", query, Optional.empty());
        store.write(transaction -> {
            transaction.savedFilters().insert(here);
            return 0;
        });
        assertThatThrownBy(() -> store.write(transaction -> {
            transaction.savedFilters().insert(new SavedFilter("gone", query.withIssuer(Optional.of(new AuthorityId(77))), Optional.empty()));
            return 0;
        })).isInstanceOf(IllegalStateException.class);
        store.read(transaction -> assertThat(transaction.savedFilters().all()).containsExactly(here));
    }

    @Test void theAuditIsReadFromItsEnd() {
        store.write(transaction -> {
            var first = transaction.audit().append(TestStore.NOW, Act.THING_ADDED, "press-1", "by hand");
            var second = transaction.audit().append(TestStore.NOW.plusSeconds(1), Act.CERTIFICATE_ISSUED, "press-2", "");
            var third = transaction.audit().append(TestStore.NOW, Act.THING_REMOVED, "press-1", "");
            assertThat(first).isEqualTo(new AuditEntry(first.number(), TestStore.NOW, Act.THING_ADDED, "press-1", "by hand"));
            assertThat(transaction.audit().recent(2)).containsExactly(third, second);
            assertThat(transaction.audit().ofObject("press-3")).isEqualTo(List.of());
            return assertThat(transaction.audit().ofObject("press-1")).containsExactly(third, first);
        });
    }

    @Test void everyActIsReadBackAsItself() {
        store.write(transaction -> {
            var written = Arrays.stream(Act.values()).map(act -> transaction.audit().append(TestStore.NOW, act, "x", "")).toList();
            return assertThat(transaction.audit().recent(1000).reversed()).isEqualTo(written);
        });
    }

    @Test void timesAreKeptToTheMillisecond() {
        var precise = Instant.parse("2026-11-20T12:00:00.123456789Z");
        store.write(transaction -> {
            var entry = transaction.audit().append(precise, Act.THING_ADDED, "x", "");
            assertThat(entry.when()).isEqualTo(Instant.parse("2026-11-20T12:00:00.123Z"));
            return assertThat(transaction.audit().recent(1)).containsExactly(entry);
        });
    }
}
