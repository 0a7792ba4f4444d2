package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Question;
import dev.chancery.ui.Views;
import dev.chancery.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// Opens the form for a new authority over the screen. A form in which something was typed asks before it closes.
public final class NewAuthoritySheet {

    private final Views views;
    private final Dialogs dialogs;
    private final Function<Optional<Authority>, NewAuthorityModel> models;

    /// @param models makes the form's model, for a root or below a parent
    public NewAuthoritySheet(Views views, Dialogs dialogs, Function<Optional<Authority>, NewAuthorityModel> models) {
        this.views = views;
        this.dialogs = dialogs;
        this.models = models;
    }

    void open(Optional<Authority> parent, Consumer<Authority> created) {
        var model = models.apply(parent);
        var sheet = new AtomicReference<Layers.Sheet>();
        Runnable cancel = () -> leave(model, sheet.get());
        Consumer<Authority> done = authority -> {
            sheet.get().close();
            created.accept(authority);
        };
        views.add(NewAuthorityController.class, () -> new NewAuthorityController(model, cancel, done));
        sheet.set(dialogs.open((Region) views.load("new-authority"), cancel));
    }

    private void leave(NewAuthorityModel model, Layers.Sheet sheet) {
        if (model.touched()) {
            dialogs.ask(new Question(Words.of("authorities.create.discard"), Words.of("authorities.create.discard.text"),
                    List.of(), Words.of("authorities.create.discard.yes"), true)).thenAccept(yes -> {
                if (yes) {
                    sheet.close();
                }
            });
        } else {
            sheet.close();
        }
    }
}
