package dev.chancery.bench;

import dev.chancery.domain.Authority;
import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.NewAuthority;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A store of a million certificates, each with its own key, that the engine itself has issued and partly revoked. It is
/// made once, in some minutes, and kept in the folder for temporary files: `MillionStore [CERTIFICATES]`.
public final class MillionStore {

    static final int MILLION = 1_000_000;

    private static final int CHUNK = 10_000;
    private static final int REVOKED = 800;
    private static final Duration STEP = Duration.ofDays(4);
    private static final List<String> AUTHORITIES = List.of("Assembly line", "Test bench", "Gateways", "Field", "Kilns");
    private static final List<String> KINDS = List.of("press", "oven", "gateway", "sensor", "drill", "robot", "lamp");
    private static final List<Integer> LIVES = List.of(365, 90, 730, 30, 1095);
    private static final List<Profile> PROFILES = List.of(Profile.DEVICE, Profile.DEVICE, Profile.SERVER, Profile.DEVICE);

    private MillionStore() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(at(arguments.length == 0 ? MILLION : Integer.parseInt(arguments[0])));
    }

    /// The file of such a store, which may have to be made or brought to this version's schema first.
    static Path at(int certificates) throws IOException {
        var file = Path.of(System.getProperty("java.io.tmpdir"), "chancery-bench-" + certificates + ".chancery");
        if (!Files.exists(file)) {
            var unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(unfinished);
            fill(unfinished, certificates);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        Office.unlock(file, LabStore.PASSPHRASE.toCharArray(), surroundings(Clock.systemUTC())).close();
        return file;
    }

    static Surroundings surroundings(Clock clock) {
        return new Surroundings(clock, new SecureRandom(), new Cost(64, 1, 1), Runtime.getRuntime().availableProcessors());
    }

    private static void fill(Path file, int certificates) {
        var clock = new Shifted();
        clock.shift = STEP.multipliedBy(certificates / CHUNK).negated();
        try (var office = Office.create(file, LabStore.PASSPHRASE.toCharArray(), surroundings(clock))) {
            office.backups().change(new BackupSettings("", false, 1, 0, 0, 0));
            AUTHORITIES.forEach(name -> office.authorities().create(authority(name)));
            for (int chunk = 0; chunk * CHUNK < certificates; chunk++) {
                add(office, chunk);
                clock.shift = clock.shift.plus(STEP);
            }
        }
    }

    private static void add(Office office, int chunk) {
        office.things().addAll(IntStream.range(0, CHUNK).mapToObj(i -> thing(chunk * CHUNK + i)).toList(), "bench", Progress.NONE);
        var terms = new Order.Terms(office.authorities().all().get(chunk % AUTHORITIES.size()).id(),
                PROFILES.get(chunk % PROFILES.size()), KeySpec.EC_P256, Ttl.days(LIVES.get(chunk % LIVES.size())));
        var things = IntStream.range(0, CHUNK).mapToLong(i -> 1L + chunk * CHUNK + i).toArray();
        var issued = office.certificates().issueAll(terms, things, Equipped.ISSUE_ANOTHER, Progress.NONE);
        if (chunk % 2 == 0) {
            var reason = chunk % 4 == 0 ? Reason.CERTIFICATE_HOLD : Reason.SUPERSEDED;
            office.revocations().revoke(new Scope.Certificates(issued.certificates().subList(0, REVOKED)), reason);
        }
    }

    private static NewThing thing(int number) {
        return new NewThing(new ThingId("%s-hall%d-%07d".formatted(KINDS.get(number % KINDS.size()), number % 11, number)),
                Thing.Description.NONE);
    }

    private static NewAuthority authority(String name) {
        return new NewAuthority(name, Optional.empty(), DistinguishedName.commonName(name).orRefuse(), KeySpec.EC_P256,
                Ttl.days(7300), OptionalInt.empty(), new Authority.Defaults(Profile.DEVICE.code(), Ttl.DEFAULT, KeySpec.EC_P256));
    }

    /// The time of this machine, moved.
    private static final class Shifted extends Clock {
        private Duration shift = Duration.ZERO;

        @Override public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override public Instant instant() {
            return Instant.now().plus(shift);
        }
    }
}
