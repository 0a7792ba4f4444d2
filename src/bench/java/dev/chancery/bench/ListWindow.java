package dev.chancery.bench;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Fonts;
import dev.chancery.ui.Layers;
import dev.chancery.ui.LongList;
import dev.chancery.ui.Look;
import dev.chancery.ui.Pieces;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.Rehearsal;
import dev.chancery.ui.certificates.CertificateRow;
import dev.chancery.ui.certificates.CertificatesScreen;
import dev.chancery.ui.certificates.Means;
import dev.chancery.words.Words;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Opens the certificates' screen on a store of a million without a display, scrolls through it and types into its filter,
/// and prints how long the window stood still at most, between two of its pulses, how long its thread computed meanwhile,
/// which other programs on the machine do not change, and how much memory it took. It rehearses first as the program does, for
/// as long as a passphrase takes to type.
/// `ListWindow [CERTIFICATES]`.
public final class ListWindow {

    private static final int STEPS = 400;
    private static final long FRAME_MILLIS = 16;
    private static final long TYPING_MILLIS = 3000;
    private static final String TYPED = "hall3-0123";
    private static final String SHORT = "77";

    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong busiest = new AtomicLong();
    private final Office office;
    private Scene scene;
    private TableView<CertificateRow> table;

    private ListWindow(Office office) {
        this.office = office;
    }

    public static void main(String[] arguments) throws Exception {
        var count = arguments.length == 0 ? MillionStore.MILLION : Integer.parseInt(arguments[0]);
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Words.speak(Locale.UK);
        System.out.printf(Locale.ROOT, "%,d certificates, load %s%n%n| what | figure | aim |%n|---|---|---|%n", count, load());
        try (var office = Office.unlock(MillionStore.at(count), LabStore.PASSPHRASE.toCharArray(),
                MillionStore.surroundings(Clock.systemUTC()))) {
            new ListWindow(office).run();
            System.out.println("\nload " + load());
        } finally {
            Platform.exit();
        }
    }

    private void run() throws Exception {
        open();
        measured("scroll through everything", this::scroll);
        measured("drag to the end and back", this::jump);
        measured("type " + TYPED, this::type);
        measured("type " + TYPED + " again", this::type);
        measured("type " + SHORT, this::typeShort);
        measured("sort by subject", () -> sort("subject"));
        measured("sort by serial", () -> sort("serial"));
        measured("mark all", this::markAll);
        System.gc();
        var heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        row("heap in use at the end, MB", heap / 1e6, "");
        row("largest resident set, MB", resident(), "350");
    }

    private void open() throws Exception {
        var background = new Background(Executors.newCachedThreadPool(work -> Thread.ofPlatform().daemon().unstarted(work)),
                Platform::runLater, Throwable::printStackTrace, Clock.systemUTC());
        var layers = on(Layers::new);
        on(() -> {
            Fonts.load();
            scene = new Scene(layers, 1280, 800);
            Look.dress(scene, new SimpleObjectProperty<>(Preferences.DEFAULT.with(Preferences.Theme.LIGHT)));
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            pulses().start();
            return stage;
        });
        Thread.sleep(500);
        rehearse();
        var begun = System.nanoTime();
        var computed = on(ListWindow::computed);
        on(() -> {
            var screen = new CertificatesScreen(new Means(office, background, layers, new ChosenFiles(), _ -> {}));
            layers.show(screen.screen().view().get());
            return screen;
        });
        until(() -> !table().getItems().isEmpty() && painted(0));
        row("unlocked, after 3 s of rehearsal, to the first rows in the table, ms", (System.nanoTime() - begun) / 1e6, "1000");
        row("computed by the window's thread meanwhile, ms", (on(ListWindow::computed) - computed) / 1e6, "");
        var certificates = (int) office.certificates().count();
        until(() -> table().getItems().size() == certificates && painted(0));
        row("unlocked, after 3 s of rehearsal, to the whole list, ms", (System.nanoTime() - begun) / 1e6, "");
    }

    private void rehearse() throws Exception {
        Pieces.read();
        var rehearsal = on(() -> Rehearsal.begin(scene, Pieces.all()));
        Thread.sleep(TYPING_MILLIS);
        on(() -> {
            rehearsal.end();
            return scene;
        });
    }

    private AnimationTimer pulses() {
        return new AnimationTimer() {
            private long before;
            private long worked;

            @Override public void handle(long now) {
                var work = computed();
                if (before != 0) {
                    longest.accumulateAndGet(now - before, Math::max);
                    busiest.accumulateAndGet(work - worked, Math::max);
                }
                before = now;
                worked = work;
            }
        };
    }

