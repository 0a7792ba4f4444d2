package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.ThingId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTableTest {

    private static final Random RANDOM = new Random(11);

    @TempDir Path folder;
    private Database store;
    private Authority root;

    @BeforeEach void create() {
        store = TestStore.create(folder);
        root = TestStore.root(store, "Root", RANDOM);
    }

    @AfterEach void close() {
        store.close();
    }

    @Test void everyCertificateIsReadBackAsItWas() {
        var thing = store.write(transaction -> transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW));
        var ids = new AtomicLong(1000);
        store.write(transaction -> {
            Any.holdsFor(random -> TestStore.certificate(random, new CertificateId(ids.incrementAndGet()), root.id(),
                    random.nextBoolean() ? Optional.of(thing.id()) : Optional.empty()), certificate -> {
                transaction.certificates().insert(certificate);
                assertThat(transaction.certificates().byId(certificate.id())).contains(certificate);
            });
            return assertThat(transaction.certificates().count()).isEqualTo(1001);
        });
    }

    @Test void aRootIsItsOwnIssuer() {
        store.read(transaction -> {
            assertThat(transaction.certificates().byId(root.certificate().id())).contains(root.certificate());
            assertThat(transaction.certificates().byId(new CertificateId(99))).isEmpty();
            return assertThat(transaction.certificates().countByIssuer()).isEqualTo(Map.of(root.id(), 1L));
        });
    }

    @Test void anIssuerUsesASerialNumberOnce() {
        var serial = new SerialNumber(BigInteger.TEN);
        insert(TestStore.withSerial(certificate(100, root.id()), serial));
        assertThatThrownBy(() -> insert(TestStore.withSerial(certificate(101, root.id()), serial))).isInstanceOf(IllegalStateException.class);
        var other = TestStore.root(store, "Other", RANDOM);
        insert(TestStore.withSerial(certificate(102, other.id()), serial));
        store.read(transaction -> {
            assertThat(transaction.certificates().bySerial(new SerialNumber(BigInteger.TWO))).isEqualTo(List.of());
            return assertThat(transaction.certificates().bySerial(serial)).extracting(found -> found.id().value()).containsExactly(100L, 102L);
        });
    }

    private static Certificate certificate(long id, AuthorityId issuer) {
        return TestStore.certificate(RANDOM, new CertificateId(id), issuer, Optional.empty());
    }

    private void insert(Certificate certificate) {
        store.write(transaction -> {
            transaction.certificates().insertAll(List.of(certificate));
            return 0;
        });
    }

    @Test void aCertificateForAThingThatIsGoneIsNotStored() {
        var lost = TestStore.certificate(RANDOM, new CertificateId(100), root.id(), Optional.of(new ThingId("press-9")));
        assertThatThrownBy(() -> insert(lost)).isInstanceOf(Failure.Gone.class).hasMessageContaining("press-9");
        store.read(transaction -> assertThat(transaction.certificates().count()).isOne());
    }

    @Test void aCertificateOfNoIssuerIsADefect() {
        assertThatThrownBy(() -> insert(certificate(100, new AuthorityId(77)))).isInstanceOf(IllegalStateException.class);
    }

    @Test void theCertificatesOfAThingComeWithTheOneThatEndsLastFirst() {
        var things = store.write(transaction -> transaction.things().insertAll(
                List.of(TestStore.thing("press-1"), TestStore.thing("press-2")), TestStore.NOW));
        var issued = new ArrayList<Certificate>();
        store.write(transaction -> {
            for (int i = 0; i < 20; i++) {
                issued.add(TestStore.issue(transaction, root.id(), Optional.of(things.get(i % 2)), RANDOM));
            }
            return 0;
        });
        var expected = issued.stream().filter(one -> one.thing().equals(Optional.of(things.getFirst().id())))
                .sorted(Comparator.comparing((Certificate one) -> one.validity().notAfter()).thenComparing(one -> one.id().value()).reversed()).toList();
        store.read(transaction -> {
            assertThat(transaction.certificates().ofThing(99)).isEqualTo(List.of());
            return assertThat(transaction.certificates().ofThing(things.getFirst().number())).isEqualTo(expected);
        });
    }

    @Test void rowsComeInTheOrderInWhichTheyWereAskedForHoweverMany() {
        var issued = new ArrayList<Certificate>();
        store.write(transaction -> {
            for (int i = 0; i < 1100; i++) {
                issued.add(TestStore.issue(transaction, root.id(), Optional.empty(), RANDOM));
            }
            return 0;
        });
        java.util.Collections.shuffle(issued, RANDOM);
        var ids = issued.stream().mapToLong(one -> one.id().value()).toArray();
        store.read(transaction -> {
            assertThat(transaction.certificates().rows(new long[0])).isEqualTo(List.of());
            assertThat(transaction.certificates().rows(new long[] {9999, ids[3]})).containsExactly(issued.get(3));
            assertThat(transaction.certificates().countByIssuer()).isEqualTo(Map.of(root.id(), 1101L));
            return assertThat(transaction.certificates().rows(ids)).isEqualTo(issued);
        });
    }
}
