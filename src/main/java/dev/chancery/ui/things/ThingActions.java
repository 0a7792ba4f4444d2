package dev.chancery.ui.things;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Removals;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Destination;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Question;
import dev.chancery.ui.SecretClipboard;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.layout.Region;

/// What can be done to things, from the button to the note that says how it went.
public final class ThingActions {

    private final Means means;
    private final ThingsModel model;
    private final TargetsModel targets;

    ThingActions(Means means, ThingsModel model) {
        this.means = means;
        this.model = model;
        this.targets = new TargetsModel(means.office(), means.background(), model);
    }

    void add() {
        open(ThingFormModel.forNew(means.office(), means.background()));
    }

    /// Opens the form for the thing whose details are shown.
    void change() {
        model.chosenProperty().get().ifPresent(chosen -> change(chosen.thing()));
    }

    void change(Thing thing) {
        open(ThingFormModel.forChange(means.office(), means.background(), thing));
    }

    private void open(ThingFormModel form) {
        var controller = new ThingFormController(form);
        var view = (Region) new Views().add(ThingFormController.class, () -> controller).load("thing-form");
        var sheet = means.dialogs().open(view, controller::cancel);
        controller.whenDone(id -> {
            sheet.close();
            saved(form, id);
        }, () -> means.dialogs().leave(form.isTouched(), sheet::close));
    }

    private void saved(ThingFormModel form, ThingId id) {
        if (form.existing().isPresent()) {
            model.refresh();
            means.toasts().success(Words.of("things.changed", id.value()));
        } else {
            model.reveal(id);
            means.toasts().success(Words.of("things.added", id.value()));
        }
    }

    void issue() {
        var numbers = model.targets();
        if (numbers.length > 0) {
            means.go().accept(new Destination.IssueForThings(numbers));
        }
    }

    /// For the marked things, or for those of a list or a pattern.
    void issueMany() {
        means.go().accept(new Destination.IssueMany(model.marks().count() == 0 ? new long[0] : model.targets()));
    }

    void export() {
        targets.currentCertificates(certificates -> {
            if (certificates.isEmpty()) {
                means.toasts().note(Words.of("things.export.none"),
                        new Toasts.Action(Words.of("things.export.issue"), this::issue));
            } else {
                means.go().accept(new Destination.ExportCertificates(certificates));
            }
        });
    }

    /// Labels to print for the marked ones, or for the one that is chosen.
    void labels() {
        means.go().accept(new Destination.Labels(model.targets()));
    }

    /// Secrets for the local endpoints, for the marked ones or the one that is chosen.
    void enrolmentKeys() {
        means.go().accept(new Destination.EnrolmentKeys(model.targets()));
    }

    /// Lines for a device that makes its own key.
    void kit(ThingId thing) {
        means.go().accept(new Destination.RequestKit(thing));
    }

    void show(CertificateId certificate) {
        means.go().accept(new Destination.OneCertificate(certificate));
    }

    void remove() {
        targets.removable(found -> {
            if (found.things().isEmpty()) {
                means.toasts().note(Words.of("things.remove.none", found.staying()));
            } else {
                means.dialogs().ask(removal(found)).thenAccept(yes -> {
                    if (yes) {
                        targets.remove(found, this::removed);
                    }
                });
            }
        });
    }

    private static Question removal(Removals.Preview found) {
        var words = new StringBuilder(Words.of("things.remove.consequence", found.things().size()));
        var revoked = found.effects().changes();
        words.append(' ').append(revoked == 0 ? Words.of("things.remove.undoable") : Words.of("things.remove.revokes", revoked));
        if (found.staying() > 0) {
            words.append("\n\n").append(Words.of("things.remove.staying", found.staying()));
        }
        return new Question(Words.of("things.remove.title", found.things().size()), words.toString(),
                found.things().stream().map(ThingActions::label).toList(),
                revoked == 0 ? Words.of("things.remove.yes", found.things().size())
                        : Words.of("things.remove.yesRevoking", found.things().size(), revoked), true);
    }

    static String label(Thing thing) {
        var name = thing.description().name();
        return name.isEmpty() ? thing.id().value() : Words.of("things.label", thing.id().value(), name);
    }

    private void removed(Removals.Removed removed) {
        var revoked = removed.revocation().effects().changes();
        var words = Words.of("things.removed", removed.count()) + (revoked == 0 ? "" : " " + Words.of("things.removed.revoked", revoked));
        if (removed.canBeUndone()) {
            means.toasts().success(words, new Toasts.Action(Words.of("things.undo"),
                    () -> targets.restore(removed, count -> means.toasts().success(Words.of("things.restored", count)))));
        } else {
            means.toasts().success(words);
        }
        removed.revocation().publications().forEach(this::tell);
    }

    private void tell(Publication publication) {
        if (publication instanceof Publication.Failed(_, var failure)) {
            means.toasts().note(Words.of("things.removed.unpublished"),
                    new Toasts.Action(Words.of("things.removed.why"), () -> means.dialogs().failed(failure)));
        }
    }

    void revoke() {
        if (model.targets().length > 0) {
            means.go().accept(new Destination.Revoke(targets.scope()));
        }
    }

    void revokeGroup(String group) {
        means.go().accept(new Destination.Revoke(new Scope.OfGroup(group)));
    }

    void importList() {
        var kind = new FileChoice.Kind(Words.of("things.import.kind"), List.of("*.csv", "*.tsv", "*.txt"));
        means.files().open(Words.of("things.import.choose"), kind).ifPresent(this::importList);
    }

    /// A list of things is imported here, anything that holds certificates or keys where those are.
    void take(List<Path> files) {
        means.background().load(() -> means.office().imports().recognizes(files.getFirst()), foreign -> {
            if (foreign) {
                means.go().accept(new Destination.Import(files));
            } else {
                importList(files.getFirst());
            }
        });
    }

    void importList(Path file) {
        means.background().load(() -> means.office().things().list(file),
                list -> new ImportWizard(means, list, this::imported).open());
    }

    private void imported(ImportModel.Ended ended) {
        model.showAll();
        model.refresh();
        var left = ended.review().badRows();
        if (ended.whole()) {
            means.toasts().success(Words.of("things.imported", ended.added(), left),
                    new Toasts.Action(Words.of("things.import.show"), model::showNewest));
        } else {
            means.toasts().note(Words.of("things.import.stopped", ended.added(), ended.review().good().size()));
        }
    }

    void keyCopied() {
        means.toasts().note(Words.of("things.key.copied", SecretClipboard.KEPT));
    }
}
