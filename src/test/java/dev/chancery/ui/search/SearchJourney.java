package dev.chancery.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.Order;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Journey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchJourney extends Journey {

    @TempDir Path folder;
    private TestOffice lab;
    private Certificate press;
    private final List<Destination> gone = new ArrayList<>();

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        var root = lab.root("Press shop", KeySpec.EC_P256);
        press = lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        lab.thing("oven-1");
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            layers.show(new Region());
            new SearchScreen(lab.office, background, dialogs, gone::add).open();
            return null;
        });
        until("the keyboard is in the field", () -> node("search-words", TextField.class).isFocused());
    }

    @SuppressWarnings("unchecked")
    private List<Hit> hits() {
        return onWindow(() -> List.copyOf(((ListView<Hit>) node("search-hits", ListView.class)).getItems()));
    }

    private void look(String words, int found) {
        onWindow(() -> {
            node("search-words", TextField.class).setText(words);
            return null;
        });
        until(words, () -> lookup("#search-hits").<ListView<Hit>>query().getItems().size() == found);
    }

    @Test void everythingOfAKindOfNameIsFoundTogether() {
        open();
        assertThat(hits()).extracting(Hit::kind).containsOnly(Hit.Kind.COMMAND);
        look("press-", 2);
        look("press", 4);
        assertThat(hits()).extracting(Hit::kind)
                .containsExactly(Hit.Kind.THING, Hit.Kind.CERTIFICATE, Hit.Kind.CERTIFICATE, Hit.Kind.AUTHORITY);
        snapshots("search");
        look("nobody has this name", 0);
        assertThat(node("search-nothing", javafx.scene.Node.class).isVisible()).isTrue();
    }

    @Test void aSerialNumberIsFoundInEveryForm() {
        open();
        var commands = hits().size();
        for (var form : List.of(press.serial().hex(), press.serial().colonHex(), press.serial().decimal())) {
            look("", commands);
            look(form, 1);
            assertThat(hits().getFirst().where()).isEqualTo(new Destination.OneCertificate(press.id()));
        }
    }

    @Test void theKeyboardAloneLeadsToWhatWasFound() {
        open();
        write("oven").push(KeyCode.ENTER);
        until("the way to the oven", () -> gone.equals(List.of(new Destination.OneThing(new ThingId("oven-1")))));
        assertThat(layers.busy()).isFalse();
        open();
        push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertThat(gone).endsWith(new Destination.NewThing());
        open();
        push(KeyCode.ESCAPE);
        assertThat(layers.busy()).isFalse();
        assertThat(gone).hasSize(2);
    }

    @Test void itSpeaksGerman() {
        language(Locale.GERMANY);
        open();
        look("einst", 1);
        snapshots("search-de");
    }
}
