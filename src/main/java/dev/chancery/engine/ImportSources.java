package dev.chancery.engine;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import dev.chancery.intake.ForeignFolder;
import dev.chancery.intake.LooseFiles;
import dev.chancery.store.Database;
import dev.chancery.store.XcaFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Where an import comes from: databases of XCA, folders, and single files, recognized by what they are.
final class ImportSources {

    private final Progress progress;
    private final List<Path> loose = new ArrayList<>();
    private final List<Holdings> whole = new ArrayList<>();

    private ImportSources(Progress progress) {
        this.progress = progress;
    }

    /// @throws FileFailure.CannotRead when one is missing or cannot be read
    /// @throws FileFailure.ForeignStore when one is a store of another program that cannot be brought in as it is
    static Holdings read(List<Path> places, Progress progress) {
        var sources = new ImportSources(progress);
        try {
            places.forEach(sources::add);
            return sources.all();
        } catch (RuntimeException failed) {
            sources.whole.forEach(Holdings::close);
            throw failed;
        }
    }

    private void add(Path place) {
        if (Database.isOpenHere(place)) {
            throw new FileFailure.StoreInUse(place);
        }
        if (Files.isDirectory(place)) {
            whole.add(ForeignFolder.of(place).read(progress, Database::isOpenHere));
        } else if (XcaFile.mayBe(place)) {
            whole.add(XcaFile.read(place, progress));
        } else {
            loose.add(place);
        }
    }

    private Holdings all() {
        if (!loose.isEmpty()) {
            whole.add(LooseFiles.read(loose));
        }
        return whole.size() == 1 ? whole.getFirst() : new Holdings(whole.getFirst().source() + " …", each(Holdings::pieces),
                each(Holdings::revoked), each(Holdings::listNumbers), each(Holdings::unread));
    }

    private <T> List<T> each(Function<Holdings, List<T>> part) {
        return whole.stream().flatMap(one -> part.apply(one).stream()).toList();
    }
}
