package dev.chancery.ui;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Ties the shell's rail, its content and its status bar to [ShellModel].
public final class ShellController {

    private final ShellModel model;
    private final Map<Screen, Parent> views = new HashMap<>();
    private final Map<Screen, ToggleButton> buttons = new HashMap<>();
    private final ToggleGroup group = new ToggleGroup();
    private final ListChangeListener<Job> jobsChanged = _ -> showJobs();

    @FXML private Node root;
    @FXML private VBox top;
    @FXML private VBox bottom;
    @FXML private StackPane content;
    @FXML private VBox jobs;
    @FXML private Label idle;
    @FXML private Label storeName;
    @FXML private Button help;
    @FXML private Button lock;

    public ShellController(ShellModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        model.screens(Screen.Place.TOP).forEach(screen -> top.getChildren().add(button(screen)));
        model.screens(Screen.Place.BOTTOM).forEach(screen -> bottom.getChildren().add(button(screen)));
        model.shownProperty().addListener((_, _, screen) -> show(screen));
        model.jobs().addListener(new WeakListChangeListener<>(jobsChanged));
        storeName.setText(model.storeName());
        storeName.setVisible(!model.storeName().isEmpty());
        Shortcut.LOCK.name(lock);
        Shortcut.HELP.name(help);
        help.setVisible(model.act(Shortcut.HELP).isPresent());
        ShellKeys.on(root, content.getChildren()::getFirst, model);
        FileDrop.on(root, model::drop);
        show(model.shown());
        showJobs();
    }

    private ToggleButton button(Screen screen) {
        var button = new ToggleButton(screen.title(), Icons.of(screen.icon()));
        button.setId("rail-" + screen.id());
        button.getStyleClass().add("rail-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.show(screen);
        });
        buttons.put(screen, button);
        return button;
    }

    private void show(Screen screen) {
        requireNonNull(buttons.get(screen)).setSelected(true);
        content.getChildren().setAll(views.computeIfAbsent(screen, asked -> asked.view().get()));
    }

    private void showJobs() {
        jobs.getChildren().setAll(model.jobs().stream().map(this::row).toList());
        idle.setVisible(model.jobs().isEmpty());
    }

    private JobRow row(Job job) {
        return jobs.getChildren().stream().map(JobRow.class::cast).filter(row -> row.shows(job)).findFirst()
                .orElseGet(() -> new JobRow(job));
    }

    @FXML private void help() {
        model.act(Shortcut.HELP).ifPresent(Runnable::run);
    }

    @FXML private void lock() {
        model.lock();
    }
}
