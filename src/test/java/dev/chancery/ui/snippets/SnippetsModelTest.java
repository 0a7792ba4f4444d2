package dev.chancery.ui.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Snippet;
import dev.chancery.domain.Violation;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import dev.chancery.engine.Snippets;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetsModelTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private List<Certificate> devices;
    private SnippetsModel model;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        devices = Stream.of("press-1", "press-2").map(name -> lab.office.certificates().issue(
                Order.of(lab.thing(name), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)))).toList();
    }

    @AfterEach void closeStore() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private void begin(List<Snippets.Placed> placed) {
        var background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        model = new SnippetsModel(lab.office.snippets(), background, placed);
        model.begin();
    }

    private void beginAnywhere() {
        begin(List.of(lab.office.snippets().unplaced(devices.getFirst().id())));
    }

    private void beginWritten() {
        begin(lab.office.exports().placed(new ExportOrder(devices.stream().map(Certificate::id).toList(),
                ExportOrder.Form.PEM_FOLDER, folder, new char[0])));
    }

    @Test void aDeviceIsOfferedWhatClientsNeedFilledInWithTheUsualPlaces() {
        beginAnywhere();
        assertThat(model.offered()).first().isEqualTo(Snippet.MOSQUITTO_CLIENT);
        assertThat(model.offered()).doesNotContain(Snippet.NGINX);
        assertThat(model.textProperty().get()).contains("-h localhost -p 8883 -i press-1", "--cafile /etc/mosquitto/certs/ca.pem");
        model.snippetProperty().set(Snippet.C);
        assertThat(model.textProperty().get()).contains("\"/etc/ssl/device/private-key.pem\"");
    }

    @Test void whatSomebodyTypedStaysWhenTheProgramChanges() {
        beginAnywhere();
        model.folderProperty().set("/opt/press");
        model.addressProperty().set("broker.lab:8884");
        model.snippetProperty().set(Snippet.PYTHON);
        assertThat(model.textProperty().get()).contains("/opt/press/ca.pem", "broker.lab", "8884");
    }

    @Test void filesThatWereWrittenAreNamedWhereTheyAreAndEachThingHasItsOwn() {
        beginWritten();
        assertThat(model.names()).containsExactly("press-1", "press-2");
        assertThat(model.textProperty().get()).contains(folder.resolve("press-1/ca.pem").toString());
        model.chosenProperty().set("press-2");
        assertThat(model.textProperty().get()).contains("-i press-2", folder.resolve("press-2/ca.pem").toString());
    }

    @Test void whatIsWrongIsSaidAndNoLinesAreShown() {
        beginAnywhere();
        model.addressProperty().set("no server");
        model.folderProperty().set("");
        assertThat(model.violations()).extracting(Violation::field).containsExactlyInAnyOrder(Field.FOLDER, Field.ADDRESS);
        assertThat(model.textProperty().get()).isEmpty();
    }
}
