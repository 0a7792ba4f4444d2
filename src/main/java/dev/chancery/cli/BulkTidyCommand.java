package dev.chancery.cli;

import dev.chancery.engine.BulkTidying;
import dev.chancery.engine.BulkTidying.Kept;
import dev.chancery.engine.BulkTidying.Tidied;
import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes old jobs out of the store and leaves their manifests in a folder.
@Command(name = "tidy", description = "Take old jobs that are done out of the store, each after its manifest is written into a folder. "
        + "What they issued stays.")
final class BulkTidyCommand extends StoreCommand {

    @Parameters(paramLabel = "FOLDER", description = "Where the manifests go. No file there is replaced.")
    private Path folder;
    @Option(names = "--keep", paramLabel = "JOBS", defaultValue = "50", description = "So many stay, the newest. Default: ${DEFAULT-VALUE}.")
    private int jobs;
    @Option(names = "--days", paramLabel = "DAYS", defaultValue = "90",
            description = "What was begun within so many days stays, too. Default: ${DEFAULT-VALUE}.")
    private int days;
    @Mixin private Consent consent;

    BulkTidyCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        if (jobs < 0 || days < 0) {
            throw new Lookup.Unclear("Neither --keep nor --days can be less than 0.");
        }
        var kept = new Kept(jobs, days);
        var old = office.bulkTidying().old(kept).size();
        if (old > 0) {
            consent.require("Take %d jobs out of the store?".formatted(old));
        }
        return answer(tidy(office.bulkTidying(), kept));
    }

    private List<Tidied> tidy(BulkTidying tidying, Kept kept) {
        try (var progress = new Reporting(console())) {
            return tidying.tidy(kept, folder.toAbsolutePath().normalize(), progress);
        }
    }

    private static Answer answer(List<Tidied> tidied) {
        var table = new TextTable("JOB", "THINGS", "MANIFEST");
        tidied.forEach(one -> table.row(one.job().value(), one.things(), one.manifest()));
        return Answer.list(tidied.stream().map(BulkTidyCommand::facts).toList(), table);
    }

    private static Map<String, Object> facts(Tidied one) {
        return Map.of("job", one.job().value(), "things", one.things(), "manifest", one.manifest().toString());
    }
}
