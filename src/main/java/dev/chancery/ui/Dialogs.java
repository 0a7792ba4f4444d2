package dev.chancery.ui;

import dev.chancery.words.Failures;
import dev.chancery.words.Told;
import dev.chancery.words.Words;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Questions, failures and wizards, shown inside the window. Used on the window's thread.
public final class Dialogs {

    private static final int MOST_NAMES = 8;
    private static final double READING_HEIGHT = 320;

    private final Layers layers;

    public Dialogs(Layers layers) {
        this.layers = layers;
    }

    /// Asks; the answer comes later, `false` for Cancel and Esc. Nothing waits on the window's thread: go on with
    /// `thenAccept`.
    public CompletableFuture<Boolean> ask(Question question) {
        var answer = new CompletableFuture<Boolean>();
        var body = body(question.destructive() ? "fth-alert-triangle" : "fth-help-circle",
                question.destructive() ? "danger" : "accent", question.title());
        body.getChildren().add(wrapped(question.consequence()));
        if (!question.affected().isEmpty()) {
            body.getChildren().add(names(question));
        }
        var yes = button(question.yes(), question.destructive() ? "danger" : "accent");
        var no = button(Words.of("shell.cancel"));
        (question.destructive() ? no : yes).setDefaultButton(true);
        body.getChildren().add(buttons(no, yes));
        var sheet = layers.open(body, no::fire);
        yes.setOnAction(_ -> close(sheet, answer, true));
        no.setOnAction(_ -> close(sheet, answer, false));
        return answer;
    }

    private static void close(Layers.Sheet sheet, CompletableFuture<Boolean> answer, boolean said) {
        sheet.close();
        answer.complete(said);
    }

    private static Region names(Question question) {
        var list = new VBox(2);
        list.getStyleClass().add("affected");
        question.affected().stream().limit(MOST_NAMES).map(Label::new).forEach(list.getChildren()::add);
        if (question.affected().size() > MOST_NAMES) {
            list.getChildren().add(new Label(Words.of("shell.more", question.affected().size() - MOST_NAMES)));
        }
        return list;
    }

    /// Shows what went wrong, for whoever must be told at once.
    public void failed(Throwable thrown) {
        show(Failures.tell(thrown));
    }

    /// Shows a failure: what happened, what was kept, what to do; the technical part is folded away.
    public void show(Told told) {
        var body = body("fth-alert-circle", "danger", told.title());
        body.getChildren().addAll(part("failures.part.happened", told.happened()), part("failures.part.kept", told.kept()),
                part("failures.part.next", told.next()), technical(told.technical()));
        var close = button(Words.of("shell.close"), "accent");
        close.setDefaultButton(true);
        body.getChildren().add(buttons(close));
        var sheet = layers.open(body, close::fire);
        close.setOnAction(_ -> sheet.close());
    }

    /// Shows a long text that is read and copied.
    public void read(String title, String text) {
        var body = body("fth-file-text", "accent", title);
        var content = new ScrollPane(new SelectableText(text, "mono"));
        content.setFitToWidth(true);
        content.setPrefHeight(READING_HEIGHT);
        var close = button(Words.of("shell.close"), "accent");
        close.setDefaultButton(true);
        body.getChildren().addAll(content, buttons(close));
        var sheet = layers.open(body, close::fire);
        close.setOnAction(_ -> sheet.close());
    }

    private static Region part(String key, String words) {
        var title = new Label(Words.of(key));
        title.getStyleClass().add("part-title");
        return new VBox(2, title, wrapped(words));
    }

    private static Region technical(String text) {
        var content = new SelectableText(text, "mono");
        HBox.setHgrow(content, Priority.ALWAYS);
        var row = new HBox(8, content, new CopyButton(Words.of("failures.part.technical"), () -> text));
        var fold = new TitledPane(Words.of("failures.part.technical"), row);
        fold.setId("technical");
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().addAll("dense", "technical");
        return fold;
    }

    /// Opens a wizard. It closes when its work is done, or on Cancel; a half-finished one asks first.
    public Layers.Sheet open(Wizard wizard) {
        var sheet = new Late<Layers.Sheet>();
        var frame = new WizardFrame(wizard, () -> sheet.get().close(), this::leave);
        sheet.set(layers.open(frame, frame::cancel));
        return sheet.get();
    }

    /// Leaves a page by `close`: at once, or after asking where something was typed that would be lost.
    public void leave(boolean touched, Runnable close) {
        if (!touched) {
            close.run();
            return;
        }
        ask(new Question(Words.of("shell.wizard.leave.title"), Words.of("shell.wizard.leave.consequence"),
                List.of(), Words.of("shell.wizard.leave.yes"), true)).thenAccept(yes -> {
                    if (yes) {
                        close.run();
                    }
                });
    }

    /// Opens anything else over the screen; `escape` runs on Esc.
    public Layers.Sheet open(Region body, Runnable escape) {
        return layers.open(body, escape);
    }

    private static VBox body(String icon, String look, String title) {
        var words = new Label(title);
        words.getStyleClass().add("dialog-title");
        words.setWrapText(true);
        var head = new HBox(12, Icons.of(icon, look, "dialog-icon"), words);
        head.getStyleClass().add("dialog-head");
        var body = new VBox(16, head);
        body.getStyleClass().add("dialog");
        body.setAccessibleText(title);
        return body;
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String words, String... looks) {
        var button = new Button(words);
        button.getStyleClass().addAll(looks);
        return button;
    }

    private static ButtonBar buttons(Button... buttons) {
        var bar = new ButtonBar();
        for (var button : buttons) {
            ButtonBar.setButtonData(button, ButtonBar.ButtonData.OTHER);
            ButtonBar.setButtonUniformSize(button, false);
        }
        bar.getButtons().addAll(buttons);
        bar.setButtonOrder(ButtonBar.BUTTON_ORDER_NONE);
        return bar;
    }
}
