package dev.chancery.ui.certificates;

import dev.chancery.domain.SavedFilter;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

/// The menu of the filters that have a name: those to pick, and what can be done with what the list is asked for now.
final class SavedFilterMenu extends MenuButton {

    private final FiltersModel model;
    private final Layers layers;

    SavedFilterMenu(FiltersModel model, Layers layers) {
        super("", Icons.of("fth-bookmark"));
        this.model = model;
        this.layers = layers;
        setId("certificates-saved");
        model.savedProperty().subscribe(_ -> showName());
        model.pickedProperty().subscribe(_ -> showName());
        setOnShowing(_ -> fill());
        fill();
    }

    private void showName() {
        setText(model.pickedProperty().get().map(SavedFilter::name).orElseGet(() -> Words.of("certificates.saved")));
        setAccessibleText(Words.of("certificates.saved.menu", getText()));
    }

    private void fill() {
        getItems().setAll(Arrays.stream(StartingFilter.values()).map(start -> pick(start.filter())).toList());
        if (!model.savedProperty().get().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
            model.savedProperty().get().forEach(filter -> getItems().add(pick(filter)));
        }
        getItems().add(new SeparatorMenuItem());
        var save = item("certificates-saved-new", Words.of("certificates.saved.new"), () -> askName(Optional.empty(), this::saved));
        save.setDisable(!model.isWorthSaving());
        getItems().add(save);
        model.pickedProperty().get().ifPresent(this::addActs);
    }

    private void addActs(SavedFilter filter) {
        var replace = item("certificates-saved-replace", Words.of("certificates.saved.replace", filter.name()),
                () -> model.replace(this::saved));
        replace.setDisable(!model.isChanged());
        getItems().addAll(replace, item("certificates-saved-rename", Words.of("certificates.saved.rename", filter.name()),
                        () -> askName(Optional.of(filter), _ -> {})),
                item("certificates-saved-remove", Words.of("certificates.saved.remove", filter.name()), () -> remove(filter)));
    }

    private MenuItem pick(SavedFilter filter) {
        var item = new RadioMenuItem(filter.name());
        item.setMnemonicParsing(false);
        item.setSelected(filter.asksAs(model.now("")));
        item.setOnAction(_ -> model.pick(filter));
        return item;
    }

    private static MenuItem item(String id, String words, Runnable act) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }

    private void askName(Optional<SavedFilter> renamed, Consumer<SavedFilter> then) {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var form = new FilterNameModel(model, renamed, then);
        var body = (Region) new Views().add(FilterNameController.class, () -> new FilterNameController(form, close)).load("filter-name");
        sheet.set(new Dialogs(layers).open(body, close));
    }

    private void saved(SavedFilter filter) {
        layers.toasts().success(Words.of("certificates.saved.done", filter.name()));
    }

    private void remove(SavedFilter filter) {
        model.remove(filter, removed -> layers.toasts().success(Words.of("certificates.saved.removed", removed.name()),
                new Toasts.Action(Words.of("certificates.saved.undo"), () -> model.restore(removed))));
    }
}
