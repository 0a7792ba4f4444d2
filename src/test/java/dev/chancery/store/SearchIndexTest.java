package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The text index finds what reading every row would find, whatever happened to the rows, and a long list is in order.
class SearchIndexTest {

    private static final int MANY = 20_000;

    @TempDir Path folder;
    private final Random random = new Random(Long.getLong("any.seed", System.nanoTime()));
    private Database store;
    private Authority root;

    @BeforeEach void open() {
        store = TestStore.create(folder);
        root = TestStore.root(store, "Root", random);
    }

    @AfterEach void close() {
        store.close();
    }

    private List<Certificate> issue(int count) {
        return store.write(transaction -> {
            var issued = new ArrayList<Certificate>();
            for (int i = 0; i < count; i++) {
                var thing = random.nextInt(3) == 0
                        ? Optional.of(transaction.things().insert(TestStore.thing(random, random.nextInt()), TestStore.NOW)) : Optional.<Thing>empty();
                issued.add(TestStore.issue(transaction, root.id(), thing, random));
            }
            return issued;
        });
    }

    private long[] found(String text) {
        return ids(CertificateQuery.ALL.withText(text));
    }

    private long[] ids(CertificateQuery query) {
        return store.read(transaction -> transaction.certificates().ids(query, TestStore.NOW));
    }

    private long[] plainly(String folded) {
        return store.read(transaction -> transaction.session().numbers("SELECT id FROM certificate WHERE instr(search, ?1) > 0 "
                + "OR instr(lower(hex(serial)), ?1) > 0 AND length(?1) >= 4 AND ?1 NOT GLOB '*[^0-9a-f]*'", folded));
    }

    private void agrees() {
        var texts = store.<List<String>>read(transaction -> transaction.session().list(Row::text,
                "SELECT search FROM certificate UNION ALL SELECT lower(hex(serial)) FROM certificate ORDER BY 1"));
        Any.holdsFor(chance -> part(chance, texts.get(chance.nextInt(texts.size()))), part -> {
            var plain = plainly(part);
            assertThat(found(part)).as(part).containsOnlyOnce(plain).satisfies(ids -> assertThat(ids.length).isGreaterThanOrEqualTo(plain.length));
        });
    }

    /// A part without a line end or space at its ends, which nobody could type. Numbers may also mean a whole serial.
    private static String part(Random chance, String text) {
        var from = chance.nextInt(text.length());
        var part = text.substring(from, Math.min(text.length(), from + 1 + chance.nextInt(9))).lines().findFirst().orElse("").strip();
        return part.isEmpty() || Character.isLowSurrogate(part.charAt(0)) ? text.lines().findFirst().orElse("").strip() : part;
    }

    @Test void partsAreFoundAfterIssuingRevokingAndRemoving() {
        var issued = issue(300);
        agrees();
        store.write(transaction -> {
            issued.subList(0, 100).forEach(one -> transaction.revocations().put(one.id(), Optional.of(TestStore.revocation(random)), 1));
            return 0;
        });
        agrees();
        var owned = issued.stream().filter(one -> one.thing().isPresent()).limit(40).toList();
        owned.forEach(one -> store.write(transaction -> {
            var thing = transaction.things().byId(one.thing().orElseThrow()).orElseThrow();
            transaction.certificates().detach(thing);
            return transaction.things().delete(thing.number());
        }));
        agrees();
        owned.forEach(one -> assertThat(found(one.thing().orElseThrow().value())).contains(one.id().value()));
    }

