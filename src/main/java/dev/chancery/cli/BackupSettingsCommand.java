package dev.chancery.cli;

import dev.chancery.domain.BackupSettings;
import dev.chancery.engine.Office;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says where backups go, when they are made and which are kept, and changes what is given.
@Command(name = "settings", description = {"Say where backups go, when they are made, and which are kept; change what is given.",
        "What is there stays until the next backup is made."})
final class BackupSettingsCommand extends StoreCommand {

    @Option(names = "--folder", paramLabel = "FOLDER", description = "Where backups go, as a whole path; empty for the folder beside the store.")
    private Optional<String> folder;
    @Option(names = "--daily", negatable = true, description = "Whether the window makes one every day.")
    private Optional<Boolean> daily;
    @Option(names = "--newest", paramLabel = "N", description = "Keep as many of the newest (1 to 1,000).")
    private Optional<String> newest;
    @Option(names = "--days", paramLabel = "N", description = "Keep the last of each of as many days.")
    private Optional<String> days;
    @Option(names = "--months", paramLabel = "N", description = "Keep the last of each of as many months.")
    private Optional<String> months;
    @Option(names = "--before", paramLabel = "N", description = "Make one before as many things or more are changed at once; 0 for none.")
    private Optional<String> before;

    BackupSettingsCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var now = office.backups().settings();
        var wanted = BackupSettings.of(folder.orElse(now.folder()), daily.orElse(now.daily()), List.of(newest.orElse("" + now.newest()),
                days.orElse("" + now.days()), months.orElse("" + now.months())), before.orElse("" + now.before())).orRefuse();
        if (!wanted.equals(now)) {
            office.backups().change(wanted);
        }
        return answer(office, wanted);
    }

    private static Answer answer(Office office, BackupSettings settings) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("folder", office.backups().folder().toString());
        facts.put("daily", settings.daily());
        facts.put("newest", settings.newest());
        facts.put("days", settings.days());
        facts.put("months", settings.months());
        facts.put("before", settings.before());
        var rows = new TextTable("SETTING", "VALUE");
        facts.forEach(rows::row);
        return Answer.done(facts, rows.toString());
    }
}
