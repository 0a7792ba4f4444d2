package dev.chancery.ui;

import atlantafx.base.controls.CustomTextField;
import dev.chancery.domain.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;

/// What a [Rehearsal] builds: each control by itself, for one by one they take less long than a whole screen, and then the
/// views, without anything in them.
public final class Pieces {

    private static final List<String> VIEWS = List.of("shell", "overview", "certificate-tools", "certificate-head", "succession",
            "certificate-details", "certificates");
    private static final List<Supplier<? extends Parent>> CONTROLS = List.of(
            () -> new Label("0", Icons.of("fth-info")), () -> new Button("0"), () -> new ToggleButton("0"), CustomTextField::new,
            () -> new ScrollPane(new Label("0")), () -> new MenuButton("0", null, new MenuItem("0")),
            () -> new ComboBox<>(FXCollections.observableArrayList("0")), () -> new SplitPane(new Label("0"), new Label("0")),
            ProgressBar::new, TextArea::new, () -> table(0), () -> table(1), () -> table(6));

    private Pieces() {}

    /// Reads the classes that they are made of, before they are built; on any thread.
    public static void read() {
        VIEWS.forEach(Views::read);
    }

    /// The first ones first; each is a new one each time.
    public static List<Supplier<? extends Parent>> all() {
        var views = new Views();
        return Stream.concat(CONTROLS.stream(), VIEWS.stream().map(name -> (Supplier<Parent>) () -> views.bare(name))).toList();
    }

    private static TableView<String> table(int rows) {
        var table = new TableView<String>(FXCollections.observableArrayList(Stream.generate(() -> "0").limit(rows).toList()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        var status = new TableColumn<String, Status>("0");
        Tables.status(status, _ -> Optional.of(Status.ACTIVE));
        var words = new TableColumn<String, String>("0");
        Tables.code(words, row -> row);
        table.getColumns().addAll(List.of(status, words));
        return table;
    }
}
