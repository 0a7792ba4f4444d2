package dev.chancery.bench;

import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Status;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// Milliseconds for reading the list of certificates in a store of a million, each the median of nine runs after three; and
/// for issuing 10,000 more into a copy of it. `ListBench [CERTIFICATES]` prints a table.
public final class ListBench {

    private static final int WARM = 3;
    private static final int RUNS = 9;
    private static final int PAGE = 200;
    private static final int MORE = 10_000;

    private final Office office;

    private ListBench(Office office) {
        this.office = office;
    }

    public static void main(String[] arguments) throws IOException {
        var count = arguments.length == 0 ? MillionStore.MILLION : Integer.parseInt(arguments[0]);
        var copy = Files.createTempDirectory("list-bench").resolve("lab.chancery");
        try {
            Files.copy(MillionStore.at(count), copy);
            var opened = System.nanoTime();
            try (var office = unlock(copy)) {
                var page = office.certificates().rows(first(office.certificates().ids(CertificateQuery.ALL)));
                row("open, list, first page of %d rows, cold".formatted(page.size()), since(opened), "1000");
                new ListBench(office).all();
                more(office);
            }
        } finally {
            LabStore.remove(copy.getParent());
        }
    }

    private static Office unlock(Path file) {
        return Office.unlock(file, LabStore.PASSPHRASE.toCharArray(), MillionStore.surroundings(Clock.systemUTC()));
    }

    private void all() {
        var all = office.certificates().ids(CertificateQuery.ALL);
        System.out.printf(Locale.ROOT, "%,d certificates, load %s%n%n", all.length, load());
        System.out.println("| what | ms | found | aim |\n|---|---|---|---|");
        time("count", () -> office.certificates().count(), "");
        time("count of each status", () -> office.certificates().countByStatus().size(), "");
        for (var place : new int[] {0, all.length / 2, all.length - PAGE}) {
            time("page of 200 at " + place, () -> office.certificates().rows(Arrays.copyOfRange(all, place, place + PAGE)).size(), "");
        }
        for (var column : Column.values()) {
            ids("sorted by " + column.code(), CertificateQuery.ALL.sortedBy(column, false), "");
        }
        filters();
        searches(all);
    }

    private void filters() {
        for (var status : Status.values()) {
            ids("status " + status.code(), CertificateQuery.ALL.withStatus(Optional.of(status)), "");
        }
        ids("one authority", CertificateQuery.ALL.withIssuer(office.authorities().all().stream().findFirst().map(Authority::id)), "");
        ids("one profile", CertificateQuery.ALL.withProfile(Optional.of(Profile.SERVER.code())), "");
        ids("ends within 30 days", new Expiry.Within(30).in(CertificateQuery.ALL, office.certificates().now()), "");
        matches("one authority, active, with counts", CertificateQuery.ALL.withStatus(Optional.of(Status.ACTIVE))
                .withIssuer(office.authorities().all().stream().findFirst().map(Authority::id)), "");
    }

    private void searches(long[] all) {
        var some = office.certificates().rows(new long[] {all[all.length / 3]}).getFirst();
        var serial = some.serial();
        for (var text : new String[] {some.label(), some.label().substring(4), some.label().substring(some.label().length() - 5), "hall3-0123",
                serial.hex(), serial.colonHex(), serial.decimal(), serial.hex().substring(20), serial.hex().substring(10, 16)}) {
            matches("search `" + text + "`", CertificateQuery.ALL.withText(text), "10");
        }
        matches("search `press`", CertificateQuery.ALL.withText("press"), "");
        matches("search `hall`", CertificateQuery.ALL.withText("hall"), "");
        matches("search `77`", CertificateQuery.ALL.withText("77"), "");
    }

    private static void more(Office office) {
        var things = LongStream.rangeClosed(1, MORE).toArray();
        var begun = System.nanoTime();
        office.certificates().issueAll(LabStore.terms(office), things, Equipped.ISSUE_ANOTHER, Progress.NONE);
        row("issue 10,000 more into it, first time", since(begun), "");
        begun = System.nanoTime();
        office.certificates().issueAll(LabStore.terms(office), things, Equipped.ISSUE_ANOTHER, Progress.NONE);
        row("issue 10,000 more into it, again", since(begun), "3000");
        System.out.println("\nload " + load());
    }

    private void ids(String what, CertificateQuery query, String aim) {
        time(what, () -> office.certificates().ids(query).length, aim);
    }

    private void matches(String what, CertificateQuery query, String aim) {
        time(what, () -> office.certificates().matches(query).ids().length, aim);
    }

    private static void time(String what, Supplier<? extends Number> work, String aim) {
        var took = new double[RUNS];
        Number found = 0;
        for (int i = -WARM; i < RUNS; i++) {
            var begun = System.nanoTime();
            found = work.get();
            took[Math.max(i, 0)] = since(begun);
        }
        Arrays.sort(took);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %,d | %s |%n", what, took[RUNS / 2], found.longValue(), aim);
    }

    private static void row(String what, double millis, String aim) {
        System.out.printf(Locale.ROOT, "| %s | %.0f | | %s |%n", what, millis, aim);
    }

    private static long[] first(long[] ids) {
        return Arrays.copyOf(ids, Math.min(PAGE, ids.length));
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException unknown) {
            return "unknown";
        }
    }
}
