package dev.chancery.ui.recovery;

import dev.chancery.domain.RecoveryKey;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.PassphraseSheet;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

/// The recovery key of the open store: made, replaced and removed.
public final class RecoveryScreen {

    /// What it works with.
    public record Means(Office office, Background background, Dialogs dialogs, Toasts toasts, FileChoice files) {}

    private final Means means;

    public RecoveryScreen(Means means) {
        this.means = means;
    }

    /// The row in the settings.
    public Parent standing() {
        return new Views().add(StandingController.class, () -> new StandingController(means.office().recovery()::made, means.background(), this))
                .load("recovery-standing");
    }

    /// Draws a key, shows it and keeps it once it was written down. A store that has one asks for its passphrase.
    public void make(Runnable done) {
        var sheet = new Late<Layers.Sheet>();
        var model = new RecoveryModel(means.office(), means.background(), means.office().recovery().random(),
                new RecoveryModel.Ways(key -> keep(key, () -> {
                    sheet.get().close();
                    means.toasts().success(Words.of("recovery.kept"));
                    done.run();
                }), () -> sheet.get().close()));
        var view = new Views().add(RecoveryController.class, () -> new RecoveryController(model, means.files(), means.toasts())).load("recovery");
        sheet.set(means.dialogs().open((Region) view, model::cancel));
    }

    private void keep(RecoveryKey key, Runnable kept) {
        Runnable done = () -> {
            key.close();
            kept.run();
        };
        means.background().load(means.office().recovery()::made, made -> {
            if (made.isPresent()) {
                ask("recovery.replace.why", "recovery.replace.yes", typed -> means.office().recovery().replace(key, typed), done);
            } else {
                means.background().run("recovery.keep.job", _ -> {
                    means.office().recovery().keep(key);
                    return true;
                }, _ -> done.run());
            }
        });
    }

    /// Takes the key away, after the passphrase was given.
    public void remove(Runnable done) {
        ask("recovery.remove.why", "recovery.remove.yes", typed -> means.office().recovery().remove(typed), () -> {
            means.toasts().success(Words.of("recovery.removed"));
            done.run();
        });
    }

    private void ask(String why, String yes, Consumer<char[]> act, Runnable then) {
        PassphraseSheet.open(means.dialogs(), means.background(), new PassphraseSheet.Asked(Words.of(why), Words.of(yes), act, then, () -> {}));
    }
}
