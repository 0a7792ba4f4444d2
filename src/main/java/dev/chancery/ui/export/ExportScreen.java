package dev.chancery.ui.export;

import dev.chancery.domain.CertificateId;
import dev.chancery.ui.Layers;
import dev.chancery.ui.PassphraseSheet;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

/// Opens the export page over whatever the window shows.
public final class ExportScreen {

    private final Means means;

    public ExportScreen(Means means) {
        this.means = means;
    }

    /// For these certificates; nothing is written before the user says so.
    public void open(List<CertificateId> certificates) {
        new Visit(certificates).model.begin();
    }

    /// Exports to this folder at once, as PEM folders and without a passphrase, unless something stands in the way: then
    /// the page waits for an answer.
    public void run(List<CertificateId> certificates, Path folder) {
        new Visit(certificates).model.beginAtOnce(folder);
    }

    /// One opening of the page, from its first answer until it closes.
    private final class Visit {
        private final ExportModel model;
        private final Layers.Sheet sheet;
        private boolean open = true;

        private Visit(List<CertificateId> certificates) {
            model = new ExportModel(means, certificates);
            model.whenProofIsNeeded(this::prove);
            sheet = means.window().dialogs().open((Region) page(), this::leave);
            sheet.whenClosed(this::closed);
            model.writing().stageProperty().subscribe(this::tell);
        }

        private Parent page() {
            var files = means.window().files();
            return new Views()
                    .add(ExportController.class, () -> new ExportController(model, this::leave))
                    .add(WhatController.class, () -> new WhatController(model))
                    .add(NamesController.class, () -> new NamesController(model))
                    .add(OwnLayoutsController.class, () -> new OwnLayoutsController(model.own()))
                    .add(WhereController.class, () -> new WhereController(model, files))
                    .add(KeysController.class, () -> new KeysController(model))
                    .add(ProtectionController.class, () -> new ProtectionController(model))
                    .add(AnchorController.class, () -> new AnchorController(model.anchor()))
                    .add(PlanController.class, () -> new PlanController(model.plan()))
                    .add(EjectController.class, () -> new EjectController(new EjectModel(means.office().exports()::eject,
                            means.background(), model.writing().endedProperty())))
                    .add(ResultController.class, () -> new ResultController(model, files))
                    .load("export");
        }

        private void prove(Runnable proven, Runnable cancelled) {
            PassphraseSheet.open(means.window().dialogs(), means.background(), new PassphraseSheet.Asked(
                    Words.of("export.authority.why"), Words.of("export.authority.yes"), means.office().stepUp()::prove, proven, cancelled));
        }

        private void closed() {
            open = false;
            model.close();
        }

        private void leave() {
            means.window().dialogs().leave(model.touched(), sheet::close);
        }

        /// An export that went on behind a closed page says how it ended.
        private void tell(WritingModel.Stage stage) {
            if (stage == WritingModel.Stage.DONE && !open) {
                model.writing().endedProperty().get().ifPresent(this::tell);
            }
        }

        private void tell(Ended ended) {
            switch (ended) {
                case Ended.Complete(var target, _, _, _, _) -> means.window().toasts().success(
                        Words.of("export.done.title", target.place().name()), new Toasts.Action(Words.of("export.openFolder.toast"),
                                () -> means.window().files().reveal(target.folder())));
                case Ended.Broken broken -> means.window().dialogs().failed(broken.why());
                case Ended.Cancelled(_, long done, int all) ->
                        means.window().toasts().note(Words.of("export.done.kept", done, all));
            }
        }
    }
}
