package dev.chancery.ui.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.serve.AccessLog;
import dev.chancery.serve.OfficeEndpoints;
import dev.chancery.ui.Journey;
import dev.chancery.ui.Preferences;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsJourney extends Journey {

    @TempDir private Path folder;
    private TestOffice lab;
    private OfficeEndpoints endpoints;

    @AfterEach void close() {
        endpoints.close();
        lab.close();
    }

    private void open() throws Exception {
        lab = TestOffice.in(folder);
        lab.intermediate("Halle 1", lab.root("Lab root", KeySpec.EC_P256), KeySpec.EC_P256);
        lab.office.profiles().add(lab.office.profiles().copy(Profile.DEVICE, "Hall device"));
        endpoints = new OfficeEndpoints(lab.office, new AccessLog(folder.resolve("access.log")), lab.clock);
        var screen = new EndpointsScreen(new EndpointsScreen.Means(lab.office, endpoints, background, dialogs, layers.toasts()));
        onWindow(() -> {
            screen.open();
            return null;
        });
        until("it is read", () -> node("endpointsIssuer", ComboBox.class).getValue() != null);
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        onWindow(() -> {
            node("endpointsPort", TextField.class).setText(String.valueOf(port));
            return null;
        });
    }

    private void press(String id) {
        onWindow(() -> {
            node(id, Button.class).fire();
            return null;
        });
    }

    @Test void theyAreSwitchedOnAskedAndPutIntoAProfile() throws Exception {
        open();
        snapshots("endpoints-off");
        onWindow(() -> {
            node("endpointsPlain", RadioButton.class).fire();
            return null;
        });
        press("endpointsToggle");
        until("they are on", () -> node("endpointsStanding", Label.class).getText().startsWith("On at http://127.0.0.1:"));
        until("addresses are shown", () -> node("endpointsAuthority", ComboBox.class).getValue() instanceof LinksModel.Addresses);
        var shown = (LinksModel.Addresses) node("endpointsAuthority", ComboBox.class).getValue();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create(shown.list())).build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
        press("endpointsRefresh");
        until("the question is shown", () -> node("endpointsAsked", TextArea.class).getText().contains(" GET /crl/"));
        onWindow(() -> {
            node("endpointsProfile", ComboBox.class).getSelectionModel().select(0);
            return null;
        });
        snapshots("endpoints-on");
        press("endpointsPut");
        until("it is put in", () -> lab.office.profiles().own().getFirst().additions().links().crl().size() == 1);
        press("endpointsToggle");
        until("they are off", () -> node("endpointsStanding", Label.class).getText().equals("Off"));
        press("endpointsClose");
    }

    @Test void theSettingsSayWhetherTheyAreOn() throws Exception {
        open();
        onWindow(() -> {
            node("endpointsClose", Button.class).fire();
            layers.show(new EndpointsScreen(new EndpointsScreen.Means(lab.office, endpoints, background, dialogs, layers.toasts())).row());
            return null;
        });
        until("it is read", () -> node("endpointsNow", Label.class).getText().equals("Off"));
        snapshots("endpoints-row");
        press("endpoints");
        node("endpointsToggle", Button.class);
    }

    @Test void theGermanWordsFitAndTlsShowsItsCertificate() throws Exception {
        language(Locale.GERMANY);
        open();
        snapshots("endpoints-off-german");
        press("endpointsToggle");
        until("they are on", () -> node("endpointsStanding", Label.class).getText().startsWith("Ein, unter https://"));
        theme(Preferences.Theme.DARK);
        snapshots("endpoints-on-german");
    }
}
