package dev.chancery.store;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// What another process does to a store, as the first argument says; the second is the store's path. It says how it went
/// in a line that begins with [#SAID], and `READY` when something is to happen to it.
final class OtherProcess {

    static final String SAID = "=> ";
    private static final PrintStream OUT = System.out;

    private OtherProcess() {}

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "create" -> create(file);
            case "open" -> open(file);
            case "hold" -> hold(file);
            case "write" -> writeWithoutEnd(file);
            case "fill" -> fill(file, Path.of(arguments[2]));
            case "trouble" -> trouble(file, Path.of(arguments[2]));
            case "contend" -> contend(file, Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(String what) {
        OUT.println(SAID + what);
    }

    private static void create(Path file) {
        try (var store = Database.create(file, TestStore.fresh())) {
            TestStore.root(store, "Root", new Random(1));
            say(Folder.modes(file.getParent()));
        } catch (Failure failure) {
            say(failure.getClass().getSimpleName());
        }
    }

    private static void open(Path file) {
        try (var store = Database.open(file)) {
            say("things " + store.read(transaction -> transaction.things().count()));
        } catch (Failure failure) {
            say(failure.getClass().getSimpleName());
        }
    }

    private static void hold(Path file) throws IOException {
        try (var _ = Database.open(file)) {
            OUT.println("READY");
            System.in.read();
        }
    }

    /// Says the id of each thing after its commit.
    private static void writeWithoutEnd(Path file) {
        var store = Files.exists(file) ? Database.open(file) : TestStore.create(file.getParent());
        long first = store.read(transaction -> transaction.things().count());
        var random = new Random(first);
        var root = store.read(transaction -> transaction.authorities().all()).stream().findFirst()
                .orElseGet(() -> TestStore.root(store, "Root", random));
        OUT.println("READY");
        for (var i = first;; i++) {
            var id = "press-" + i;
            store.write(transaction -> {
                var thing = transaction.things().insert(TestStore.thing(id), TestStore.NOW);
                return TestStore.issue(transaction, root.id(), Optional.of(thing), random);
            });
            OUT.println("ACK " + id);
            OUT.flush();
        }
    }

    /// Writes until the disk is full, makes room by removing `ballast`, and writes again.
    private static void fill(Path file, Path ballast) throws IOException {
        Files.write(ballast, new byte[1 << 19]);
        try (var store = TestStore.create(file.getParent())) {
            long written = 0;
            try {
                while (true) {
                    var name = "setting " + written;
                    store.write(transaction -> {
                        transaction.settings().put(name, "x".repeat(20_000));
                        return name;
                    });
                    written++;
                }
            } catch (FileFailure.DiskFull full) {
                Files.delete(ballast);
            }
            var last = "setting " + (written - 1);
            var lost = "setting " + written;
            store.write(transaction -> {
                transaction.settings().put("after", "y");
                return 0;
            });
            say("full after " + (written > 5) + ", last " + has(store, last) + ", lost " + has(store, lost)
                    + ", after " + has(store, "after"));
        }
    }

    /// Writes, goes on while the drive makes trouble, and when that is over: at first with the store that was open all the
    /// time, then anew. Another folder is in the place of a drive that is gone.
    private static void trouble(Path file, Path trouble) throws IOException {
        var folder = file.getParent();
        var away = folder.resolveSibling("away");
        var isGone = trouble.endsWith("gone");
        var signal = isGone ? trouble.resolveSibling("eio") : trouble;
        try (var store = TestStore.create(folder)) {
            put(store, "before");
            if (isGone) {
                Files.move(folder, away);
            }
            Files.createFile(signal);
            say("reading: " + tried(() -> has(store, "before")));
            say("writing: " + tried(() -> put(store, "lost")));
            Files.delete(signal);
            if (isGone) {
                Files.move(away, folder);
            }
            say("back: before " + tried(() -> has(store, "before")) + ", lost " + tried(() -> has(store, "lost")) + ", writing " + tried(() -> put(store, "after")));
        }
        try (var store = Database.open(file)) {
            say("anew: before " + has(store, "before") + ", after " + has(store, "after") + ", whole "
                    + store.read(tx -> tx.session().pragma(Row::text, "PRAGMA integrity_check")));
        }
    }

    private static String tried(Supplier<?> work) {
        try {
            return String.valueOf(work.get());
        } catch (Failure failure) {
            return failure.getClass().getSimpleName();
        }
    }

    private static boolean put(Database store, String setting) {
        return store.write(transaction -> {
            transaction.settings().put(setting, "x".repeat(20_000));
            return true;
        });
    }

    private static boolean has(Database store, String setting) {
        return store.read(transaction -> transaction.settings().get(setting)).isPresent();
    }

    /// Takes and releases the lock as often as it is let in, and fails if anybody else is inside at the same time.
    private static void contend(Path file, int rounds) throws IOException {
        var store = StoreFile.existing(file);
        var inside = file.resolveSibling("inside");
        for (int i = 0; i < rounds; ) {
            try (var _ = StoreLock.of(store)) {
                Files.createFile(inside);
                Files.delete(inside);
                i++;
            } catch (FileFailure.StoreInUse later) {
                Thread.onSpinWait();
            }
        }
        say("done");
    }
}
