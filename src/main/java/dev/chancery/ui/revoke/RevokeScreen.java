package dev.chancery.ui.revoke;

import dev.chancery.engine.Effect;
import dev.chancery.engine.Effects;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Revocations;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Question;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import javafx.scene.layout.Region;

/// Opens the question before a revocation or a release over whatever the window shows.
public final class RevokeScreen {

    private final Means means;

    public RevokeScreen(Means means) {
        this.means = means;
    }

    /// Asks why these are to be revoked, shows what that does, and does it once it is agreed to.
    public void open(Scope scope) {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var model = new RevokeModel(means.office(), means.background(), scope, (done, reason) -> {
            close.run();
            tell(RevokeWords.done(done, reason), done);
        });
        var view = (Region) new Views().add(RevokeController.class, () -> new RevokeController(model, close)).load("revoke");
        sheet.set(means.dialogs().open(view, close));
    }

    /// Asks whether those on hold shall be trusted again.
    public void release(Scope scope) {
        means.background().load(() -> means.office().revocations().previewRelease(scope), effects -> {
            if (effects.changes() == 0) {
                means.toasts().note(Words.of("revoke.release.none"));
            } else {
                ask(scope, effects);
            }
        });
    }

    private void ask(Scope scope, Effects effects) {
        means.background().load(() -> means.office().certificates().rows(
                effects.of(Effect.CHANGES).stream().mapToLong(id -> id.value()).toArray()), held ->
                means.dialogs().ask(new Question(Words.of("revoke.release.title", effects.changes()),
                        Words.of("revoke.release.consequence", effects.changes()), held.stream().map(RevokeWords::name).toList(),
                        Words.of("revoke.release.yes", effects.changes()), false)).thenAccept(yes -> {
                    if (yes) {
                        means.background().run("revoke.release.job", _ -> means.office().revocations().release(scope),
                                done -> tell(RevokeWords.released(done), done));
                    }
                }));
    }

    private void tell(String words, Revocations.Done done) {
        means.toasts().success(words);
        for (var publication : done.publications()) {
            if (publication instanceof Publication.Failed(var authority, var failure)) {
                var name = means.office().authorities().one(authority).name();
                means.toasts().note(Words.of("revoke.unpublished", name),
                        new Toasts.Action(Words.of("revoke.unpublished.why"), () -> means.dialogs().failed(failure)));
            }
        }
    }
}
