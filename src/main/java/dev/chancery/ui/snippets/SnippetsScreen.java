package dev.chancery.ui.snippets;

import dev.chancery.domain.CertificateId;
import dev.chancery.engine.Snippets;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import java.util.List;
import javafx.scene.layout.Region;

/// Opens the page over whatever the window shows.
public final class SnippetsScreen {

    private final Means means;

    public SnippetsScreen(Means means) {
        this.means = means;
    }

    /// For files that were written.
    public void open(List<Snippets.Placed> placed) {
        if (placed.isEmpty()) {
            return;
        }
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var model = new SnippetsModel(means.office().snippets(), means.background(), placed);
        var saving = new Saving(means, model);
        var page = new Views().add(SnippetsController.class, () -> new SnippetsController(model, saving, close)).load("snippets");
        sheet.set(means.dialogs().open((Region) page, close));
        model.begin();
    }

    /// For a certificate whose files are anywhere.
    public void open(CertificateId certificate) {
        means.background().load(() -> means.office().snippets().unplaced(certificate), placed -> open(List.of(placed)));
    }
}
