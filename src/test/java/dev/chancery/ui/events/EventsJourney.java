package dev.chancery.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.OutboxEntry.State;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Handover;
import dev.chancery.engine.Order;
import dev.chancery.engine.Rotation;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsJourney extends Journey {

    @TempDir private Path folder;
    private TestOffice lab;
    private EventsScreen screen;

    @AfterEach void close() {
        lab.close();
    }

    private void open() {
        lab = TestOffice.in(folder);
        var issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        var device = lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        screen = new EventsScreen(new Means(lab.office, background, dialogs, layers.toasts(), new ChosenFiles()));
        lab.office.events().listen(happening -> javafx.application.Platform.runLater(() -> screen.heard(happening)));
        lab.office.outbox().start();
        onWindow(() -> {
            screen.open();
            return null;
        });
        until("it is read", () -> !node("events-line", Label.class).getText().isEmpty());
        this.device = device;
    }

    private Certificate device;

    private void rotate() {
        lab.office.renewals().rotate(device.id(), new Rotation(Optional.empty(),
                new Order.Terms(device.issuer(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(90)), new Handover.Never()));
    }

    private static int closedPort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    private void fillIn() {
        onWindow(() -> {
            node("events-on", CheckBox.class).setSelected(true);
            node("events-address", TextField.class).setText("localhost:" + closedPort());
            node("events-key", CheckBox.class).setSelected(true);
            node("events-save", Button.class).fire();
            return null;
        });
        until("it is kept", () -> lab.office.outbox().settings().isPresent());
    }

    private void scrolled(double to) {
        onWindow(() -> {
            lookup(".scroll-pane").queryAllAs(ScrollPane.class).forEach(pane -> pane.setVvalue(to));
            return null;
        });
    }

    @Test void eventsAreSetUpWaitAndAreDiscarded() {
        open();
        assertThat(node("events-save", Button.class).isDisabled()).isTrue();
        snapshots("events-empty");
        fillIn();
        rotate();
        until("it waits", () -> lab.office.outbox().newest(1).stream().anyMatch(one -> one.trouble().isPresent() || one.state() == State.WAITING));
        until("it is told why", () -> lab.office.outbox().standing().trouble().filter(one -> one.why() == BrokerTrouble.NO_CONNECTION).isPresent());
        until("it shows", () -> node("events-entries", TableView.class).getItems().size() == 1
                && node("events-trouble", Label.class).getText().startsWith("Nothing takes the connection"));
        assertThat(node("events-key-warning", Label.class).isVisible()).isTrue();
        scrolled(0.55);
        snapshots("events-waiting");
        scrolled(1);
        snapshots("events-outbox");
        onWindow(() -> {
            node("events-entries", TableView.class).getSelectionModel().select(0);
            node("events-discard", Button.class).fire();
            return null;
        });
        until("it asks", () -> lookup("Discard this event?").tryQuery().isPresent());
        snapshots("events-discard");
        onWindow(() -> {
            lookup("Discard").queryAllAs(javafx.scene.Node.class).stream().flatMap(one -> java.util.stream.Stream.iterate(one, up -> up != null, javafx.scene.Node::getParent))
                    .filter(Button.class::isInstance).map(Button.class::cast).filter(button -> button.getText().equals("Discard")).findFirst().orElseThrow().fire();
            return null;
        });
        until("it is discarded", () -> lab.office.outbox().newest(1).getFirst().state() == State.DISCARDED);
        assertThat(lab.office.outbox().settings().orElseThrow().kinds()).containsExactly(EventKind.ROTATION);
    }

    @Test void theGermanWordsFit() {
        language(Locale.GERMANY);
        open();
        fillIn();
        rotate();
        until("it shows", () -> node("events-entries", TableView.class).getItems().size() == 1);
        snapshots("events-german");
        scrolled(1);
        snapshots("events-german-outbox");
    }
}
