package dev.chancery.ui.things;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.LabData;
import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import dev.chancery.engine.ThingImport;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Destination;
import dev.chancery.ui.DroppedFile;
import dev.chancery.ui.Heartbeat;
import dev.chancery.ui.Journey;
import dev.chancery.ui.SelectableText;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThingsJourney extends Journey {

    @TempDir Path folder;
    private TestOffice lab;
    private ThingsScreen things;
    private final ChosenFiles chosen = new ChosenFiles();
    private final List<Destination> gone = new ArrayList<>();

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void openScreen() {
        onWindow(() -> {
            things = new ThingsScreen(new Means(lab.office, background, layers, chosen, gone::add));
            var shell = new ShellModel(List.of(things.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
        until("the list", () -> things.model().loadedProperty().get());
    }

    private void addThings(int count) {
        var entries = IntStream.range(0, count).mapToObj(i -> new NewThing(new ThingId("press-%05d".formatted(i)),
                Thing.Description.of("Press line " + i, "hall-" + i % 7, "press; lab", "", "SN" + i, "10.0.0." + i % 250).orRefuse()));
        lab.office.things().addAll(entries.toList(), "test", Progress.NONE);
    }

    @SuppressWarnings("unchecked")
    private TableView<ThingRow> table() {
        return node("things-table", TableView.class);
    }

    private void select(int row) {
        onWindow(() -> {
            table().requestFocus();
            table().getSelectionModel().clearAndSelect(row);
            return null;
        });
    }

    /// The id of the thing whose details are shown.
    private String shownThing() {
        return lookup("#thing-id").tryQueryAs(SelectableText.class).map(SelectableText::getText).orElse("");
    }

    @Test void anEmptyStoreTeachesWhatThingsAreFor() {
        openScreen();
        until("the lesson", () -> node("things-empty", javafx.scene.Node.class).isVisible());
        snapshots("things-empty");
        language(Locale.GERMANY);
        openScreen();
        snapshots("things-empty-de");
    }

    @Test void aThingIsAddedByKeyboardAlone() {
        openScreen();
        push(KeyCode.CONTROL, KeyCode.N);
        until("the form", () -> lookup("#form-id").tryQuery().filter(javafx.scene.Node::isFocused).isPresent());
        write("press-7").push(KeyCode.TAB).push(KeyCode.TAB).write("Press seven").push(KeyCode.ENTER);
        until("the thing", () -> shownThing().equals("press-7"));
        assertThat(lab.office.things().find(new ThingId("press-7")).orElseThrow().description().name()).isEqualTo("Press seven");
    }

    @Test void theFormSaysWhatIsWrongWhileSomebodyTypes() {
        lab.thing("press-1");
        openScreen();
        clickOn("#things-add");
        until("the form", () -> lookup("#form-id").tryQuery().filter(javafx.scene.Node::isFocused).isPresent());
        write("press-1").clickOn("#form-address").write("10.0.0.999").clickOn("#form-name").write("Die große Presse im Süden");
        until("taken", () -> lookup("“press-1” is already in the store.").tryQuery().isPresent());
        assertThat(lookup("“10.0.0.999” is not an IP address.").tryQuery()).isPresent();
        assertThat(node("form-save", Button.class).isDisabled()).isTrue();
        snapshots("things-form");
        push(KeyCode.ESCAPE);
        until("the question", () -> lookup("Throw away").tryQuery().isPresent());
        clickOn("Throw away");
        assertThat(layers.busy()).isFalse();
        assertThat(lab.office.things().count()).isEqualTo(1);
    }

    @Test void theLabsListIsImportedWithItsColumnsUnderstood() {
        chosen.next(LabData.file("things-lab.csv"));
        openScreen();
        clickOn("#things-empty-import");
        until("the columns", () -> lookup("#meaning-5").tryQuery().isPresent());
        snapshots("things-import-columns");
        clickOn("#wizardNext");
        until("the check", () -> !node("wizardNext", Button.class).isDisabled());
        snapshots("things-import-review");
        clickOn("#wizardNext");
        until("all of them", () -> table().getItems().size() == 250);
        assertThat(lab.office.things().numbers(ThingQuery.ALL.withText("paint-shop"))).isNotEmpty();
        select(3);
        until("the details", () -> lookup("#thing-title").tryQuery().isPresent());
        snapshots("things-list");
    }

    @Test void aListThatIsDroppedOnTheScreenIsImported() {
        openScreen();
        drop(LabData.file("things-lab.csv"));
        until("the columns", () -> lookup("#meaning-5").tryQuery().isPresent());
        clickOn("#wizardNext");
        until("the check", () -> !node("wizardNext", Button.class).isDisabled());
        clickOn("#wizardNext");
        until("all of them", () -> lab.office.things().count() == 250);
    }

    private void drop(Path file) {
        onWindow(() -> {
            DroppedFile.on(lookup(".screen").query(), file);
            return null;
        });
    }

    @Test void everyBadRowIsListedAndOnlyTheGoodOnesAreImported() throws IOException {
        chosen.next(LabData.file("things-bad.csv"));
        openScreen();
        clickOn("#things-empty-import");
        until("the columns", () -> lookup("#meaning-5").tryQuery().isPresent());
        clickOn("#wizardNext");
        until("the check", () -> !node("wizardNext", Button.class).isDisabled());
        assertThat(badLines()).containsExactly(3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18);
        snapshots("things-import-bad");
        chosen.next(folder.resolve("left-out.csv"));
        clickOn("#import-save");
        until("saved", () -> Files.exists(folder.resolve("left-out.csv")));
        assertThat(Files.readString(folder.resolve("left-out.csv"))).contains("\"9\"").doesNotContain("\"=cmd").doesNotContain("\u202E");
        clickOn("#wizardNext");
        until("the good ones", () -> lab.office.things().count() == 3);
        assertThat(lab.office.things().find(new ThingId("good-2"))).isPresent();
        until("the note", () -> lookup("3 things were added, 14 rows were left out.").tryQuery().isPresent());
    }

    @SuppressWarnings("unchecked")
    private List<Integer> badLines() {
        var problems = node("import-problems", TableView.class);
        return ((List<ThingImport.Problem>) problems.getItems()).stream().map(ThingImport.Problem::line).distinct().toList();
    }

    @Test void aColumnThatMeansSomethingElseIsReassigned() throws IOException {
        chosen.next(Files.writeString(folder.resolve("list.csv"), "a;b;c\npress-1;Halle 7;Presse\n"));
        openScreen();
        clickOn("#things-empty-import");
        until("the columns", () -> lookup("#meaning-2").tryQuery().isPresent());
        snapshots("things-import-unknown");
        onWindow(() -> {
            choice(1).getSelectionModel().select(3);
            choice(2).getSelectionModel().select(2);
            return null;
        });
        clickOn("#import-headings").clickOn("#wizardNext");
        until("the check", () -> !node("wizardNext", Button.class).isDisabled());
        clickOn("#wizardNext");
        until("the thing", () -> lab.office.things().find(new ThingId("press-1")).isPresent());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Optional<dev.chancery.domain.Field>> choice(int column) {
        return node("meaning-" + column, ComboBox.class);
    }

    @Test void aFileThatIsNotThereIsSaidInWords() {
        chosen.next(folder.resolve("gone.csv"));
        openScreen();
        clickOn("#things-empty-import");
        until("the failure", () -> lookup("The file cannot be read").tryQuery().isPresent());
        push(KeyCode.ESCAPE);
        assertThat(layers.busy()).isFalse();
    }

    @Test void aFileThatIsNoListIsSaidInWords() throws IOException {
        chosen.next(Files.write(folder.resolve("list.csv"), "id,name\na,b".getBytes(java.nio.charset.StandardCharsets.UTF_16)));
        openScreen();
        clickOn("#things-empty-import");
        until("the failure", () -> lookup("This list cannot be imported").tryQuery().isPresent());
        snapshots("things-import-no-list");
        push(KeyCode.ESCAPE);
        assertThat(lab.office.things().count()).isZero();
    }

    @Test void tenThousandRowsAreImportedWhileTheWindowAnswers() throws IOException {
        var list = IntStream.range(0, 10_000).mapToObj("press-%05d,Press,hall"::formatted).collect(Collectors.joining("\n", "id,name,group\n", "\n"));
        chosen.next(Files.writeString(folder.resolve("long.csv"), list));
        openScreen();
        clickOn("#things-empty-import");
        until("the columns", () -> lookup("#meaning-2").tryQuery().isPresent());
        var gap = Heartbeat.longestGapDuring(() -> {
            clickOn("#wizardNext");
            until("the check", () -> !node("wizardNext", Button.class).isDisabled());
            clickOn("#wizardNext");
            until("all of them", () -> table().getItems().size() == 10_000);
        });
        assertThat(gap.toMillis()).as("the window answers all the while, also on a busy machine").isLessThan(3_000);
        assertThat(lab.office.things().count()).isEqualTo(10_000);
    }

    @Test void tenThousandThingsAreFilteredSortedAndMarkedWhileTheWindowAnswers() {
        addThings(10_000);
        openScreen();
        until("the first rows", () -> table().getItems().getFirst().summary().isPresent());
        clickOn("#things-filter").write("09");
        until("the filter", () -> table().getItems().size() < 10_000);
        assertThat(table().getItems()).allMatch(row -> row.number() > 0);
        push(KeyCode.ESCAPE);
        onWindow(() -> {
            node("things-filter", TextField.class).clear();
            return null;
        });
        until("all again", () -> table().getItems().size() == 10_000);
        onWindow(() -> {
            var id = table().getColumns().stream().filter(column -> column.getId().equals("id")).findFirst().orElseThrow();
            id.setSortType(TableColumn.SortType.DESCENDING);
            table().getSortOrder().setAll(List.of(id));
            return null;
        });
        until("the last one first", () -> table().getItems().getFirst().text(row -> row.thing().id().value()).equals("press-09999"));
        select(2);
        push(KeyCode.CONTROL, KeyCode.A);
        until("all marked", () -> things.model().marks().count() == 10_000);
        push(KeyCode.SPACE);
        assertThat(things.model().marks().count()).isEqualTo(9_999);
        snapshots("things-marked");
        until("its title", () -> shownThing().equals("press-09997"));
    }

    @Test void whatIsMarkedGoesToIssuing() {
        addThings(3);
        openScreen();
        select(0);
        push(KeyCode.SPACE).push(KeyCode.SHIFT, KeyCode.DOWN);
        clickOn("#marked-issue");
        assertThat(gone).singleElement().isInstanceOfSatisfying(Destination.IssueForThings.class,
                issue -> assertThat(issue.things()).containsExactly(table().getItems().get(0).number(), table().getItems().get(1).number()));
    }

    @Test void whatWasRemovedCanBePutBackWithItsKey() {
        addThings(12);
        openScreen();
        var first = lab.office.things().find(new ThingId("press-00000")).orElseThrow();
        var key = new String(lab.office.things().key(first));
        select(0);
        push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.DELETE);
        until("the question", () -> lookup("Remove 12 things").tryQuery().isPresent());
        snapshots("things-remove");
        clickOn("Remove 12 things");
        until("they are gone", () -> lab.office.things().count() == 0);
        clickOn("Undo");
        until("they are back", () -> lab.office.things().count() == 12);
        var back = lab.office.things().find(new ThingId("press-00000")).orElseThrow();
        assertThat(new String(lab.office.things().key(back))).isEqualTo(key);
    }

    @Test void theKeyIsHiddenUntilItIsAskedForAndAgainForTheNextThing() {
        addThings(2);
        openScreen();
        select(0);
        until("the details", () -> shownThing().equals("press-00000"));
        var text = node("key-text", SelectableText.class);
        var key = new String(lab.office.things().key(lab.office.things().find(new ThingId("press-00000")).orElseThrow()));
        assertThat(text.getText()).doesNotContain(key);
        clickOn("#key-show");
        until("the key", () -> text.getText().equals(key));
        select(1);
        until("hidden", () -> shownThing().equals("press-00001") && !text.getText().equals(key));
    }

    @Test void theScreenSpeaksGermanAndLivesInASmallWindow() {
        addThings(40);
        language(Locale.GERMANY);
        openScreen();
        select(1);
        until("the details", () -> shownThing().equals("press-00001"));
        snapshots("things-list-de");
    }

    @Test void aThingShowsEveryCertificateItEverHadAndOpensThem() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var terms = new Order.Terms(root.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(20));
        var press = lab.thing("press-1");
        lab.office.certificates().issue(Order.of(press, terms));
        lab.office.certificates().issue(Order.of(lab.thing("oven-1"), terms));
        lab.clock.advance(java.time.Duration.ofDays(25));
        var current = lab.office.certificates().issue(Order.of(press, TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        lab.office.certificates().issue(Order.of(lab.thing("oven-2"), terms));
        lab.thing("oven-3");
        lab.office.exports().run(new ExportOrder(List.of(current.id()), ExportOrder.Form.PEM_FOLDER, folder, new char[0]), Progress.NONE);
        openScreen();
        clickOn("#things-equipped");
        until("the equipped one", () -> table().getItems().size() == 1);
        clickOn("#things-all");
        until("all", () -> table().getItems().size() == 4);
        select(3);
        until("its certificates", () -> lookup(".held-row").queryAll().size() == 2);
        assertThat(lookup(".held-row .note").queryAllAs(Label.class)).anyMatch(note -> note.getText().startsWith("Key left"));
        snapshots("things-certificates");
        clickOn(lookup(".held-row").queryAs(Button.class));
        assertThat(gone).containsExactly(new Destination.OneCertificate(current.id()));
        clickOn("#thing-kit");
        until("the way to the kit", () -> gone.stream().anyMatch(Destination.RequestKit.class::isInstance));
        clickOn("#thing-export");
        until("the way to the export", () -> gone.contains(new Destination.ExportCertificates(List.of(current.id()))));
    }
}
