package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Authority;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.OfSeal;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.NewAuthority;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import dev.chancery.pki.KeySeal;
import dev.chancery.store.Database;
import dev.chancery.store.Sealer;
import dev.chancery.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A real store in a folder of the test's own, with a clock that the test moves. Guessing its passphrase is cheap.
public final class TestOffice implements AutoCloseable {

    public static final String PASSPHRASE = "correct horse";

    public final Path file;
    public final TestClock clock;
    public final Surroundings surroundings;
    public Office office;

    private TestOffice(Path file, Instant start) {
        this.file = file;
        this.clock = new TestClock(start);
        this.surroundings = new Surroundings(clock, new SecureRandom(), new Cost(64, 1, 1), 2);
        this.office = Office.create(file, PASSPHRASE.toCharArray(), surroundings);
    }

    /// A new store whose clock stands at this moment, so that outside judges find its certificates valid.
    public static TestOffice in(Path folder) {
        return new TestOffice(folder.resolve("lab.chancery"), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /// Locks the store and opens it again.
    public void reopen() {
        office.close();
        open();
    }

    /// Goes on with what is on disk at this moment, as after a kill: nothing that closing would still write is there.
    public void kill() throws IOException {
        var left = file.resolveSibling("killed");
        Files.createDirectory(left);
        for (var ending : List.of("", "-wal", "-shm")) {
            move(file.resolveSibling(file.getFileName() + ending), left.resolve("store" + ending), false);
        }
        office.close();
        for (var ending : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
            move(left.resolve("store" + ending), file.resolveSibling(file.getFileName() + ending), true);
        }
        Files.delete(left);
        open();
    }

    private static void move(Path from, Path to, boolean gone) throws IOException {
        if (Files.exists(from)) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
        if (gone) {
            Files.deleteIfExists(from);
        }
    }

    /// Writes past the engine and seals what it writes. The store is opened again.
    public void past(Consumer<Transaction> work) {
        office.close();
        try (var store = Database.open(file);
                var seal = KeySeal.open(store.read(tx -> tx.store().sealHeader()), PASSPHRASE.toCharArray())) {
            store.protect(new TestSealer(seal));
            store.write(tx -> {
                work.accept(tx);
                return file;
            });
        }
        open();
    }

    private record TestSealer(KeySeal seal) implements Sealer {
        @Override public byte[] row(byte[] message) {
            return seal.rowMac(message);
        }

        @Override public byte[] audit(byte[] message) {
            return seal.auditMac(message);
        }
    }

    /// Opens the store after somebody has closed it.
    public void open() {
        office = Office.unlock(file, PASSPHRASE.toCharArray(), surroundings);
    }

    public Authority root(String name, KeySpec key) {
        return office.authorities().create(newAuthority(name, Optional.empty(), key, OptionalInt.empty()));
    }

    public Authority intermediate(String name, Authority parent, KeySpec key) {
        return office.authorities().create(newAuthority(name, Optional.of(parent), key, OptionalInt.of(0)));
    }

    public static NewAuthority newAuthority(String name, Optional<Authority> parent, KeySpec key, OptionalInt pathLength) {
        var subject = DistinguishedName.of(Map.of(Attribute.COUNTRY, "DE", Attribute.ORGANIZATION, "Lab",
                Attribute.COMMON_NAME, name)).orRefuse();
        return new NewAuthority(name, parent.map(Authority::id), subject, key, Ttl.days(parent.isEmpty() ? 3650 : 1825),
                pathLength, defaults(key));
    }

    public static Authority.Defaults defaults(KeySpec key) {
        return new Authority.Defaults(Profile.DEVICE.code(), Ttl.DEFAULT, key);
    }

    public static Order.Terms terms(Authority issuer, Profile profile, KeySpec key) {
        return new Order.Terms(issuer.id(), profile, key, Ttl.DEFAULT);
    }

    public Thing thing(String id) {
        return office.things().add(new ThingId(id), Thing.Description.NONE);
    }

    /// What shows that something else than the engine has written to the store.
    public List<OfSeal> tampering() {
        var found = new ArrayList<OfSeal>();
        office.tampering().look(Progress.NONE, found::add);
        return found;
    }

    /// Whatever a test did by way of the engine was sealed.
    @Override public void close() {
        try {
            assertThat(tampering()).isEmpty();
        } catch (IllegalStateException lockedAlready) {
            assertThat(lockedAlready).hasMessage("the store is closed");
        } finally {
            office.close();
        }
    }
}
