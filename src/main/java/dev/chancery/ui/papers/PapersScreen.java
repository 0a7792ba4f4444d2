package dev.chancery.ui.papers;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.nio.file.Path;
import javafx.scene.layout.Region;

/// Opens the page over whatever the window shows, for each of the things that can be made.
public final class PapersScreen {

    private final Means means;

    public PapersScreen(Means means) {
        this.means = means;
    }

    /// The report of this authority.
    public void report(AuthorityId authority) {
        means.background().load(() -> means.office().authorities().one(authority), found -> open(new What.Report(found)));
    }

    /// Labels for these things, by their numbers.
    public void labels(long[] things) {
        open(new What.Labels(things));
    }

    /// A calendar of the ends of these certificates.
    public void calendar(CertificateQuery query) {
        open(new What.Calendar(query));
    }

    /// A list of these certificates.
    public void inventory(CertificateQuery query) {
        open(new What.Inventory(query));
    }

    private void open(What what) {
        var model = new PapersModel(means.office(), means.background(), what);
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        Runnable save = () -> means.files().save(PapersWords.title(what), model.fileName(), PapersWords.kind(what)).ifPresent(file -> {
            close.run();
            model.write(file, held -> tell(what, held, file));
        });
        var page = new Views().add(PapersController.class, () -> new PapersController(model, save, close)).load("papers");
        sheet.set(means.dialogs().open((Region) page, close));
        model.refresh();
    }

    private void tell(What what, long held, Path file) {
        means.toasts().success(PapersWords.done(what, held, file.getFileName()), new Toasts.Action(Words.of("papers.folder"),
                () -> means.files().revealBeside(file)));
    }
}
