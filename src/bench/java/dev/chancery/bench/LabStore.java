package dev.chancery.bench;

import dev.chancery.domain.Authority;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.NewAuthority;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A store with a root and devices that the measurements open: `LabStore FILE DEVICES`, under [#PASSPHRASE].
public final class LabStore {

    public static final String PASSPHRASE = "a bench passphrase";

    private LabStore() {}

    public static void main(String[] arguments) {
        try (var office = open(Path.of(arguments[0]))) {
            var things = add(office, Integer.parseInt(arguments[1]));
            office.certificates().issueAll(terms(office), things, Equipped.SKIP, Progress.NONE);
        }
    }

    static Office open(Path file) {
        var office = Office.create(file, PASSPHRASE.toCharArray(), Surroundings.ofThisMachine());
        office.authorities().create(new NewAuthority("Root", Optional.empty(), DistinguishedName.commonName("Root").orRefuse(),
                KeySpec.EC_P256, Ttl.days(3650), OptionalInt.empty(),
                new Authority.Defaults(Profile.DEVICE.code(), Ttl.DEFAULT, KeySpec.EC_P256)));
        return office;
    }

    static long[] add(Office office, int devices) {
        office.things().addAll(entries(devices), "bench", Progress.NONE);
        return office.things().numbers(ThingQuery.ALL);
    }

    private static List<NewThing> entries(int devices) {
        return IntStream.range(0, devices).mapToObj(i -> new NewThing(new ThingId("device-" + i), Thing.Description.NONE)).toList();
    }

    static Order.Terms terms(Office office) {
        return new Order.Terms(office.authorities().all().getFirst().id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.DEFAULT);
    }

    /// The folder with everything in it, backups of the store among it.
    static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
