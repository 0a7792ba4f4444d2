package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.Exports.Existing;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A process that works with a store on a drive that fills up: at the first write, at the second, and so on until all of them
/// have room. What was done before is there afterwards, the store goes on, and no file is half there. Says how many points there
/// were and what stopped the work at them.
final class FullDisk {

    private final Path place;
    private final MappedByteBuffer left;
    private final List<Certificate> issued = new ArrayList<>();
    private final List<Certificate> revoked = new ArrayList<>();
    private Optional<TestOffice> lab = Optional.empty();
    private int exported;

    private FullDisk(Path place, MappedByteBuffer left) {
        this.place = place;
        this.left = left;
    }

    /// Arguments: the folder that fills up, the file with how many writes have room, and from point to point how many.
    public static void main(String[] arguments) throws IOException {
        int points = 0;
        var stops = new TreeMap<String, Integer>();
        var left = left(Path.of(arguments[1]));
        for (long room = 0;; room += Integer.parseInt(arguments[2]), points++) {
            var stop = new FullDisk(Files.createDirectories(Path.of(arguments[0]).resolve("at-" + room)), left).at(room);
            if (left.getLong(0) > 0) {
                break;
            }
            stop.ifPresent(why -> stops.merge(why, 1, Integer::sum));
        }
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8).println("FULL " + points + " " + stops);
    }

    private static MappedByteBuffer left(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
            mapped.order(ByteOrder.nativeOrder());
            return mapped;
        }
    }

    /// What stopped the work when there was room for so many writes; empty when nothing did.
    private Optional<String> at(long room) throws IOException {
        Files.createDirectory(place.resolve("lists"));
        Files.createDirectory(place.resolve("stick"));
        Optional<String> stop = Optional.empty();
        left.putLong(0, room);
        try {
            work();
        } catch (Failure failure) {
            stop = Optional.of(failure.getClass().getSimpleName());
        }
        long unused = left.getLong(0);
        left.putLong(0, -1);
        judge("room for " + room);
        left.putLong(0, unused);
        return stop;
    }

    private void work() {
        lab = Optional.of(TestOffice.in(place));
        var office = lab.get();
        var root = office.root("Lab Root", KeySpec.EC_P256);
        office.office.revocationLists().change(root.id(),
                new RevocationListSettings(24, place.resolve("lists").resolve("crl.pem").toString(), "", false, true));
        var first = issue(office, root, "press-1");
        issue(office, root, "press-2");
        revoke(office, first);
        export(Existing.REFUSE);
        issue(office, root, "press-3");
    }

    private Certificate issue(TestOffice office, Authority root, String thing) {
        var made = office.office.certificates().issue(Order.of(office.thing(thing), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        issued.add(made);
        return made;
    }

    private void revoke(TestOffice office, Certificate certificate) {
        office.office.revocations().revoke(Scope.of(certificate.id()), Reason.SUPERSEDED);
        revoked.add(certificate);
    }

    private void export(Existing existing) {
        var order = new ExportOrder(issued.stream().map(Certificate::id).toList(), Form.PEM_FOLDER, place.resolve("stick"), Optional.empty(), new char[0]);
        lab.orElseThrow().office.exports().run(order, existing, Progress.NONE);
        exported = issued.size();
    }

    private void judge(String when) throws IOException {
        if (lab.isEmpty()) {
            lab = Optional.of(TestOffice.in(place));
        }
        var office = lab.get();
        assertThat(halves()).as(when).isEmpty();
        assertThat(keysOnTheStick()).as(when).isGreaterThanOrEqualTo(exported);
        var root = office.office.authorities().all().stream().findFirst().orElseGet(() -> office.root("Later Root", KeySpec.EC_P256));
        revoke(office, issue(office, root, "afterwards"));
        office.reopen();
        for (var certificate : issued) {
            var there = office.office.certificates().one(certificate.id());
            assertThat(there.hasKey()).as(when).isTrue();
            assertThat(there.revoked().isPresent()).as(when).isEqualTo(revoked.stream().anyMatch(one -> one.id().equals(certificate.id())));
        }
        assertThat(office.office.storeCheck().look(Progress.NONE).findings()).as(when).isEmpty();
        export(Existing.REPLACE);
        office.close();
    }

    private long keysOnTheStick() throws IOException {
        try (var files = Files.walk(place.resolve("stick"))) {
            return files.filter(file -> file.endsWith("private-key.pem")).count();
        }
    }

    /// Files under their last name that do not end as a PEM file does.
    private List<Path> halves() throws IOException {
        try (var files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(".pem")).filter(file -> !isWhole(file)).toList();
        }
    }

    private static boolean isWhole(Path file) {
        try {
            return Files.readString(file).stripTrailing().endsWith("-----");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
