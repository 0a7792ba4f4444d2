package dev.chancery.domain;

import java.nio.file.Path;
import java.util.Optional;

/// A failure of one file or folder.
@SuppressWarnings("serial")
public abstract sealed class FileFailure extends Failure {

    private final transient Path path;

    private FileFailure(String message, Path path) {
        super(message + ": " + path);
        this.path = path;
    }

    private FileFailure(String message, Path path, Throwable cause) {
        super(message + ": " + path, cause);
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public static final class StoreMissing extends FileFailure {
        public StoreMissing(Path path) {
            super("no store here", path);
        }
    }

    /// The file exists and is not a Chancery store. It is untouched.
    public static final class NotAStore extends FileFailure {
        public NotAStore(Path path) {
            super("not a Chancery store", path);
        }
    }

    /// SQLite or a check of the content says that the file is damaged. It is untouched.
    public static final class StoreDamaged extends FileFailure {
        public StoreDamaged(Path path, String detail) {
            super("damaged store (" + detail + ")", path);
        }

        public StoreDamaged(Path path, Throwable cause) {
            super("damaged store", path, cause);
        }
    }

    /// A later version of Chancery wrote the store. It is untouched.
    public static final class StoreTooNew extends FileFailure {
        private final int found;
        private final int known;

        public StoreTooNew(Path path, int found, int known) {
            super("store of schema %s, this version knows up to %s".formatted(found, known), path);
            this.found = found;
            this.known = known;
        }

        public int found() {
            return found;
        }

        public int known() {
            return known;
        }
    }

    /// Another process has the store open.
    public static final class StoreInUse extends FileFailure {
        private final transient Optional<StoreHolder> holder;

        public StoreInUse(Path path) {
            this(path, Optional.empty());
        }

        public StoreInUse(Path path, Optional<StoreHolder> holder) {
            super("another process has this store open", path);
            this.holder = holder;
        }

        /// Who says to have it open.
        public Optional<StoreHolder> holder() {
            return holder;
        }
    }

    /// A file or folder of that name exists and would have been overwritten. It is untouched.
    public static final class AlreadyExists extends FileFailure {
        public AlreadyExists(Path path) {
            super("already exists", path);
        }
    }

    public static final class CannotRead extends FileFailure {
        public CannotRead(Path path, Throwable cause) {
            super("cannot read", path, cause);
        }
    }

    /// The place does not let us write: no permission, a read-only medium, a name that its file system refuses.
    public static final class CannotWrite extends FileFailure {
        public CannotWrite(Path path, Throwable cause) {
            super("cannot write", path, cause);
        }
    }

    public static final class DiskFull extends FileFailure {
        public DiskFull(Path path, Throwable cause) {
            super("no space left", path, cause);
        }
    }

    /// The drive or folder was there and is gone.
    public static final class DriveGone extends FileFailure {
        public DriveGone(Path path, Throwable cause) {
            super("the drive is gone", path, cause);
        }
    }

    /// What was read back is not what was written: the medium cannot be trusted.
    public static final class ReadBackDiffers extends FileFailure {
        public ReadBackDiffers(Path path) {
            super("read back differently than written", path);
        }
    }

    /// A store of another program that cannot be brought in as it is. It is untouched.
    public static final class ForeignStore extends FileFailure {

        /// What keeps it from being read.
        public enum Why {
            /// Not a database of XCA.
            NOT_XCA,
            /// XCA wrote it before version 2.
            TOO_OLD,
            /// A journal lies beside it: XCA has it open, or was interrupted while it wrote.
            UNFINISHED,
            /// Cut off, or not as a program would have written it.
            DAMAGED,
            /// More rows, files or octets than we read.
            TOO_LARGE
        }

        private final Why why;

        public ForeignStore(Path path, Why why, String detail) {
            super("foreign store, " + why + " (" + detail + ")", path);
            this.why = why;
        }

        public ForeignStore(Path path, Why why, Throwable cause) {
            super("foreign store, " + why, path, cause);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /// This file is no PKCS#11 module that can be loaded here.
    public static final class UnfitTokenModule extends FileFailure {
        public UnfitTokenModule(Path path, Throwable cause) {
            super("no usable PKCS#11 module", path, cause);
        }
    }
}
