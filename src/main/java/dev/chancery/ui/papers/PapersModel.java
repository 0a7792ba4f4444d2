package dev.chancery.ui.papers;

import dev.chancery.domain.CalendarEntry;
import dev.chancery.domain.LabelCode;
import dev.chancery.domain.LabelSheet;
import dev.chancery.engine.Office;
import dev.chancery.engine.Papers;
import dev.chancery.engine.Printing;
import dev.chancery.engine.Reader;
import dev.chancery.ui.Background;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// One paper, list or calendar: how it is to be, how it will look, and its writing.
public final class PapersModel {

    private static final int PICTURE = 960;
    private static final String NEVER_IN_FILES = "[\\\\/:*?\"<>|]";

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final What what;
    private final ObjectProperty<CalendarEntry> entry = new SimpleObjectProperty<>(CalendarEntry.DAY);
    private final ObjectProperty<LabelSheet> sheet = new SimpleObjectProperty<>(LabelSheet.AVERY_L7160);
    private final ObjectProperty<LabelCode> code = new SimpleObjectProperty<>(LabelCode.THING);
    private final ObjectProperty<Integer> first = new SimpleObjectProperty<>(1);
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(new Preview.Reading());

    PapersModel(Office office, Background background, What what) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        this.what = what;
        entry.addListener(_ -> refresh());
        code.addListener(_ -> refresh());
        first.addListener(_ -> refresh());
        sheet.addListener(_ -> refresh());
    }

    What what() {
        return what;
    }

    /// What an entry of the calendar stands for.
    public ObjectProperty<CalendarEntry> entryProperty() {
        return entry;
    }

    public ObjectProperty<LabelSheet> sheetProperty() {
        return sheet;
    }

    public ObjectProperty<LabelCode> codeProperty() {
        return code;
    }

    /// The place of the first label that is still on its sheet, counted from 1; one beyond the sheet means its last.
    public ObjectProperty<Integer> firstProperty() {
        return first;
    }

    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Looks again how it would be.
    void refresh() {
        newest.load(this::look, preview::set);
    }

    private Preview look() {
        return switch (what) {
            case What.Report(var authority) -> new Preview.Printed(Optional.empty(), office.printing()
                    .pictureOfReport(authority.id(), store(), reader(), PICTURE));
            case What.Labels(var things) -> things.length > Printing.MOST_LABELS
                    ? new Preview.TooMany(things.length, Printing.MOST_LABELS) : new Preview.Printed(
                            Optional.of(office.printing().count(things, order())), office.printing().pictureOfLabels(things, order(), reader(), PICTURE));
            case What.Calendar(var query) -> text(office.papers().sampleCalendar(query, entry.get(), reader()));
            case What.Inventory(var query) -> text(office.papers().sampleInventory(query));
        };
    }

    private static Preview text(Papers.Sample sample) {
        return new Preview.Text(sample.certificates(), sample.begin());
    }

    private String store() {
        return office.file().getFileName().toString();
    }

    private static Reader reader() {
        return new Reader(Words.locale(), ZoneId.systemDefault());
    }

    private Printing.LabelOrder order() {
        int used = Math.clamp(Optional.ofNullable(first.get()).orElse(1) - 1, 0, sheet.get().labels() - 1);
        return new Printing.LabelOrder(sheet.get(), code.get(), used);
    }

    /// What the file could be called.
    String fileName() {
        return switch (what) {
            case What.Report(var authority) -> authority.name().replaceAll(NEVER_IN_FILES, "-") + ".pdf";
            case What.Labels _ -> Words.of("papers.labels.file");
            case What.Calendar _ -> Words.of("papers.calendar.file");
            case What.Inventory _ -> Words.of("papers.inventory.file");
        };
    }

    /// Writes it, as a job that can be cancelled. `done` hears how many certificates or labels it holds; 1 for a report.
    void write(Path file, LongConsumer done) {
        var order = order();
        var calendar = new Papers.Calendar(entry.get(), reader());
        background.run("papers.job", progress -> switch (what) {
            case What.Report(var authority) -> {
                office.printing().report(authority.id(), store(), reader(), file);
                yield 1L;
            }
            case What.Labels(var things) -> (long) office.printing().labels(things, order, reader(), file, progress).labels();
            case What.Calendar(var query) -> office.papers().calendar(query, calendar, file, progress);
            case What.Inventory(var query) -> office.papers().inventory(query, file, progress);
        }, done::accept);
    }
}
