package dev.chancery;

import com.sun.javafx.application.ParametersImpl;
import com.sun.management.HotSpotDiagnosticMXBean;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.ui.TroubleBox;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A journey through the whole window, from its first run to a locked store. At the end the heap is dumped. What is typed comes
/// down the standard input, a line for each field, and goes into the fields key by key.
public final class LockedWindow {

    private static final int TRIES = 3_000;
    private static final long PAUSE = 20;
    private static final InputStream KEYS = new FileInputStream(FileDescriptor.in);

    private final Path out;
    private final App app = new App();
    private WeakReference<Office> store = new WeakReference<>(null);

    private LockedWindow(Path out) {
        this.out = out;
    }

    /// A folder for what is exported, and the file for the dump.
    public static void main(String[] arguments) throws Exception {
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        var window = on(() -> new LockedWindow(Path.of(arguments[0])));
        window.journey();
        System.out.println("the store is let go of: " + window.isLetGo());
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[1], true);
        System.out.println("dumped");
        System.exit(0);
    }

    private void journey() throws Exception {
        on(() -> {
            ParametersImpl.registerParameters(app, new ParametersImpl(new String[0]));
            app.start(new Stage());
            return app;
        });
        newStore();
        press("lock");
        show("passphrase");
        type("passphrase");
        press("unlock");
        until("it is refused", () -> ((TroubleBox) node("trouble").orElseThrow()).isVisible());
        type("passphrase");
        press("unlock");
        until("the shell", () -> node("rail-settings").isPresent());
        store = new WeakReference<>(office());
        work(office());
        for (var screen : List.of("rail-authorities", "rail-things", "rail-certificates", "rail-settings")) {
            press(screen);
        }
        changePassphrase();
        press("lock");
        until("the door", () -> node("unlock").isPresent());
    }

    private void newStore() throws Exception {
        press("create");
        type("passphrase");
        type("again");
        until("the box", () -> node("recovery").isPresent());
        on(() -> {
            ((CheckBox) node("recovery").orElseThrow()).setSelected(false);
            return app;
        });
        press("create");
        press("createFirst");
        until("the shell", () -> node("rail-settings").isPresent());
    }

    private void changePassphrase() throws Exception {
        press("changePassphrase");
        type("current");
        type("next");
        type("again");
        press("change");
        until("it is changed", () -> node("change").isEmpty());
    }

    private void work(Office office) throws IOException {
        var authority = office.authorities().all().getFirst();
        var thing = office.things().add(new ThingId("press-1"), Thing.Description.NONE);
        var device = office.certificates().issue(Order.of(thing, TestOffice.terms(authority, Profile.DEVICE, KeySpec.EC_P256))).id();
        export(office, device, "open", new char[0]);
        export(office, device, "locked", line());
        var passphrase = line();
        office.stepUp().prove(passphrase);
        Arrays.fill(passphrase, '\0');
        export(office, authority.certificate().id(), "authority", new char[0]);
    }

    private void export(Office office, CertificateId one, String folder, char[] passphrase) throws IOException {
        var order = new ExportOrder(List.of(one), Form.PEM_FOLDER, out,
                Optional.of(FolderName.of(folder).orRefuse()), passphrase);
        office.exports().run(order, Progress.NONE);
        Arrays.fill(passphrase, '\0');
    }

    /// The store that the window has open.
    private Office office() throws Exception {
        var stay = App.class.getDeclaredField("stay");
        stay.setAccessible(true);
        var office = Stay.class.getDeclaredField("office");
        office.setAccessible(true);
        return (Office) office.get(((Optional<?>) stay.get(app)).orElseThrow());
    }

    private static void type(String id) throws Exception {
        var letters = line();
        var selector = "#" + id + " .password-field";
        until(selector, () -> root().lookup(selector) != null);
        on(() -> {
            var field = (TextInputControl) root().lookup(selector);
            field.requestFocus();
            field.selectAll();
            for (var letter : letters) {
                Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_TYPED, String.valueOf(letter), "", KeyCode.UNDEFINED, false, false, false, false));
            }
            return field.getLength();
        });
        Arrays.fill(letters, '\0');
    }

    /// Lets everybody read what is typed into the field.
    private static void show(String id) throws Exception {
        var eye = "#" + id + " .icon-button";
        until(eye, () -> root().lookup(eye) != null);
        on(() -> {
            ((ButtonBase) root().lookup(eye)).fire();
            return id;
        });
    }

    /// The next line of the standard input, which is never a text.
    private static char[] line() throws IOException {
        var letters = new char[200];
        int count = 0;
        for (int next = KEYS.read(); next != '\n'; next = KEYS.read()) {
            letters[count++] = (char) next;
        }
        var line = Arrays.copyOf(letters, count);
        Arrays.fill(letters, '\0');
        return line;
    }

    private static void press(String id) throws Exception {
        until("#" + id, () -> node(id).filter(one -> !one.isDisabled()).isPresent());
        on(() -> {
            ((ButtonBase) node(id).orElseThrow()).fire();
            return id;
        });
    }

    private static Node root() {
        return Window.getWindows().getFirst().getScene().getRoot();
    }

    private static Optional<Node> node(String id) {
        return Optional.ofNullable(root().lookup("#" + id));
    }

    private static <T> T on(Callable<T> work) throws Exception {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception wrong) {
                done.completeExceptionally(wrong);
            }
        });
        return done.get(1, TimeUnit.MINUTES);
    }

    private static void until(String what, BooleanSupplier holds) throws Exception {
        for (int tries = 0; !on(holds::getAsBoolean); tries++) {
            if (tries == TRIES) {
                System.out.println("never came: " + what);
                System.exit(1);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        }
    }

    /// Whether nothing has the store any more, as soon as the window has been drawn anew.
    private boolean isLetGo() throws Exception {
        for (int tries = 0; store.get() != null && tries < TRIES / 10; tries++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(PAUSE);
            on(() -> app);
        }
        return store.get() == null;
    }
}
