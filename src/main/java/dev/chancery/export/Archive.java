package dev.chancery.export;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Delivers many bundles in one archive, as carefully as [Delivery] does files: under a name of its own until it is on the
/// medium and was read back, then under its final one in one step; whole, or not there. The bundles are taken one by one and
/// wiped, so memory does not grow with their number. The archive is its owner's alone.
public final class Archive {

    /// In what form.
    public enum Kind { ZIP, TAR }

    private static final int BUFFER = 1 << 16;
    private static final FileAttribute<?> FOR_OWNER = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Kind kind;
    private final Instant time;
    private final SecureRandom random;
    private boolean exposed;
    private boolean replaces;

    /// `time` is that of every file in it.
    public Archive(Kind kind, Instant time, SecureRandom random) {
        this.kind = kind;
        this.time = time;
        this.random = random;
    }

    /// Writes the one file of `plan`. Progress counts bundles that were put into it; nothing is complete before the end.
    /// How it ended is in the result, as with [Delivery#deliver].
    public Delivered deliver(Plan plan, Iterable<Bundle> bundles, Existing existing, Progress progress) {
        var path = plan.files().getFirst();
        replaces = existing == Existing.REPLACE;
        try {
            var place = Place.of(plan.target());
            var folders = new Folders(place);
            var there = !folders.existing(plan.files()).isEmpty();
            if (there && existing == Existing.SKIP) {
                return new Delivered(new Manifest(plan.target(), List.of()), List.of(path), Set.of(), new Delivered.Ending.Complete());
            }
            if (there && existing == Existing.REFUSE) {
                throw new FileFailure.AlreadyExists(place.resolve(path));
            }
            place.requireRoom(plan.bytes(), plan.files());
            folders.sweep(plan.files());
            return new Delivered(new Manifest(plan.target(), List.of(write(place, folders, path, bundles, progress))), List.of(), Set.of(),
                    new Delivered.Ending.Complete());
        } catch (CancellationException stopped) {
            return cutOff(plan, path, new Delivered.Ending.Cancelled());
        } catch (Failure failure) {
            return cutOff(plan, path, new Delivered.Ending.Failed(failure));
        }
    }

    private Delivered cutOff(Plan plan, String path, Delivered.Ending ending) {
        return new Delivered(new Manifest(plan.target(), List.of()), List.of(), exposed ? Set.of(path) : Set.of(), ending);
    }

    private Manifest.Entry write(Place place, Folders folders, String path, Iterable<Bundle> bundles, Progress progress) {
        var file = place.resolve(path);
        var part = file.resolveSibling(Part.PREFIX + mark() + Part.SUFFIX);
        var digest = sha256();
        var done = false;
        try {
            place.run(file, 0, () -> {
                folders.prepareFor(file, true);
                fill(part, place.isPosix(), digest, bundles, progress);
            });
            var sum = Bytes.of(digest.digest());
            place.requireThere();
            var size = new long[1];
            place.run(file, 0, () -> {
                if (!replaces && folders.holds(file)) {
                    throw new FileFailure.AlreadyExists(file);
                }
                size[0] = settle(part, file, sum, place.block());
            });
            place.run(place.root(), 0, () -> Flush.of(place).folders(place.root(), place.foldersAbove(file).toList()));
            place.requireThere();
            done = true;
            return new Manifest.Entry(path, size[0], sum);
        } finally {
            Part.removeQuietly(part);
            if (!done) {
                folders.removeEmpty();
            }
        }
    }

    private void fill(Path part, boolean posix, MessageDigest digest, Iterable<Bundle> bundles, Progress progress) throws IOException {
        var attributes = posix ? new FileAttribute<?>[] {FOR_OWNER} : new FileAttribute<?>[0];
        try (var channel = FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), attributes)) {
            var buffer = new Buffer(new DigestOutputStream(Channels.newOutputStream(channel), digest));
            var archive = kind == Kind.ZIP ? new ZipWriter(buffer, time) : new ArchiveWriter.Tar(buffer, time);
            try {
                for (var bundle : bundles) {
                    add(archive, bundle, progress);
                }
                archive.end();
                buffer.flush();
                channel.force(true);
            } finally {
                buffer.wipe();
            }
        }
    }

    private void add(ArchiveWriter archive, Bundle bundle, Progress progress) throws IOException {
        try {
            progress.checkCancelled();
            exposed |= bundle.isSecret();
            for (var item : bundle.items()) {
                archive.add(item);
            }
            progress.advance(1);
        } finally {
            bundle.wipe();
        }
    }

    private static long settle(Path part, Path file, Bytes sum, int block) throws IOException {
        if (!SumOnMedium.of(part, block).equals(sum)) {
            throw new FileFailure.ReadBackDiffers(file);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return Files.size(file);
    }

    private String mark() {
        var octets = new byte[8];
        random.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Keeps nothing once it is wiped.
    private static final class Buffer extends BufferedOutputStream {
        Buffer(OutputStream out) {
            super(out, BUFFER);
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
