package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.ListNumber;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Validity;
import dev.chancery.store.RevocationTable.Listed;
import java.nio.file.Path;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationTableTest {

    private static final Instant WHEN = TestStore.NOW.minusSeconds(5);
    private static final Revocation HELD = new Revocation(WHEN, Reason.CERTIFICATE_HOLD);
    private static final Revocation LEAKED = new Revocation(WHEN, Reason.KEY_COMPROMISE);

    @TempDir Path folder;
    private Database store;
    private Authority root;
    private Authority other;

    @BeforeEach void open() {
        store = TestStore.create(folder);
        root = TestStore.root(store, "Root", new Random(1));
        other = TestStore.root(store, "Other", new Random(2));
        store.write(transaction -> {
            transaction.revocations().put(root.certificate().id(), Optional.empty(), 1);
            transaction.revocations().put(other.certificate().id(), Optional.empty(), 1);
            return 0;
        });
    }

    @AfterEach void close() {
        store.close();
    }

    private Certificate issued(Authority issuer, Validity validity) {
        return store.write(transaction -> {
            var like = TestStore.valid(TestStore.certificate(new Random(), new CertificateId(transaction.certificates().count() + 100),
                    issuer.id(), Optional.empty()), validity, Optional.empty());
            transaction.certificates().insert(like);
            return like;
        });
    }

    private Certificate issued(Authority issuer) {
        return issued(issuer, new Validity(TestStore.NOW.minus(Duration.ofDays(1)), TestStore.NOW.plus(Duration.ofDays(1))));
    }

    private void put(Certificate certificate, Optional<Revocation> revocation, long change) {
        store.write(transaction -> {
            transaction.revocations().put(certificate.id(), revocation, change);
            return 0;
        });
    }

    private List<Listed> listed(Instant from) {
        return store.read(transaction -> {
            var found = new ArrayList<Listed>();
            transaction.revocations().each(root.id(), from, found::add);
            return found;
        });
    }

    private List<Listed> changes(long base) {
        return store.read(transaction -> {
            var found = new ArrayList<Listed>();
            transaction.revocations().eachChange(root.id(), base, TestStore.NOW, found::add);
            return found;
        });
    }

    private static Listed listed(Certificate certificate, Revocation revocation) {
        return new Listed(certificate.serial(), revocation.when(), revocation.reason());
    }

    @Test void aRevocationIsReadBackWithItsReason() {
        var certificate = issued(root);
        put(certificate, Optional.of(LEAKED), 1);
        assertThat(store.read(transaction -> transaction.certificates().byId(certificate.id())).orElseThrow().revoked()).contains(LEAKED);
        assertThatThrownBy(() -> put(TestStore.certificate(new Random(), new CertificateId(9_999), root.id(), Optional.empty()),
                Optional.of(LEAKED), 1)).isInstanceOf(Failure.Gone.class);
    }

    @Test void aListHasTheRevokedOnesOfItsAuthorityAndNoOthers() {
        var first = issued(root);
        put(first, Optional.of(LEAKED), 1);
        put(issued(other), Optional.of(LEAKED), 1);
        issued(root);
        assertThat(listed(Instant.EPOCH)).isEqualTo(List.of(listed(first, LEAKED)));
        assertThat(store.<Long>read(transaction -> transaction.revocations().count(root.id()))).isOne();
    }

    @Test void whatEndedBeforeIsLeftOut() {
        var ended = issued(root, new Validity(TestStore.NOW.minusSeconds(90), TestStore.NOW.minusSeconds(10)));
        put(ended, Optional.of(LEAKED), 1);
        assertThat(listed(ended.validity().notAfter())).hasSize(1);
        assertThat(listed(ended.validity().notAfter().plusSeconds(1))).isEqualTo(List.of());
    }

    @Test void theChangesSinceAListAreThoseThatALaterOneTellsFirst() {
        var early = issued(root);
        put(early, Optional.of(LEAKED), 3);
        var late = issued(root);
        put(late, Optional.of(HELD), 4);
        assertThat(changes(3)).isEqualTo(List.of(listed(late, HELD)));
        assertThat(changes(2)).hasSize(2);
        put(late, Optional.empty(), 5);
        assertThat(changes(3)).isEqualTo(List.of(new Listed(late.serial(), TestStore.NOW, Reason.REMOVE_FROM_CRL)));
        assertThat(listed(Instant.EPOCH)).isEqualTo(List.of(listed(early, LEAKED)));
        store.read(transaction -> {
            assertThat(transaction.revocations().hasChangesSince(root.id(), 5)).isFalse();
            return assertThat(transaction.revocations().hasChangesSince(root.id(), 4)).isTrue();
        });
    }

    @Test void theRootsOwnIsToldApart() {
        var certificate = issued(root);
        var found = store.read(transaction -> transaction.revocations().ofIssuer(root.id()));
        assertThat(found).extracting(Candidate::id).containsExactly(root.certificate().id(), certificate.id());
        assertThat(found).extracting(Candidate::isRoot).containsExactly(true, false);
    }

    @Test void thingsAndGroupsHaveWhatIsTheirs() {
        var random = new Random(4);
        var mine = store.write(transaction -> {
            var thing = transaction.things().insert(new NewThing(new ThingId("press-1"),
                    Thing.Description.of("", "Hall 1", "", "", "", "").orRefuse()), TestStore.NOW);
            TestStore.issue(transaction, root.id(), Optional.empty(), random);
            return TestStore.issue(transaction, root.id(), Optional.of(thing), random);
        });
        store.read(transaction -> {
            assertThat(transaction.revocations().ofGroup("Hall 1")).extracting(Candidate::id).containsExactly(mine.id());
            assertThat(transaction.revocations().ofGroup("Hall")).isEqualTo(List.of());
            assertThat(transaction.revocations().ofThings(new long[] {1, 1, 77})).extracting(Candidate::id).containsExactly(mine.id());
            return assertThat(transaction.revocations().these(new long[] {9_999, mine.id().value()})).hasSize(1);
        });
    }

    @Test void aCertificateKeepsTheIdOfAThingThatIsRemoved() {
        var random = new Random(5);
        store.write(transaction -> {
            var thing = transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW);
            var certificate = TestStore.issue(transaction, root.id(), Optional.of(thing), random);
            transaction.certificates().detach(thing);
            assertThat(transaction.things().delete(thing.number())).isTrue();
            var another = transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW);
            assertThat(transaction.certificates().ofThing(another.number())).isEqualTo(List.of());
            return assertThat(transaction.certificates().byId(certificate.id()).orElseThrow().thing()).contains(thing.id());
        });
        var found = store.read(transaction -> transaction.certificates().rows(
                transaction.certificates().ids(CertificateQuery.ALL.withText("PRESS-1"), TestStore.NOW)));
        assertThat(found).singleElement().satisfies(one -> assertThat(one.thing()).hasValueSatisfying(id -> assertThat(id.value()).isEqualTo("press-1")));
    }

    @Test void numbersOnlyRise() {
        for (long wanted = 1; wanted <= 3; wanted++) {
            assertThat(store.<Long>write(transaction -> transaction.revocationLists().reserve(root.id()).count())).isEqualTo(wanted);
        }
        close();
        store = Database.open(folder.resolve("lab.chancery"));
        assertThat(store.<Long>write(transaction -> transaction.revocationLists().reserve(root.id()).count())).isEqualTo(4);
        assertThat(store.<Long>write(transaction -> transaction.revocationLists().reserve(other.id()).count())).isEqualTo(1);
        assertThat(store.<Long>read(transaction -> transaction.revocationLists().nextCount(root.id()))).isEqualTo(5);
    }

    @Test void numbersRiseAboveWhateverWasSeen() {
        var high = BigInteger.TWO.pow(150);
        for (var seen : List.of(BigInteger.valueOf(41), BigInteger.valueOf(7), BigInteger.TWO.pow(61), high, BigInteger.TWO, high.add(BigInteger.TEN))) {
            var before = store.<BigInteger>read(transaction -> transaction.revocationLists().next(root.id()).value());
            store.write(transaction -> {
                transaction.revocationLists().skip(root.id(), seen);
                return 0;
            });
            assertThat(store.<BigInteger>write(transaction -> transaction.revocationLists().reserve(root.id()).value()))
                    .isEqualTo(seen.add(BigInteger.ONE).max(before));
        }
    }

    @Test void aListThatWasCountedOtherwiseIsNoBaseForADelta() {
        var number = new ListNumber(4, BigInteger.TEN);
        store.write(transaction -> {
            transaction.revocationLists().putPublished(root.id(), new PublishedList(number, WHEN, WHEN.plusSeconds(60),
                    Optional.of(new PublishedList.Base(number, WHEN))));
            transaction.revocationLists().skip(root.id(), BigInteger.TWO.pow(100));
            return 0;
        });
        var last = store.<Optional<PublishedList>>read(transaction -> transaction.revocationLists().published(root.id())).orElseThrow();
        assertThat(last.number().value()).isEqualTo(14);
        assertThat(last.base()).isEmpty();
    }

    @Test void settingsAndTheLastListAreKept() {
        var settings = new RevocationListSettings(48, "/srv/crl.pem", "http://lab.example/crl", true, true);
        var last = new PublishedList(ListNumber.of(7), WHEN, WHEN.plusSeconds(60), Optional.of(new PublishedList.Base(ListNumber.of(5), WHEN.minusSeconds(9))));
        store.write(transaction -> {
            assertThat(transaction.revocationLists().settings(root.id())).isEqualTo(RevocationListSettings.DEFAULT);
            assertThat(transaction.revocationLists().published(root.id())).isEmpty();
            transaction.revocationLists().putSettings(root.id(), settings);
            assertThat(transaction.revocationLists().published(root.id())).isEmpty();
            transaction.revocationLists().putPublished(root.id(), last);
            return 0;
        });
        store.read(transaction -> {
            assertThat(transaction.revocationLists().settings(root.id())).isEqualTo(settings);
            return assertThat(transaction.revocationLists().published(root.id())).contains(last);
        });
    }
}
