package dev.chancery.ui.renew;

import dev.chancery.domain.CertificateId;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Replacements;
import dev.chancery.engine.VaultResult;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.VaultDecision;
import dev.chancery.ui.VaultQuestion;
import dev.chancery.ui.Views;
import dev.chancery.ui.renew.RenewModel.Kind;
import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.layout.Region;

/// Opens the question before a renewal or a rotation, and the list of what waits, over whatever the window shows.
public final class RenewScreen {

    private final Means means;

    public RenewScreen(Means means) {
        this.means = means;
    }

    /// Asks on what terms these are to be renewed, shows what becomes of what, and does it once it is agreed to.
    public void renew(List<CertificateId> certificates) {
        open(Kind.RENEW, certificates);
    }

    /// The same for a rotation.
    public void rotate(List<CertificateId> certificates) {
        open(Kind.ROTATE, certificates);
    }

    private void open(Kind kind, List<CertificateId> certificates) {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var model = new RenewModel(means.office(), means.background(), kind, certificates, replaced -> {
            if (!replaced.done().isEmpty() || !replaced.waiting().isEmpty()) {
                close.run();
            }
            tell(kind, replaced);
        });
        model.waitingProperty().subscribe(job -> job.ifPresent(id -> {
            close.run();
            means.toasts().note(Words.of("renew.waits"),
                    new Toasts.Action(Words.of("renew.waits.show"), () -> means.go().accept(new Destination.BulkJob(id))));
        }));
        var view = (Region) new Views().add(RenewController.class, () -> new RenewController(model, close)).load("renew");
        sheet.set(means.dialogs().open(view, close));
    }

    private void tell(Kind kind, Replacements replaced) {
        var successors = replaced.done().stream().map(Replacements.Pair::successor).toList();
        if (!successors.isEmpty()) {
            means.toasts().success(RenewWords.done(kind, replaced),
                    new Toasts.Action(Words.of("renew.done.show"), () -> means.go().accept(new Destination.OneCertificate(successors.getFirst()))),
                    new Toasts.Action(Words.of("renew.done.export"), () -> means.go().accept(new Destination.ExportCertificates(successors))));
        }
        if (!replaced.problems().isEmpty()) {
            means.toasts().note(Words.of("renew.failed", replaced.problems().size()), new Toasts.Action(Words.of("renew.why"),
                    () -> means.dialogs().failed(replaced.problems().getFirst().why())));
        }
        unpublished(replaced.publications());
        ask(kind, replaced.waiting());
    }

    /// One after the other, until somebody wants to think about it.
    private void ask(Kind kind, List<VaultResult.Asks> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        var label = waiting.getFirst().errand().asked().label();
        new VaultDecision(means.office(), means.background(), new VaultQuestion(means.dialogs())).on(waiting.getFirst(), decided -> {
            switch (decided.fate()) {
                case KEPT -> tell(kind, RenewWords.kept(waiting.getFirst().errand(), decided.certificate().orElseThrow()));
                case REVOKED -> means.toasts().note(Words.of("vaultissue.revoked", label) + ". " + Words.of("vaultissue.revoked.text"));
                case WAITS -> means.toasts().note(Words.of("vaultissue.waits", label) + ".");
            }
            if (decided.fate() != VaultDecision.Fate.WAITS) {
                ask(kind, waiting.subList(1, waiting.size()));
            }
        });
    }

    private void unpublished(List<Publication> publications) {
        for (var publication : publications) {
            if (publication instanceof Publication.Failed(_, var failure)) {
                means.toasts().note(Words.of("renew.unpublished"),
                        new Toasts.Action(Words.of("renew.why"), () -> means.dialogs().failed(failure)));
            }
        }
    }

    /// Shows the replaced certificates that wait for their successors to be on the devices.
    public void pending() {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var model = new PendingModel(means.office(), means.background(), done -> {
            means.toasts().success(Words.of("renew.confirmed", done.effects().changes()));
            unpublished(done.publications());
        });
        var view = (Region) new Views().add(PendingController.class, () -> new PendingController(model, close, certificate -> {
            close.run();
            means.go().accept(new Destination.OneCertificate(certificate));
        })).load("pending");
        sheet.set(means.dialogs().open(view, close));
    }

    /// Shows when certificates are renewed by themselves, and what came of it.
    public void schedule() {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var model = new ScheduleModel(means.office(), means.background());
        var view = (Region) new Views().add(ScheduleController.class, () -> new ScheduleController(model, means.toasts(), close))
                .load("schedule");
        sheet.set(means.dialogs().open(view, close));
    }
}
