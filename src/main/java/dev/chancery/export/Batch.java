package dev.chancery.export;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Bundles that go to the medium together, because waiting for the medium is what takes the time. First every file is
/// written under a name of its own; once all are on the medium and were read back, they take their final names.
final class Batch implements AutoCloseable {

    private static final int FULL = 128;
    private static final long FULL_BYTES = 8 << 20;

    private record Parts(Bundle bundle, List<Part> parts) {}

    private final Place place;
    private final Folders folders;
    private final Flush flush;
    private final SecureRandom random;
    private final boolean replaces;
    private final List<Parts> bundles = new ArrayList<>();
    private final Set<Path> unsettled = new HashSet<>();
    private final Set<Path> nameless = new HashSet<>();
    private int files;
    private long bytes;

    Batch(Place place, Folders folders, Flush flush, SecureRandom random, Existing existing) {
        this.place = place;
        this.folders = folders;
        this.flush = flush;
        this.random = random;
        this.replaces = existing == Existing.REPLACE;
    }

    boolean isFull() {
        return files >= FULL || bytes >= FULL_BYTES;
    }

    int files() {
        return files;
    }

    /// Writes the files of `bundle` under names of their own. `pause` is called before each and may throw.
    void write(Bundle bundle, Runnable pause) {
        var parts = new ArrayList<Part>();
        bundles.add(new Parts(bundle, parts));
        for (var item : bundle.items()) {
            pause.run();
            var part = new Part(item, place.resolve(item.path()), mark());
            parts.add(part);
            nameless.add(part.path());
            place.run(part.file(), item.content().length, () -> {
                folders.prepareFor(part.file(), bundle.isSecret());
                part.write(place.isPosix());
            });
            files++;
            bytes += item.content().length;
        }
    }

    private String mark() {
        var octets = new byte[8];
        random.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    /// Makes the bundles final and adds each that is complete to `done`.
    void finish(List<Manifest.Entry> done) {
        place.requireThere();
        place.run(place.root(), bytes, () -> flush.files(place.root(), each(bundles, Part::path)));
        place.run(place.root(), 0, () -> place.atOnce().each(each(bundles, part -> part), this::requireGood));
        place.requireThere();
        var named = new ArrayList<Parts>();
        var stopped = takeNames(named);
        settle(named, done);
        stopped.ifPresent(failure -> {
            throw failure;
        });
    }

    private void requireGood(Part part) throws IOException {
        if (!part.isGood(place.block())) {
            throw new FileFailure.ReadBackDiffers(part.file());
        }
    }

    private Optional<Failure> takeNames(List<Parts> named) {
        try {
            for (var bundle : bundles) {
                bundle.parts().forEach(part -> place.run(part.file(), 0, () -> takeName(part)));
                named.add(bundle);
            }
            return Optional.empty();
        } catch (Failure failure) {
            return Optional.of(failure);
        }
    }

    private void takeName(Part part) throws IOException {
        boolean there = folders.holds(part.file());
        if (there && !replaces) {
            throw new FileFailure.AlreadyExists(part.file());
        }
        part.takeName();
        nameless.remove(part.path());
        if (!there) {
            unsettled.add(part.file());
        }
    }

    /// Gets the names on the medium and looks whether each leads to its content: on a file system that takes two names
    /// for one, the second would have taken the place of the first.
    private void settle(List<Parts> named, List<Manifest.Entry> done) {
        var changed = each(named, Part::file).stream().flatMap(place::foldersAbove).collect(Collectors.toSet());
        place.run(place.root(), 0, () -> flush.folders(place.root(), changed));
        place.requireThere();
        for (var bundle : named) {
            bundle.parts().forEach(this::requireInPlace);
            bundle.parts().forEach(part -> unsettled.remove(part.file()));
            bundle.bundle().items().forEach(item -> done.add(entry(item)));
        }
    }

    private void requireInPlace(Part part) {
        place.run(part.file(), 0, () -> {
            if (!part.isInPlace()) {
                Part.removeQuietly(part.file());
                throw new FileFailure.ReadBackDiffers(part.file());
            }
        });
    }

    private static <T> List<T> each(List<Parts> bundles, Function<Part, T> what) {
        return bundles.stream().flatMap(bundle -> bundle.parts().stream()).map(what).collect(Collectors.toList());
    }

    private static Manifest.Entry entry(Item item) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(item.content());
            return new Manifest.Entry(item.path(), item.content().length, Bytes.of(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The paths of its secret files of which anything may be on the medium.
    List<String> exposed() {
        return each(bundles, part -> part).stream().filter(Part::isExposed).map(part -> part.item().path()).toList();
    }

    /// Takes away what did not become complete, as far as the drive is there, and wipes what is secret.
    @Override public void close() {
        nameless.forEach(Part::removeQuietly);
        unsettled.forEach(Part::removeQuietly);
        bundles.forEach(bundle -> bundle.bundle().wipe());
    }
}
