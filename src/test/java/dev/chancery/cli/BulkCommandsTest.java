package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.LabData;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BulkCommandsTest {

    private static final Pattern ACKNOWLEDGED = Pattern.compile("ACK ([0-9a-f]+) (\\S+)");
    private static final int KILLS = 4;
    private static final int THINGS = 4_000;

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void makeAStore() {
        console = TestConsole.withStore(folder);
        console.json("ca", "create", "Lab");
    }

    @Test void aPatternBecomesBundlesThatOpensslAcceptsAndAManifest() throws Exception {
        var job = console.json("bulk", "issue", "--pattern", "press-{01..12}", "--to", folder.toString(), "--no-key-passphrase");
        assertThat(job.get("issued").asInt()).isEqualTo(12);
        assertThat(job.get("state").asString()).isEqualTo("done");
        var place = Path.of(job.get("folder").asString());
        Judge.run("openssl", "verify", "-CAfile", place.resolve("press-07/ca.pem").toString(),
                place.resolve("press-07/certificate.pem").toString()).accepted();
        assertThat(place.resolve("manifest.csv")).content().contains("press-12");
        assertThat(console.json("bulk", "issue", "--pattern", "press-{01..12}").get("kept").asInt()).isEqualTo(12);
        var manifest = folder.resolve("again.json");
        console.json("bulk", "manifest", job.get("job").asString(), manifest.toString());
        assertThat(manifest).content().contains("press-01");
        assertThat(console.json("bulk", "list")).hasSize(2);
    }

    @Test void severalAreRenewedByAJobThatGoesOnAfterAnInterruption() throws Exception {
        console.json("bulk", "issue", "--pattern", "press-{01..12}");
        var web = Files.createDirectory(folder.resolve("web"));
        var list = web.resolve("lab.crl");
        console.json("crl", "set", "Lab", "--path", list.toString(), "--hours", "12");
        console.clock.advance(Duration.ofDays(350));
        Files.delete(list);
        Files.delete(web);
        assertThat(console.call("cert", "renew", "--expiring-within", "30").exit()).isNotZero();
        var open = console.json("bulk", "list").get(0);
        assertThat(open.get("kind").asString()).isEqualTo("renew");
        assertThat(open.get("state").asString()).isEqualTo("open");
        assertThat(open.get("waiting").asInt()).isEqualTo(12);
        Files.createDirectory(web);
        assertThat(console.json("bulk", "resume").get("issued").asInt()).isEqualTo(12);
        assertThat(Judge.run("openssl", "crl", "-in", list.toString(), "-noout", "-text").accepted().output().lines()
                .filter(line -> line.contains("Serial Number"))).hasSize(12);
        var manifest = folder.resolve("renewed.csv");
        console.json("bulk", "manifest", open.get("job").asString(), manifest.toString());
        assertThat(Files.readAllLines(manifest)).hasSize(13).allSatisfy(line -> assertThat(line).doesNotContain("not reached"));
    }

    @Test void severalAreRenewedAtOnceAndWhatWasRevokedIsNamed() {
        console.json("bulk", "issue", "--pattern", "press-{1..3}");
        console.json("cert", "revoke", "--thing", "press-2", "--reason", "keyCompromise", "--yes");
        console.clock.advance(Duration.ofDays(350));
        var serials = texts(console.json("cert", "list", "press").get("certificates"), "serial");
        var renewed = console.call(Stream.concat(Stream.of("cert", "renew", "--keep-old", "--json"), serials.stream()).toArray(String[]::new));
        assertThat(renewed.exit()).isEqualTo(Exit.PARTLY.code());
        assertThat(renewed.json().get("replaced")).hasSize(2);
        assertThat(renewed.json().get("problems")).hasSize(1);
        assertThat(console.json("bulk", "list").get(0).get("job").asLong()).isEqualTo(renewed.json().get("job").asLong());
        assertThat(console.json("bulk", "list").get(0).get("refused").asInt()).isOne();
    }

    @Test void aListWithBadRowsIsShownAndNothingIsIssuedUnlessTheyArePassedOver() {
        var bad = LabData.file("things-bad.csv").toString();
        var refused = console.call("bulk", "issue", "--list", bad, "--json");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(refused.json().get("badRows").asInt()).isPositive();
        assertThat(console.json("thing", "list").get("total").asInt()).isZero();
        assertThat(console.json("bulk", "list")).isEmpty();
        var dry = console.call("bulk", "issue", "--list", bad, "--dry-run", "--json");
        assertThat(dry.exit()).isEqualTo(Exit.PARTLY.code());
        var done = console.call("bulk", "issue", "--list", bad, "--pass-over-bad-rows", "--json").json();
        assertThat(done.get("issued").asInt()).isEqualTo(dry.json().get("all").asInt());
    }

    @Test void ofAHundredThousandRowsEachBadOneIsCountedAndNoneIsTaken() throws Exception {
        var list = folder.resolve("long.csv");
        Files.write(list, (Iterable<String>) Stream.concat(Stream.of("id,name"), IntStream.range(0, 100_000)
                .mapToObj(i -> i % 100 == 7 ? "bad/" + i + ",a slash" : "dev-" + i + ",good"))::iterator);
        var plan = console.call("bulk", "issue", "--list", list.toString(), "--dry-run", "--json");
        assertThat(plan.exit()).isEqualTo(Exit.PARTLY.code());
        assertThat(plan.json().get("badRows").asInt()).isEqualTo(1_000);
        assertThat(plan.json().get("new").asInt()).isEqualTo(99_000);
        assertThat(plan.json().get("problems").get(0).get("line").asInt()).isEqualTo(9);
        assertThat(console.json("thing", "list").get("total").asInt()).isZero();
    }

    @Test void aPatternThatNamesAThingTwiceIsRefusedByTheName() {
        var said = console.call("bulk", "issue", "--pattern", "press-{a,b,a}");
        assertThat(said.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(said.err()).contains("press-a");
    }

    @Test void aPatternThatIsTooLongIsRefusedWithItsLength() {
        var said = console.call("bulk", "issue", "--pattern", "press-{" + " ".repeat(1_100) + "a,b}");
        assertThat(said.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(said.err()).contains("1,111").contains("1,024");
    }

    @Test void oldJobsLeaveTheirManifestsAndGo() {
        console.json("bulk", "issue", "--pattern", "press-{1..3}");
        console.json("bulk", "issue", "--pattern", "press-{4..5}");
        assertThat(console.json("bulk", "tidy", folder.toString())).isEmpty();
        assertThat(console.call("bulk", "tidy", folder.toString(), "--keep", "1", "--days", "0").exit()).isNotZero();
        var gone = console.json("bulk", "tidy", folder.toString(), "--keep", "1", "--days", "0", "--yes");
        assertThat(gone).hasSize(1);
        assertThat(Path.of(gone.get(0).get("manifest").asString())).content().contains("press-3");
        assertThat(console.json("bulk", "list")).hasSize(1);
        assertThat(console.call("store", "verify").exit()).isZero();
        assertThat(console.call("bulk", "tidy", folder.toString(), "--keep", "-1").err()).contains("less than 0");
    }

    @Test void everyCertificateIsAcknowledgedOnceItIsThere() {
        var said = console.call("bulk", "issue", "--pattern", "press-{1..5}", "--acknowledge").out();
        assertThat(said).startsWith("READY");
        assertThat(ACKNOWLEDGED.matcher(said).results().map(match -> match.group(2)))
                .containsExactlyInAnyOrder("press-1", "press-2", "press-3", "press-4", "press-5");
    }

    @Test void nothingIsOpenSoThereIsNothingToGoOnWith() {
        assertThat(console.call("bulk", "resume").exit()).isEqualTo(Exit.USAGE.code());
        assertThat(console.call("bulk", "finish", "77", "--yes").exit()).isEqualTo(Exit.NOT_FOUND.code());
    }

    /// The process is killed in the middle, again and again, and gone on with until everything is done.
    @Test void aKilledJobIsGoneOnWithAndLosesNothingAndDoublesNothing() throws Exception {
        var acknowledged = new HashSet<String>();
        for (int kill = 1; kill <= KILLS; kill++) {
            acknowledged.addAll(killed(kill * 300, kill == 1
                    ? List.of("bulk", "issue", "--pattern", "press-{1.." + THINGS + "}", "--acknowledge") : List.of("bulk", "resume", "--acknowledge")));
        }
        assertThat(acknowledged).isNotEmpty();
        if (console.json("bulk", "list").get(0).get("state").asString().equals("open")) {
            assertThat(console.call("bulk", "resume").exit()).isZero();
        }
        var all = console.json("cert", "list", "press", "--limit", "100000");
        assertThat(texts(all.get("certificates"), "serial")).containsAll(acknowledged);
        assertThat(texts(all.get("certificates"), "thing")).hasSize(THINGS).doesNotHaveDuplicates();
    }

    /// As with Ctrl+C: the store is closed, so nothing of it lies beside it.
    @Test void aProcessThatIsAskedToEndStopsTheJobAndClosesTheStore() throws Exception {
        var said = stopped(200, ProcessHandle::destroy,
                List.of("bulk", "issue", "--pattern", "press-{1..20000}", "--acknowledge"));
        assertThat(said).hasSizeGreaterThanOrEqualTo(200);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("lab.chancery-wal");
        }
        var job = console.json("bulk", "list").get(0);
        assertThat(job.get("state").asString()).isEqualTo("open");
        assertThat(console.call("bulk", "finish", "--yes", "--json").json().get("issued").asInt()).isEqualTo(said.size());
    }

    private Set<String> killed(int after, List<String> command) throws Exception {
        return stopped(after, ProcessHandle::destroyForcibly, command);
    }

    /// Stops the process after so many acknowledgements and returns all that it gave.
    private Set<String> stopped(int after, Consumer<ProcessHandle> stop, List<String> command) throws Exception {
        var arguments = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dchancery.home=" + folder, "-cp",
                System.getProperty("java.class.path"), "dev.chancery.Main"));
        arguments.addAll(command);
        var builder = new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(console.environment);
        var process = builder.start();
        var serials = new HashSet<String>();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var match = ACKNOWLEDGED.matcher(line);
                if (match.matches() && serials.add(match.group(1)) && serials.size() == after) {
                    stop.accept(process.toHandle());
                }
            }
        }
        process.waitFor();
        return serials;
    }

    private static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false).map(one -> one.get(name).asString()).toList();
    }
}
