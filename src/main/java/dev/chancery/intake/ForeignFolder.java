package dev.chancery.intake;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.function.Predicate;

/// A folder in which certificates, keys, requests and lists lie: that of an authority kept with `openssl ca` or easy-rsa, or
/// any other. It is read with all folders below it, and never written.
///
/// At most 100,000 entries, 16 MiB a file, 128 MiB in all with the indexes, eight folders deep. Links are not followed.
public final class ForeignFolder {

    /// Who kept it, by what lies in it.
    public enum Kind {
        /// `index.txt` of `openssl ca`.
        OPENSSL,
        /// `index.txt` beside the folders or files of easy-rsa 2 or 3.
        EASY_RSA,
        /// Files and no index.
        FILES
    }

    private final Path folder;
    private final FolderList list;

    private ForeignFolder(Path folder, FolderList list) {
        this.folder = folder;
        this.list = list;
    }

    /// Lists what is there and reads none of it.
    ///
    /// @throws FileFailure.CannotRead when it is no folder that can be read
    /// @throws FileFailure.ForeignStore when there are too many entries
    public static ForeignFolder of(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            return new ForeignFolder(folder, FolderList.of(folder, folder.toRealPath()));
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(folder, unreadable);
        }
    }

    public Kind kind() {
        return list.indexes().stream().map(ForeignFolder::kind).reduce((one, other) -> one == other ? one : Kind.OPENSSL)
                .orElse(Kind.FILES);
    }

    private static Kind kind(Path index) {
        boolean third = Files.isDirectory(index.resolveSibling("issued")) || Files.isDirectory(index.resolveSibling("certs_by_serial"));
        return third || Files.isRegularFile(index.resolveSibling("ca.crt")) ? Kind.EASY_RSA : Kind.OPENSSL;
    }

    /// All files that begin like a certificate, a key, a request, a list or a container of them, and what each `index.txt`
    /// says of revoked certificates. Progress is counted in files.
    ///
    /// @throws FileFailure.ForeignStore when it is too much
    /// @throws FileFailure.CannotRead when an index cannot be read: what it calls revoked would come in as valid
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public Holdings read(Progress progress) {
        return read(progress, _ -> false);
    }

    /// The same but for the files that are somebody's own and must not even be opened.
    public Holdings read(Progress progress, Predicate<Path> own) {
        return new FolderReading(folder, list, own, progress).all();
    }
}
