package dev.chancery.ui.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.EndpointOffer;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Template;
import dev.chancery.domain.TextViolation;
import dev.chancery.serve.AccessLog;
import dev.chancery.serve.OfficeEndpoints;
import dev.chancery.ui.Background;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private OfficeEndpoints endpoints;
    private Background background;
    private EndpointsModel model;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        lab.intermediate("Halle 1", lab.root("Lab root", KeySpec.EC_P256), KeySpec.EC_P256);
        endpoints = new OfficeEndpoints(lab.office, new AccessLog(folder.resolve("access.log")), lab.clock);
        background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        model = new EndpointsModel(lab.office, endpoints, background);
        model.refresh();
    }

    @AfterEach void close() {
        endpoints.close();
        lab.close();
    }

    private static int free() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test void theyAreOffAndTheLikelyAuthorityIsProposed() {
        assertThat(model.standingProperty().get()).isEqualTo(EndpointsModel.Standing.OFF);
        assertThat(model.issuerProperty().get().name()).isEqualTo("Halle 1");
        assertThat(model.violations()).isEmpty();
        assertThat(model.addresses().getFirst()).isEqualTo("127.0.0.1");
        assertThat(model.served()).isEmpty();
    }

    @Test void switchedOnTheyTellWhereTheyAreAskedAndWhoHasAsked() throws Exception {
        model.portProperty().set(String.valueOf(free()));
        model.tlsProperty().set(false);
        model.toggle();
        assertThat(reported).isEmpty();
        assertThat(model.standingProperty().get().base()).contains("http://127.0.0.1:" + model.portProperty().get());
        assertThat(model.served()).extracting(LinksModel.Addresses::authority).containsExactly("Lab root", "Halle 1");
        var list = model.served().getLast().list();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create(list)).build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
        endpoints.asked(1);
        model.toggle();
        assertThat(model.standingProperty().get()).isEqualTo(EndpointsModel.Standing.OFF);
        assertThat(model.asked()).singleElement().asString().contains(" GET /crl/");
        assertThat(model.tlsProperty().get()).isFalse();
    }

    @Test void whatIsNotOfferedIsKeptSo() throws Exception {
        model.portProperty().set(String.valueOf(free()));
        model.offerProperty(EndpointOffer.ANSWERS).set(false);
        model.toggle();
        assertThat(lab.office.endpoints().settings().offers()).containsExactly(EndpointOffer.LISTS, EndpointOffer.CERTIFICATES);
        assertThat(model.standingProperty().get().certificate().orElseThrow().profile()).isEqualTo("endpoint-server");
    }

    @Test void whatIsWrongIsSaidAndNothingIsSwitched() {
        model.portProperty().set("eighty");
        model.addressProperty().set("0.0.0.0");
        assertThat(model.violations()).contains(new TextViolation.OutOfRange(Field.ENDPOINT_PORT, "eighty", 1, 65535));
        model.toggle();
        assertThat(lab.office.endpoints().settings().on()).isFalse();
    }

    @Test void aPlaceThatIsTakenIsReportedAndTheyStayOff() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            model.portProperty().set(String.valueOf(taken.getLocalPort()));
            model.toggle();
            assertThat(reported).singleElement().isInstanceOf(NetworkFailure.CannotListen.class);
            assertThat(model.busyProperty().get()).isFalse();
            assertThat(model.standingProperty().get().base()).isEmpty();
        }
    }

    @Test void theAddressesGoIntoAProfileAndFromThereIntoCertificates() throws Exception {
        var links = new LinksModel(lab.office, background);
        var own = lab.office.profiles().copy(Profile.DEVICE, "Hall device");
        lab.office.profiles().add(own);
        model.portProperty().set(String.valueOf(free()));
        model.tlsProperty().set(false);
        model.toggle();
        var addresses = model.served().getLast();
        assertThat(LinksModel.fit(addresses)).isTrue();
        var shown = new ArrayList<Profile>();
        links.profiles(shown::addAll);
        links.put(shown.getFirst(), addresses, () -> {});
        var kept = lab.office.profiles().ofCode(own.code()).orElseThrow().additions().links();
        assertThat(kept.crl()).containsExactly(new Template(addresses.list(), false));
        assertThat(kept.ocsp()).containsExactly(new Template(addresses.ocsp(), false));
        assertThat(kept.issuers()).containsExactly(new Template(addresses.issuer(), false));
        assertThat(lab.office.profiles().violations(lab.office.profiles().ofCode(own.code()).orElseThrow())).isEmpty();
        assertThat(reported).isEmpty();
    }
}
