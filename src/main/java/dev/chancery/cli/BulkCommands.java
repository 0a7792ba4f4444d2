package dev.chancery.cli;

import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.engine.BulkJob;
import dev.chancery.engine.BulkJobs;
import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Jobs for many things or certificates that can be interrupted and gone on with.
@Command(name = "bulk", description = "Issue for thousands of things as one job, which outlives an interruption. So does renewing several: 'cert renew'.",
        subcommands = {BulkIssueCommand.class, BulkCommands.ListAll.class, BulkCommands.Resume.class, BulkCommands.Finish.class,
            BulkCommands.Manifest.class, BulkTidyCommand.class})
final class BulkCommands extends Group {

    private static Map<String, Object> facts(BulkJob job) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("job", job.id().value());
        facts.put("kind", kind(job));
        facts.put("source", job.source());
        facts.put("state", job.state().code());
        facts.put("begun", job.begun().toString());
        facts.put("all", job.all());
        for (var result : BulkResult.values()) {
            facts.put(result.code(), job.count().of(result));
        }
        facts.put("exported", job.count().exported());
        facts.put("folder", job.target().map(target -> target.place().toString()).orElse(null));
        return facts;
    }

    private static String kind(BulkJob job) {
        return job.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Answer answer(BulkJob job) {
        var count = job.count();
        var text = "Job %d is %s: %d issued, %d had one already, %d refused, %d not reached.".formatted(job.id().value(),
                job.state().code(), count.of(BulkResult.ISSUED), count.of(BulkResult.KEPT), count.of(BulkResult.REFUSED),
                count.of(BulkResult.WAITING));
        var whole = count.of(BulkResult.REFUSED) + count.of(BulkResult.WAITING) == 0;
        return new Answer(facts(job), job.target().map(target -> text + "\nFiles: " + target.place()).orElse(text),
                whole ? Exit.DONE : Exit.PARTLY);
    }

    /// How a job that runs tells about itself.
    static final class Telling {

        @Option(names = "--acknowledge", description = "Print READY once work begins, and ACK, the serial number in hexadecimal and the "
                + "thing for each certificate as soon as it is on the disk, a line each.")
        private boolean acknowledge;

        @Option(names = "--as-signed", description = "Where a Vault signs, keep what it signs otherwise than asked for, as with a "
                + "shorter life. Without it the first such certificate is revoked again and stops the job.")
        private boolean asSigned;

        @Mixin private KeyPassphrase keyPassphrase;

        boolean leavesKeysOpen() {
            return keyPassphrase.isNone();
        }

        Answer run(Console console, Office office, BulkJob job) {
            var passphrase = job.needsPassphrase() ? keyPassphrase.read() : new char[0];
            try (var progress = new Reporting(console)) {
                say(console, "READY");
                return answer(office.bulkJobs().run(job.id(), new BulkJobs.Going(passphrase, asSigned), progress,
                        (serial, thing) -> say(console, "ACK " + serial.hex() + " " + thing)));
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }

        private void say(Console console, String line) {
            if (acknowledge) {
                console.out().println(line);
                console.out().flush();
            }
        }
    }

    @Command(name = "list", description = "List the jobs, the newest first.")
    static final class ListAll extends StoreCommand {

        private static final int MOST = 100;

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var jobs = office.bulkJobs().recent(MOST);
            var table = new TextTable("JOB", "KIND", "STATE", "DONE", "ALL", "BEGUN", "SOURCE");
            jobs.forEach(job -> table.row(job.id().value(), kind(job), job.state().code(), job.done(), job.all(), job.begun(), job.source()));
            return Answer.list(jobs.stream().map(BulkCommands::facts).toList(), table);
        }
    }

    private static final String NUMBER = "The job; 'bulk list' tells. Default: the only one that is open.";

    private static BulkJob open(Office office, Optional<Long> number) {
        if (number.isPresent()) {
            return office.bulkJobs().one(new BulkId(number.get()));
        }
        var open = office.bulkJobs().open();
        if (open.size() != 1) {
            throw new Lookup.Unclear(open.isEmpty() ? "No job is open." : "Several jobs are open: give the number of one.");
        }
        return open.getFirst();
    }

    @Command(name = "resume", description = "Go on with a job that was interrupted, exactly where it stopped.")
    static final class Resume extends StoreCommand {

        @Parameters(paramLabel = "JOB", arity = "0..1", description = NUMBER)
        private Optional<Long> number;
        @Mixin private Telling telling;

        Resume(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            return telling.run(console(), office, open(office, number));
        }
    }

    @Command(name = "finish", description = "End a job with what is done by now.")
    static final class Finish extends StoreCommand {

        @Parameters(paramLabel = "JOB", arity = "0..1", description = NUMBER)
        private Optional<Long> number;
        @Mixin private Consent consent;

        Finish(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var job = open(office, number);
            consent.require("End job %d, with %d of %d done?".formatted(job.id().value(), job.done(), job.all()));
            return answer(office.bulkJobs().finish(job.id()));
        }
    }

    @Command(name = "manifest", description = "Write what became of each thing of a job into a file.")
    static final class Manifest extends StoreCommand {

        @Parameters(index = "0", paramLabel = "JOB", description = "The job; 'bulk list' tells.")
        private long number;
        @Parameters(index = "1", paramLabel = "FILE", description = "The file: JSON when it ends in .json, else CSV.")
        private Path file;

        Manifest(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            office.bulkJobs().saveManifest(new BulkId(number), file);
            return Answer.done(new LinkedHashMap<>(Map.of("file", file.toAbsolutePath().toString())), "Wrote " + file + ".");
        }
    }
}