    private static long computed() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
    }

    private interface Deed {
        void run() throws Exception;
    }

    private void measured(String what, Deed deed) throws Exception {
        Thread.sleep(500);
        longest.set(0);
        busiest.set(0);
        var collected = collecting();
        deed.run();
        row(what + ": longest between two pulses, ms", longest.get() / 1e6, "50");
        row(what + ": most work of the window's thread between two, ms", busiest.get() / 1e6, "50");
        row(what + ": time in which Java collected garbage, ms", collecting() - collected, "");
    }

    private void scroll() throws Exception {
        var all = size();
        for (int step = 0; step < STEPS; step++) {
            scrollTo((int) ((long) step * all / STEPS));
            Thread.sleep(FRAME_MILLIS);
        }
    }

    private void jump() throws Exception {
        for (var place : new int[] {size() - 1, 0, size() / 2}) {
            var begun = System.nanoTime();
            scrollTo(place);
            until(() -> painted(place));
            row("rows at place %,d painted, ms".formatted(place), (System.nanoTime() - begun) / 1e6, "");
        }
    }

    private void type() throws Exception {
        var field = (TextField) scene.lookup("#certificates-filter");
        var before = size();
        for (int i = 1; i <= TYPED.length(); i++) {
            var text = TYPED.substring(0, i);
            on(() -> {
                field.setText(text);
                return text;
            });
            Thread.sleep(60);
        }
        var begun = System.nanoTime();
        until(() -> shown(size -> size < before));
        row("last key to the found rows, the pause of 150 ms for the next key among it, ms", (System.nanoTime() - begun) / 1e6 + 60, "200");
        clear(field, before);
    }

    private void typeShort() throws Exception {
        var field = (TextField) scene.lookup("#certificates-filter");
        var before = size();
        var begun = System.nanoTime();
        on(() -> {
            field.setText(SHORT);
            return field;
        });
        until(() -> shown(size -> size < before));
        row("last of two keys to the first found rows, the pause among it, ms", (System.nanoTime() - begun) / 1e6, "200");
        until(() -> shown(size -> size < before && size > LongList.PAGE));
        row("last of two keys to all found rows, the pause among it, ms", (System.nanoTime() - begun) / 1e6, "");
        clear(field, before);
    }

    private void clear(TextField field, int before) throws Exception {
        on(() -> {
            field.clear();
            return field;
        });
        until(() -> shown(size -> size == before));
    }

    private boolean shown(IntPredicate wanted) {
        var size = table().getItems().size();
        return wanted.test(size) && size > 0 && painted(0);
    }

    private void sort(String id) throws Exception {
        var begun = System.nanoTime();
        var first = table().getItems().getFirst().number();
        on(() -> {
            table().getSortOrder().setAll(List.of(column(id)));
            return id;
        });
        until(() -> table().getItems().getFirst().number() != first && painted(0));
        row("sorted by " + id + ", ms", (System.nanoTime() - begun) / 1e6, "");
    }

    private TableColumn<CertificateRow, ?> column(String id) {
        return table().getColumns().stream().filter(column -> id.equals(column.getId())).findFirst().orElseThrow();
    }

    private void markAll() throws Exception {
        var begun = System.nanoTime();
        on(() -> {
            table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, true, false, false));
            return scene;
        });
        Thread.sleep(100);
        var count = (Label) scene.lookup("#certificates-count");
        until(() -> count.getText().endsWith("all selected"));
        row("all marked, 100 ms of waiting among it, ms", (System.nanoTime() - begun) / 1e6, "");
    }

    // Looked for once: a look through the window every two milliseconds would count as its own work.
    private TableView<CertificateRow> table() {
        if (table == null) {
            table = found("#certificates-table");
        }
        return table;
    }

    @SuppressWarnings("unchecked")
    private TableView<CertificateRow> found(String id) {
        return (TableView<CertificateRow>) scene.lookup(id);
    }

    private int size() throws Exception {
        return on(() -> table().getItems().size());
    }

    private boolean painted(int place) {
        return table().getItems().get(place).known().isPresent();
    }

    private void scrollTo(int place) throws Exception {
        on(() -> {
            table().scrollTo(place);
            return place;
        });
    }

    private static <T> T on(Supplier<T> work) throws Exception {
        var task = new FutureTask<>(work::get);
        Platform.runLater(task);
        return task.get();
    }

    private static void until(BooleanSupplier holds) throws Exception {
        while (!on(holds::getAsBoolean)) {
            Thread.sleep(2);
        }
    }

    private static double resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0) / 1000.0;
    }

    private static void row(String what, double figure, String aim) {
        System.out.printf(Locale.ROOT, "| %s | %.0f | %s |%n", what, figure, aim);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
