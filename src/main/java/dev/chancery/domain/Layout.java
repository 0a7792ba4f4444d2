package dev.chancery.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How certificates are laid out in files: which files each of them gets, how those are called, and whether they share.
/// `code` is what the audit log calls it.
public record Layout(String code, List<File> files, Sharing sharing) {

    /// The most files of one certificate.
    public static final int MOST_FILES = 12;

    /// One file of a certificate.
    public record File(FileKind kind, PathPattern name) {
        public File(FileKind kind, String name) {
            this(kind, new PathPattern(name));
        }
    }

    /// Whether certificates share files.
    public enum Sharing {
        /// Each has its own.
        NONE,
        /// As many as a thousand are in one array.
        ARRAY,
        /// All are in one zip archive.
        ZIP,
        /// All are in one tar archive.
        TAR;

        /// How it is stored.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Sharing> ofCode(String code) {
            return Stream.of(values()).filter(sharing -> sharing.code().equals(code)).findFirst();
        }

        public boolean isArchive() {
            return this == ZIP || this == TAR;
        }
    }

    public Layout {
        files = List.copyOf(files);
        if (code.isBlank() || files.isEmpty()) {
            throw new IllegalArgumentException("a layout without files");
        }
    }

    /// Each certificate with files of its own.
    public static Layout of(String code, File... files) {
        return new Layout(code, List.of(files), Sharing.NONE);
    }

    /// The user's own, or every reason why it cannot be.
    public static Checked<Layout> own(String name, List<File> files) {
        var title = Text.tidy(name);
        var found = new ArrayList<>(title.isEmpty() ? List.<Violation>of(new TextViolation.Missing(Field.NAME)) : Text.line(Field.NAME, title, ThingId.LONGEST));
        if (files.isEmpty()) {
            found.add(new TextViolation.Missing(Field.FILE));
        }
        if (files.size() > MOST_FILES) {
            found.add(new TextViolation.TooLong(Field.FILE, files.size(), MOST_FILES));
        }
        var names = new HashSet<String>();
        files.stream().map(file -> file.name().text()).filter(text -> !names.add(text.toLowerCase(Locale.ROOT)))
                .forEach(twice -> found.add(new FileViolation.TwoOfOneName(twice)));
        return Checked.of(found, () -> new Layout(title, files, Sharing.NONE));
    }

    public Layout in(Sharing wanted) {
        return new Layout(code, files, wanted);
    }

    /// Those that there are for a certificate.
    public List<File> made(boolean rooted, boolean hasKey) {
        return files.stream().filter(file -> file.kind().isMade(rooted, hasKey)).toList();
    }

    /// Whether a certificate without its key cannot leave like this.
    public boolean needsKey() {
        return files.stream().anyMatch(file -> file.kind().needs() == FileKind.Needs.KEY_INSIDE);
    }

    public boolean holdsKey() {
        return files.stream().anyMatch(file -> file.kind().holdsKey());
    }

    /// What a passphrase does here: it is needed when one of the files has none without, and does nothing when none of them
    /// can be protected.
    public FileKind.Cover cover() {
        return files.stream().map(file -> file.kind().cover()).max(Enum::compareTo).orElseThrow();
    }

    /// Whether a key leaves without protection even under a passphrase, because one of the files knows none.
    public boolean leavesKeyOpen() {
        return files.stream().anyMatch(file -> file.kind().holdsKey() && file.kind().cover() == FileKind.Cover.NEVER);
    }
}
