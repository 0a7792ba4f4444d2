package dev.chancery.ui.vault;

import dev.chancery.engine.VaultComparison;
import dev.chancery.engine.VaultComparison.Stray;
import dev.chancery.engine.Vaults.Leaving;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Question;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;

/// What is asked before something is done on the page of an authority in a Vault.
final class PageActs {

    private final PageModel model;
    private final Means.Window window;
    private final Runnable close;
    private final Runnable left;

    /// @param close takes the page away, `left` shows the authority again when it lives there no more
    PageActs(PageModel model, Means.Window window, Runnable close, Runnable left) {
        this.model = model;
        this.window = window;
        this.close = close;
        this.left = left;
    }

    void close() {
        model.attempts().stop();
        close.run();
    }

    private void ask(Question question, Runnable then) {
        window.dialogs().ask(question).thenAccept(yes -> {
            if (yes) {
                then.run();
            }
        });
    }

    /// A secret that is kept would be gone: that is asked about.
    void signOut() {
        var kept = model.factsProperty().get().flatMap(seen -> seen.home().server().kept()).isPresent();
        if (kept) {
            ask(new Question(Words.of("vault.signOut.title"), Words.of("vault.signOut.text"), List.of(), Words.of("vault.signOut.yes"), true), model::signOut);
        } else {
            model.signOut();
        }
    }

    void adopt() {
        model.comparisonProperty().get().ifPresent(seen -> ask(new Question(Words.of("vault.adopt.title"), Words.of("vault.adopt.text"),
                consequences(seen), Words.of("vault.adopt.yes"), !seen.revokedHere().isEmpty()), model::adopt));
    }

    private static List<String> consequences(VaultComparison seen) {
        var asked = seen.strays().stream().filter(Stray::isGood).filter(Stray::asked).count();
        var taken = seen.strays().stream().filter(Stray::isGood).count() - asked;
        var all = new ArrayList<String>();
        add(all, "vault.adopt.taken", taken);
        add(all, "vault.adopt.asked", asked);
        add(all, "vault.adopt.revokedThere", seen.revokedThere().size());
        add(all, "vault.adopt.revokedHere", seen.revokedHere().size());
        add(all, "vault.adopt.missing", seen.missing().size());
        return all;
    }

    private static void add(List<String> all, String key, long count) {
        if (count > 0) {
            all.add(Words.of(key, count));
        }
    }

    void discard(Stray stray) {
        ask(new Question(Words.of("vault.discard.title"), Words.of("vault.discard.text"), List.of(stray.certificate().subject()),
                Words.of("vault.discard.yes"), true), () -> model.discard(stray));
    }

    void saveList() {
        var kind = new FileChoice.Kind(Words.of("vault.list.kind"), List.of("*.pem", "*.crl", "*.der"));
        var mount = model.factsProperty().get().map(seen -> seen.home().mount().replace('/', '-')).orElse("");
        window.files().save(Words.of("vault.list.title"), mount + ".crl.pem", kind).ifPresent(file -> model.saveList(file,
                saved -> window.toasts().success(Words.of("vault.list.saved", saved.getFileName()))));
    }

    /// What stays is told before, and what is in the way.
    void forget() {
        model.leaving(leaving -> ask(new Question(Words.of("vault.forget.title"), Words.of("vault.forget.text", leaving.home().label()),
                stays(leaving), Words.of("vault.forget.yes"), true), () -> model.leave(() -> {
                    close.run();
                    left.run();
                })));
    }

    private static List<String> stays(Leaving leaving) {
        var all = new ArrayList<String>();
        all.add(Words.of("vault.forget.certificates", leaving.certificates()));
        all.add(Words.of(leaving.last() ? "vault.forget.server.gone" : "vault.forget.server.stays"));
        if (leaving.open() > 0) {
            all.add(Words.of("vault.forget.open", leaving.open()));
        }
        return all;
    }
}
