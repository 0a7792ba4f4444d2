package dev.chancery.engine;

import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.FolderName;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.stream.Stream;

/// Finds the folder for the files of a bulk job: one that is not there yet and that no other job is going to make.
final class BulkFolder {

    private BulkFolder() {}

    static BulkTarget of(BulkWish.Delivery wanted, FolderName proposed, List<BulkTarget> others) {
        var taken = others.stream().map(BulkTarget::place).toList();
        return Stream.iterate(1, number -> number + 1).map(number -> number == 1 ? proposed : numbered(proposed, number))
                .map(within -> new BulkTarget(BulkDelivery.code(wanted.form()), wanted.folder(), within, wanted.locked()))
                .filter(one -> !taken.contains(one.place()) && !Files.exists(one.place(), LinkOption.NOFOLLOW_LINKS)).findFirst().orElseThrow();
    }

    private static FolderName numbered(FolderName name, int number) {
        var end = "-" + number;
        return new FolderName(name.value().substring(0, Math.min(name.value().length(), FolderName.LONGEST - end.length())) + end);
    }
}
