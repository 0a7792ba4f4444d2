package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Status;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShellJourney extends Journey {

    private record Row(String name, String serial, Optional<Status> status) {}

    private final AtomicInteger locked = new AtomicInteger();
    private final List<String> heard = new ArrayList<>();
    private ShellModel shell;

    @BeforeEach void openShell() {
        onWindow(() -> {
            showShell();
            return null;
        });
    }

    private void showShell() {
        var screens = List.of(
                new Screen("certificates", "fth-file-text", "failures.field.row", Screen.Place.TOP, this::certificates),
                new Screen("things", "fth-cpu", "failures.field.thingId", Screen.Place.TOP, ShellJourney::nothingHere),
                new Screen("settings", "fth-settings", "settings.title", Screen.Place.BOTTOM, () -> new VBox(new Label("s"))));
        shell = new ShellModel(screens, background.jobs(), "Prüfstand Süd.chancery", locked::incrementAndGet);
        views.add(ShellController.class, () -> new ShellController(shell));
        layers.show(views.load("shell"));
    }

    private Parent certificates() {
        var title = new Label("Certificates");
        title.getStyleClass().add("screen-title");
        var subtitle = new Label("100,000 certificates");
        subtitle.getStyleClass().add("screen-subtitle");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var issue = new Button("Issue", Icons.of("fth-plus"));
        issue.getStyleClass().add("accent");
        var header = new HBox(new VBox(title, subtitle), gap, new Button("Import", Icons.of("fth-download")), issue);
        header.getStyleClass().add("screen-header");
        var split = new SplitPane(table(), details());
        split.setDividerPositions(0.58);
        VBox.setVgrow(split, Priority.ALWAYS);
        var screen = new VBox(header, split);
        Shortcut.on(screen, Map.of(Shortcut.EXPORT, () -> heard.add("the table’s export")));
        return screen;
    }

    private TableView<Row> table() {
        var rows = new LongList<Row>(background, ids -> LongStream.of(ids).mapToObj(ShellJourney::row).toList(),
                _ -> new Row("…", "", Optional.empty()));
        rows.show(LongStream.range(0, 100_000).toArray());
        var table = new TableView<>(rows);
        table.setId("table");
        var status = new TableColumn<Row, Status>("Status");
        Tables.status(status, Row::status);
        status.setPrefWidth(130);
        var name = new TableColumn<Row, String>("Common name");
        Tables.text(name, Row::name);
        name.setPrefWidth(240);
        var serial = new TableColumn<Row, String>("Serial");
        Tables.code(serial, Row::serial);
        serial.setPrefWidth(200);
        table.getColumns().addAll(List.of(status, name, serial));
        return table;
    }

    private static Row row(long id) {
        return new Row("Pumpe-%05d.prüfstand.example".formatted(id), Long.toHexString(id * 0x9E3779B97F4A7C15L),
                Optional.of(Status.values()[(int) (id % 7 == 0 ? id % 6 : 1)]));
    }

    private static Parent details() {
        var title = new Label("Pumpe-00004.prüfstand.example");
        title.getStyleClass().add("details-title");
        var grid = new DetailGrid();
        grid.node("Status", new StatusChip(Status.EXPIRING));
        grid.text("Subject", "CN=Pumpe-00004.prüfstand.example, O=Prüfstand Süd GmbH");
        grid.code("Serial number", "019f2c61aa07dddda85caf3464c4");
        grid.text("Key", "EC P-256");
        grid.text("Expires", "14 Apr 2029, 10:30");
        grid.code("SHA-256", "9F:2C:61:AA:07:DD:DD:A8:5C:AF:34:64:C4:01:22:33:9F:2C:61:AA:07:DD:DD:A8:5C:AF:34:64:C4:01:22:33");
        var chain = new ChainView();
        chain.show(List.of(
                new ChainView.Link(ChainView.Place.ROOT, "Prüfstand Root CA", "RSA 4096 · until 2036", Status.ACTIVE),
                new ChainView.Link(ChainView.Place.INTERMEDIATE, "Prüfstand Device CA", "EC P-256 · until 2031", Status.ACTIVE),
                new ChainView.Link(ChainView.Place.LEAF, "Pumpe-00004.prüfstand.example", "EC P-256 · until 2029", Status.EXPIRING)));
        var heading = new Label("Chain");
        heading.getStyleClass().add("section-title");
        var actions = new HBox(new Button("Export"), new Button("Renew"));
        actions.getStyleClass().add("actions");
        var details = new VBox(title, grid, heading, chain, actions);
        details.getStyleClass().add("details");
        details.setMinWidth(320);
        return details;
    }

    private static Parent nothingHere() {
        var empty = new EmptyState();
        empty.setIcon("fth-cpu");
        empty.setTitle("No things yet");
        empty.setText("A thing is a device on your bench. Add one by hand, or bring the lab's list as a CSV file.");
        var add = new Button("Add a thing");
        add.getStyleClass().add("accent");
        empty.getButtons().addAll(add, new Button("Import CSV"));
        return empty;
    }

    @Test void theRailLeadsToEveryScreenAndToNoOther() {
        assertThat(lookup(".rail-button").queryAllAs(ToggleButton.class)).hasSize(3);
        clickOn("#rail-things");
        assertThat(shell.shown().id()).isEqualTo("things");
        assertThat(lookup(".empty-title").tryQuery()).isPresent();
        snapshots("shell-empty");
    }

    @Test void clickingTheShownScreenAgainKeepsIt() {
        clickOn("#rail-things").clickOn("#rail-things");
        assertThat(node("rail-things", ToggleButton.class).isSelected()).isTrue();
    }

    @Test void aLongTableShowsItsRowsOnceTheyAreRead() {
        var table = node("table", TableView.class);
        until("first rows", () -> lookup("Pumpe-00003.prüfstand.example").tryQuery().isPresent());
        onWindow(() -> {
            table.getSelectionModel().select(4);
            return null;
        });
        snapshots("shell-table");
        onWindow(() -> {
            table.scrollTo(99_990);
            return null;
        });
        until("last rows", () -> lookup("Pumpe-99995.prüfstand.example").tryQuery().isPresent());
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(4);
    }

    @Test void jobsShowHowFarTheyAreAndCanBeCancelled() {
        var go = new CountDownLatch(1);
        var job = onWindow(() -> background.run("settings.title", progress -> {
            progress.expect(10_000);
            progress.advance(3_200);
            go.await();
            progress.advance(1);
            return 0;
        }, _ -> {}));
        until("job row", () -> lookup(".job").tryQuery().isPresent());
        onWindow(() -> {
            job.show(new Job.Reading(3_200, 10_000, 412));
            layers.toasts().success("250 certificates issued", new Toasts.Action("Show", () -> {}),
                    new Toasts.Action("Open folder", () -> {}));
            return null;
        });
        snapshots("shell-job");
        clickOn(lookup(".job .icon-button").queryAs(Button.class));
        go.countDown();
        until("cancelled", () -> job.state() == Job.State.CANCELLED);
        assertThat(job.reading().done()).isEqualTo(3_201);
        until("no job row", () -> lookup(".job").tryQuery().isEmpty());
    }

    @Test void keysReachTheScreenInFrontAndElseTheShell() {
        onWindow(() -> {
            shell.whenAsked(Shortcut.ISSUE, () -> heard.add("issue"));
            shell.whenAsked(Shortcut.EXPORT, () -> heard.add("export"));
            return null;
        });
        push(KeyCode.CONTROL, KeyCode.E).push(KeyCode.CONTROL, KeyCode.I).push(KeyCode.CONTROL, KeyCode.F);
        assertThat(heard).containsExactly("the table’s export", "issue");
        onWindow(() -> dialogs.ask(new Question("Really?", "It is for good.", List.of(), "Do it", false)));
        push(KeyCode.CONTROL, KeyCode.E);
        assertThat(heard).hasSize(2);
    }

    @Test void theLockButtonLocks() {
        clickOn("#lock");
        assertThat(locked).hasValue(1);
    }

    @Test void aQuestionNamesWhatItHitsAndEscMeansNo() {
        var answer = onWindow(() -> dialogs.ask(new Question("Remove 3 things?",
                "Their certificates stay valid until they expire; the keys in this store are deleted.",
                List.of("press-001", "press-002", "Ofen-7"), "Remove 3 things", true)));
        snapshots("dialog-question");
        assertThat(scene.getFocusOwner()).isInstanceOf(Button.class);
        push(KeyCode.ESCAPE);
        assertThat(answer).isCompletedWithValue(false);
        assertThat(layers.busy()).isFalse();
    }

    @Test void behindAQuestionNothingCanBeClicked() {
        onWindow(() -> dialogs.ask(new Question("Really?", "It is for good.", List.of(), "Do it", false)));
        clickOn("#lock");
        assertThat(locked).hasValue(0);
    }

    @Test void aFailureSaysWhatWasKeptAndFoldsTheCauseOut() {
        onWindow(() -> {
            dialogs.failed(new FileFailure.DiskFull(Path.of("/media/usb/bundle.p12"), new java.io.IOException("No space left on device")));
            return null;
        });
        snapshots("dialog-failure");
        clickOn("#technical .title");
        until("cause", () -> lookup(".selectable-text").queryAll().stream()
                .anyMatch(text -> ((SelectableText) text).getText().contains("IOException: No space left")));
        snapshot("dialog-failure-technical-light");
        push(KeyCode.ESCAPE);
        assertThat(layers.busy()).isFalse();
    }

    @Test void aWizardHoldsNextBackWhileSomethingIsWrongAndAsksBeforeItIsThrownAway() {
        var violations = FXCollections.<Violation>observableArrayList(new TextViolation.Missing(Field.COUNTRY));
        onWindow(() -> {
            dialogs.open(wizard(violations));
            return null;
        });
        var next = node("wizardNext", Button.class);
        assertThat(next.isDisabled()).isTrue();
        until("keyboard in the first field", () -> scene.getFocusOwner() instanceof TextField field && field.getText().startsWith("Prüf"));
        clickOn("#country").write("DEU");
        onWindow(() -> violations.setAll(new NameViolation.NotACountryCode("DEU")));
        snapshots("wizard");
        onWindow(() -> {
            violations.clear();
            return null;
        });
        clickOn("#wizardNext");
        assertThat(next.getText()).isEqualTo("Create");
        push(KeyCode.ESCAPE);
        until("question", () -> lookup("Throw away").tryQuery().isPresent());
        snapshot("wizard-leave-light");
        clickOn("Throw away");
        assertThat(layers.busy()).isFalse();
    }

    private static Wizard wizard(javafx.collections.ObservableList<Violation> violations) {
        var country = new TextField();
        country.setId("country");
        var row = new FieldRow();
        row.setField(Field.COUNTRY);
        row.setLabel("Country");
        row.setHint("Two letters; leave it empty if it does not matter.");
        row.setContent(country);
        row.watch(violations);
        var name = new FieldRow();
        name.setLabel("Name");
        name.setHint("How the lab calls it.");
        name.setContent(new TextField("Prüfstand Root CA"));
        var form = new VBox(name, row);
        form.getStyleClass().add("form");
        return new Wizard("New root authority", List.of(
                new Wizard.Step("Name", form, Bindings.isEmpty(violations)),
                new Wizard.Step("Key and lifetime", new VBox(new Label("key")), new SimpleBooleanProperty(true)),
                new Wizard.Step("Check and create", new VBox(), new SimpleBooleanProperty(true))).subList(0, 2),
                "Create", new SimpleBooleanProperty(true), Runnable::run);
    }

    @Test void theShellSpeaksGerman() {
        language(Locale.GERMANY);
        openShell();
        until("German", () -> lookup("Bereit").tryQuery().isPresent());
        assertThat(node("rail-settings", ToggleButton.class).getText()).isEqualTo("Einstellungen");
    }

    @Test void textGrowsWithThePreference() {
        var before = node("rail-things", ToggleButton.class).getHeight();
        onWindow(() -> {
            preferences.set(preferences.get().withTextScale(150));
            return null;
        });
        snapshot("shell-150-percent");
        assertThat(node("rail-things", ToggleButton.class).getHeight()).isGreaterThan(before);
    }
}
