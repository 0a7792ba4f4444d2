package dev.chancery.ui.backup;

import dev.chancery.domain.StoreFacts;
import dev.chancery.domain.StoredBackup;
import dev.chancery.engine.Everything;
import dev.chancery.engine.Restoration.Look;
import dev.chancery.ui.Sizes;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;

/// How backups are told of.
final class BackupWords {

    private BackupWords() {}

    static String last(List<StoredBackup> newestFirst) {
        return newestFirst.stream().filter(one -> one.trouble().isEmpty()).findFirst()
                .map(one -> Words.of("backup.last", Words.dateTime(one.name().made()), newestFirst.size()))
                .orElseGet(() -> Words.of("backup.none"));
    }

    /// When it was made, how large it is, and what is wrong with it.
    static String line(StoredBackup backup) {
        var line = Words.of("backup.line", Words.dateTime(backup.name().made()), Sizes.words(backup.size()));
        var schema = backup.name().schema().isPresent() ? " · " + Words.of("backup.line.migration") : "";
        return line + schema + backup.trouble().map(trouble -> " · " + Failures.tell(trouble).title()).orElse("");
    }

    static String of(Look look) {
        var count = look.facts().count();
        return Words.of("backup.from.facts", Words.dateTime(look.facts().lastAct()), count.authorities(), count.certificates(),
                count.things(), Sizes.words(look.size()));
    }

    static String of(Everything.Written written) {
        return Words.of("backup.out.done", written.certificates(), written.folder().getFileName().toString());
    }

    static Path folder(Everything.Written written) {
        return written.folder();
    }

    static String sound(StoreFacts facts) {
        return Words.of("backup.sound", Words.dateTime(facts.lastAct()), facts.count().authorities(), facts.count().certificates(),
                facts.count().things());
    }
}
