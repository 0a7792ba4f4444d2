package dev.chancery.ui.issue;

import dev.chancery.domain.AuthorityId;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.VaultQuestion;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

/// Opens the issue page over whatever the window shows.
public final class IssueScreen {

    private final Means means;

    public IssueScreen(Means means) {
        this.means = means;
    }

    /// With nobody chosen yet.
    public void open() {
        new Visit(new long[0], Optional.empty());
    }

    /// For the things with these numbers.
    public void openFor(long[] things) {
        new Visit(things, Optional.empty());
    }

    /// With this authority chosen.
    public void openBy(AuthorityId authority) {
        new Visit(new long[0], Optional.of(authority));
    }

    /// One opening of the page, from its first answer until it closes.
    private final class Visit {
        private final IssueModel model;
        private final Layers.Sheet sheet;
        private boolean open = true;

        private Visit(long[] things, Optional<AuthorityId> authority) {
            model = new IssueModel(new Means(means.office(), means.background(), means.window(), means.places(), this::go),
                    new VaultQuestion(means.window().dialogs()));
            sheet = means.window().dialogs().open((Region) page(), this::leave);
            sheet.whenClosed(this::closed);
            model.stageProperty().subscribe(this::tell);
            model.begin(things, authority);
        }

        private Parent page() {
            return new Views()
                    .add(IssueController.class, () -> new IssueController(model))
                    .add(ButtonsController.class, () -> new ButtonsController(model, this::leave))
                    .add(WhoController.class, () -> new WhoController(model.form()))
                    .add(PurposeController.class, () -> new PurposeController(model.form()))
                    .add(ThereController.class, () -> new ThereController(model.form()))
                    .add(AwayController.class, () -> new AwayController(model))
                    .add(TermsController.class, () -> new TermsController(model.form()))
                    .add(AdvancedController.class, () -> new AdvancedController(model.form()))
                    .add(DoneController.class, () -> new DoneController(model))
                    .load("issue");
        }

        private void go(Destination where) {
            means.window().dialogs().leave(model.touched(), () -> {
                sheet.close();
                means.go().accept(where);
            });
        }

        private void closed() {
            open = false;
            model.leave();
        }

        private void leave() {
            means.window().dialogs().leave(model.touched(), sheet::close);
        }

        /// A job that went on behind a closed page says so when it is done.
        private void tell(IssueModel.Stage stage) {
            if (stage == IssueModel.Stage.DONE && !open) {
                means.window().toasts().success(Words.of("issue.done.many", model.certificates().size()),
                        new Toasts.Action(Words.of("issue.export.toast"), model::export));
            }
        }
    }
}