    @Test void whatIsRolledBackIsNotFound() {
        issue(5);
        assertThat(found("nowhere-else")).isEmpty();
        try {
            store.write(transaction -> {
                transaction.session().update("UPDATE certificate SET search = 'nowhere-else' WHERE id = ?", root.certificate().id().value());
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException onPurpose) {
            assertThat(onPurpose).hasMessage("on purpose");
        }
        assertThat(found("nowhere-else")).isEmpty();
        agrees();
    }

    @Test void aRowThatChangesOrGoesLeavesNothingInTheIndex() {
        var one = issue(3).getFirst();
        store.write(transaction -> transaction.session().update("UPDATE certificate SET search = 'quite different' WHERE id = ?", one.id().value()));
        assertThat(found("quite different")).containsExactly(one.id().value());
        assertThat(found(one.serial().hex())).containsExactly(one.id().value());
        store.write(transaction -> {
            transaction.session().update("DELETE FROM certificate_der WHERE id = ?", one.id().value());
            return transaction.session().update("DELETE FROM certificate WHERE id = ?", one.id().value());
        });
        assertThat(indexed("\"quite different\"")).isZero();
    }

    @Test void whatChangesAndGoesInTheTransactionThatBroughtItLeavesNothingInTheIndex() {
        var kept = store.write(transaction -> {
            var gone = TestStore.issue(transaction, root.id(), Optional.empty(), random);
            var changed = TestStore.issue(transaction, root.id(), Optional.empty(), random);
            transaction.session().update("UPDATE certificate SET search = 'never to be seen' WHERE id = ?", gone.id().value());
            transaction.session().update("DELETE FROM certificate_der WHERE id = ?", gone.id().value());
            transaction.session().update("DELETE FROM certificate WHERE id = ?", gone.id().value());
            transaction.session().update("UPDATE certificate SET search = 'quite different' WHERE id = ?", changed.id().value());
            return changed;
        });
        assertThat(indexed("\"never to be seen\"")).isZero();
        assertThat(found("quite different")).containsExactly(kept.id().value());
        assertThat(found(kept.serial().hex())).containsExactly(kept.id().value());
        assertThat(due()).isZero();
        agrees();
    }

    @Test void theIndexMadeAgainHoldsEachCertificateOnceAlsoOneThatIsDue() {
        var one = issue(1).getFirst();
        store.write(transaction -> {
            transaction.session().update("INSERT INTO words_due (id) VALUES (?)", one.id().value());
            transaction.checks().rebuildSearch();
            return 0;
        });
        assertThat(due()).isZero();
        store.write(transaction -> {
            transaction.session().update("DELETE FROM certificate_der WHERE id = ?", one.id().value());
            return transaction.session().update("DELETE FROM certificate WHERE id = ?", one.id().value());
        });
        assertThat(indexed("\"" + one.serial().hex() + "\"")).isZero();
    }

    private long due() {
        return store.read(transaction -> transaction.session().number("SELECT count(*) FROM words_due"));
    }

    private long indexed(String match) {
        return store.read(transaction -> transaction.session().number("SELECT count(*) FROM certificate_text WHERE certificate_text MATCH ?", match));
    }

    @Test void signsOfTheIndexsOwnLanguageAreOrdinaryText() {
        issue(20);
        for (var text : List.of("\"", "\"\"\"", "a OR b", "search : x", "NOT x", "x*", "^abc", "(((", "a-b AND", "\\\\\\", "%_%")) {
            assertThat(found(text)).as(text).isEqualTo(plainly(Folded.of(text)));
        }
    }

    @Test void serialNumbersOfSeveralIssuersAreInOrderBothWays() {
        for (int i = 0; i < 3; i++) {
            root = TestStore.root(store, "Root " + i, random);
            issue(200);
        }
        var inOrder = store.read(transaction -> transaction.session().numbers("SELECT id FROM certificate ORDER BY length(serial), serial, id"));
        var query = CertificateQuery.ALL.sortedBy(Column.SERIAL, false);
        assertThat(ids(query)).containsExactly(inOrder);
        assertThat(ids(query.sortedBy(Column.SERIAL, true)))
                .containsExactly(IntStream.range(0, inOrder.length).mapToLong(i -> inOrder[inOrder.length - 1 - i]).toArray());
        assertThat(first(query, 7)).containsExactly(Arrays.copyOf(inOrder, 7));
    }

    @Test void theFirstFewAreThoseOfTheWholeListAlsoForOneLetter() {
        issue(300);
        for (var column : Column.values()) {
            for (var text : List.of("", "a", "e1", "abc")) {
                var query = CertificateQuery.ALL.withText(text).sortedBy(column, random.nextBoolean());
                var all = ids(query);
                assertThat(first(query, 20)).as(column + " " + text).containsExactly(Arrays.copyOf(all, Math.min(20, all.length)));
            }
        }
    }

    private long[] first(CertificateQuery query, int most) {
        return store.read(transaction -> transaction.certificates().first(query, TestStore.NOW, most));
    }

    @Test void aLongListIsCompleteInEveryOrderAndCounted() {
        issue(MANY);
        var all = store.<List<Certificate>>read(transaction ->
                transaction.certificates().rows(transaction.session().numbers("SELECT id FROM certificate")));
        assertThat(all).hasSize(MANY + 1);
        for (var column : Column.values()) {
            for (var descending : List.of(true, false)) {
                var expected = new ArrayList<>(all.stream().sorted(order(column)).map(one -> one.id().value()).toList());
                if (descending) {
                    Collections.reverse(expected);
                }
                assertThat(Arrays.stream(ids(CertificateQuery.ALL.sortedBy(column, descending))).boxed().toList()).as(column.code()).isEqualTo(expected);
            }
        }
        counted(all);
    }

    private static Comparator<Certificate> order(Column column) {
        Comparator<Certificate> order = switch (column) {
            case ISSUED -> Comparator.comparing(Certificate::issued);
            case EXPIRES -> Comparator.comparing(one -> one.validity().notAfter());
            case SUBJECT -> Comparator.comparing(one -> Folded.of(one.label()));
            case SERIAL -> Comparator.comparing(Certificate::serial);
            case ISSUER -> Comparator.comparing(_ -> 0);
            case PROFILE -> Comparator.comparing(Certificate::profile);
            case KEY -> Comparator.comparing(one -> one.key().code());
        };
        return order.thenComparing(one -> one.id().value());
    }

    private void counted(List<Certificate> all) {
        Stream.of("", "press", "labor süd", "o").map(CertificateQuery.ALL::withText).forEach(query -> {
            var matches = store.read(transaction -> transaction.certificates().matches(query.withStatus(Optional.of(Status.ON_HOLD)), TestStore.NOW));
            var wanted = all.stream().filter(one -> Folded.of(one.subject() + "\n" + one.thing().map(thing -> thing.value()).orElse("")).contains(query.text())).toList();
            var counts = new HashMap<Status, Long>();
            Arrays.stream(Status.values()).forEach(status -> counts.put(status, wanted.stream().filter(one -> one.status(TestStore.NOW) == status).count()));
            assertThat(matches.byStatus()).as(query.text()).isEqualTo(counts);
            assertThat(matches.ids()).hasSize(counts.get(Status.ON_HOLD).intValue());
        });
    }
}
