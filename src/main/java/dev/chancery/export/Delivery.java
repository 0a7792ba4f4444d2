package dev.chancery.export;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Writes bundles to a folder or a removable drive.
///
/// A file comes into being under a name of its own, `.chancery-….part`, is written through to the medium, read back from
/// there and compared, and only then takes its final name in one step. So whatever has a final name is complete, even
/// when the drive is pulled out or the machine stops. The bundles that a failure or the user cuts off leave nothing
/// behind where the drive is still there, and what an earlier, harder end left in these folders is swept away first.
///
/// Symbolic links below the target are never followed. A file with a secret is readable by its owner alone from the
/// moment it exists, where the file system knows owners.
public final class Delivery {

    private final SecureRandom random;
    private final Function<Place, Flush> flushes;

    public Delivery(SecureRandom random) {
        this(random, Flush::of);
    }

    Delivery(SecureRandom random, Function<Place, Flush> flushes) {
        this.random = random;
        this.flushes = flushes;
    }

    /// What delivering these bundles to `target` will do. Nothing is written.
    ///
    /// @throws FileFailure.DriveGone when the target is not there
    /// @throws FileFailure.CannotWrite when the target is no folder, or a symbolic link stands in the way
    public Plan plan(Path target, List<Bundle> bundles) {
        return plan(target, bundles.stream().flatMap(bundle -> bundle.paths().stream()).toList(),
                bundles.stream().mapToLong(Bundle::bytes).sum());
    }

    /// The same for bundles that will be made one by one: `paths` are all of their files, `bytes` is at least what those
    /// will hold.
    ///
    /// @throws FileFailure.DriveGone when the target is not there
    /// @throws FileFailure.CannotWrite when the target is no folder, or a symbolic link stands in the way
    /// @throws IllegalArgumentException when two paths are one where upper and lower case are the same, or a path could
    /// lead out of the target
    public Plan plan(Path target, List<String> paths, long bytes) {
        paths.forEach(Item::requirePath);
        if (paths.stream().map(Delivery::folded).distinct().count() < paths.size()) {
            throw new IllegalArgumentException("two files of one name");
        }
        var place = Place.of(target);
        return new Plan(target, paths, bytes, new Folders(place).existing(paths), place.freeSpace(),
                place.hasRoom(bytes, paths),
                place.keepsPermissions() ? Set.of() : Set.of(Plan.Warning.PERMISSIONS_NOT_KEPT));
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /// Delivers `bundles`, which `plan` must know, and wipes the content of their secret items. Bundles are taken one by
    /// one and not kept, so they may be made while they are asked for; a [Failure] thrown there ends the delivery like
    /// any other. Progress counts files.
    ///
    /// The result says how it ended, and always what is complete; [Delivered#orThrow] turns a bad ending into its
    /// exception:
    /// - [FileFailure.AlreadyExists]: something would have been overwritten; nothing was delivered
    /// - [FileFailure.DiskFull], [FileFailure.DriveGone], [FileFailure.CannotWrite]: of the target
    /// - [FileFailure.ReadBackDiffers]: the medium does not hold what it took
    ///
    /// @throws IllegalArgumentException when a bundle is not in the plan
    public Delivered deliver(Plan plan, Iterable<Bundle> bundles, Existing existing, Progress progress) {
        try {
            return new Run(plan, existing, progress, random, flushes).deliver(bundles);
        } catch (Failure notBegun) {
            return new Delivered(new Manifest(plan.target(), List.of()), List.of(), Set.of(), new Delivered.Ending.Failed(notBegun));
        }
    }

    /// Takes away what an earlier delivery that did not end left under these paths. Other files than ordinary ones stay, and
    /// so does what a symbolic link leads to.
    ///
    /// @throws FileFailure when something stands in the way, or the target is not there
    public void discard(Path target, List<String> paths) {
        var place = Place.of(target);
        for (var path : new Folders(place).existing(paths)) {
            place.run(place.resolve(path), 0, () -> Files.deleteIfExists(place.resolve(path)));
        }
    }

    /// Writes one file, over what is there under its name: at every moment either the old one is there or the new one.
    ///
    /// @throws FileFailure when it cannot be written, or its name is none on every system
    public void replace(Path file, byte[] content) {
        deliver(file, content, false, Existing.REPLACE);
    }

    /// Makes one file that holds a secret, for its owner alone. The content is wiped, also when it cannot be written.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file
    /// @throws FileFailure when it cannot be written, or its name is none on every system
    public void makeSecret(Path file, byte[] content) {
        try {
            deliver(file, content, true, Existing.REFUSE);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private void deliver(Path file, byte[] content, boolean secret, Existing existing) {
        var whole = file.toAbsolutePath();
        var name = whole.getFileName().toString();
        if (!Item.isName(name)) {
            throw new FileFailure.CannotWrite(file, new IOException("not a name on every system"));
        }
        var folder = whole.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileFailure.CannotWrite(file, new NoSuchFileException(String.valueOf(folder)));
        }
        var bundles = List.of(Bundle.of(new Item(name, content, secret)));
        deliver(plan(folder, bundles), bundles, existing, Progress.NONE).orThrow();
    }
}
