package dev.chancery.intake;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileFailure.ForeignStore;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Holdings.ListNumber;
import dev.chancery.domain.Holdings.Piece;
import dev.chancery.domain.Holdings.Revoked;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Reads the files of a folder one after the other. Files that are called as a serial number of an index come last, for
/// easy-rsa keeps the same certificates under better names too. A file's name is no name of what is in it: what is called
/// `ca.crt` is known by its subject.
final class FolderReading {

    static final int MOST_OCTETS = 16 << 20;
    static final long MOST_OF_ALL = 128L << 20;

    private final Path asked;
    private final FolderList list;
    private final Predicate<Path> own;
    private final Progress progress;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Revoked> revoked = new ArrayList<>();
    private final List<ListNumber> listNumbers = new ArrayList<>();
    private final List<Unread> unread;
    private final Set<String> serials = new HashSet<>();
    private long octets;

    FolderReading(Path asked, FolderList list, Predicate<Path> own, Progress progress) {
        this.asked = asked;
        this.list = list;
        this.own = own;
        this.progress = progress;
        this.unread = new ArrayList<>(list.unread());
    }

    /// Whatever is thrown, no key stays in memory.
    Holdings all() {
        try {
            list.indexes().forEach(this::readIndex);
            progress.expect(list.files().size());
            for (var file : list.files().stream().sorted(Comparator.comparing(this::isCalledByNumber)).toList()) {
                progress.checkCancelled();
                read(file);
                progress.advance(1);
            }
            return new Holdings(list.root().toString(), pieces, revoked, listNumbers, unread);
        } catch (RuntimeException failed) {
            pieces.forEach(Piece::close);
            throw failed;
        }
    }

    private void readIndex(Path index) {
        try {
            var books = new CaBooks(index, list.place(index));
            books.read(progress);
            count(books.octets());
            revoked.addAll(books.revoked());
            books.listNumber().ifPresent(listNumbers::add);
            unread.addAll(books.unread());
            serials.addAll(books.serials());
            requireNoMore(Math.max(revoked.size(), serials.size()));
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(index, unreadable);
        }
    }

    private void requireNoMore(int lines) {
        if (lines > CaBooks.MOST_LINES) {
            throw new ForeignStore(asked, ForeignStore.Why.TOO_LARGE, "indexes of more than " + CaBooks.MOST_LINES + " lines");
        }
    }

    private void read(Path file) {
        if (own.test(file)) {
            leaveOut(file, Why.OTHER);
            return;
        }
        try {
            var opened = SmallFile.read(file, MOST_OCTETS);
            switch (opened) {
                case SmallFile.TooLarge() -> leaveOut(file, Why.TOO_LARGE);
                case SmallFile.Other() -> leaveOut(file, Why.OTHER);
                case SmallFile.Whole(byte[] content) -> {
                    pieces.add(new Piece(list.place(file), "", content));
                    count(content.length);
                }
            }
        } catch (IOException unreadable) {
            leaveOut(file, Why.UNREADABLE);
        }
    }

    private void count(long more) {
        octets += more;
        if (octets > MOST_OF_ALL) {
            throw new ForeignStore(asked, ForeignStore.Why.TOO_LARGE, "more than " + MOST_OF_ALL + " octets");
        }
    }

    private boolean isCalledByNumber(Path file) {
        var name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return serials.contains(CaBooks.plainHex(dot < 0 ? name : name.substring(0, dot)));
    }

    private void leaveOut(Path file, Why why) {
        unread.add(new Unread(list.place(file), why));
    }
}
