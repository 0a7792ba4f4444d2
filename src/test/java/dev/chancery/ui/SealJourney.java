package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.KeySpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealJourney extends Journey {

    @TempDir private Path folder;
    private TestOffice lab;
    private final AtomicReference<Destination> gone = new AtomicReference<>();

    @AfterEach void close() {
        lab.office.close();
    }

    @Test void anOlderStoreInItsPlaceIsToldUntilSomebodyAcceptsIt() throws Exception {
        lab = TestOffice.in(folder);
        lab.office.close();
        var older = Files.readAllBytes(lab.file);
        lab.reopen();
        lab.thing("press-1");
        lab.office.close();
        Files.write(lab.file, older);
        lab.reopen();
        ask();
        snapshots("seals-older");
        answer("Go on with this one");
        until("it is noted", () -> lab.office.audit().recent(1).getFirst().act() == AuditEntry.Act.OLDER_STORE_ACCEPTED);
        lab.reopen();
        assertThat(lab.office.warnings()).isEmpty();
    }

    @Test void aStoreThatWasEditedIsToldAndTheWayLeadsToVerifyingIt() throws Exception {
        language(Locale.GERMANY);
        lab = TestOffice.in(folder);
        lab.root("Root", KeySpec.EC_P256);
        lab.office.close();
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + lab.file); var statement = store.createStatement()) {
            statement.executeUpdate("UPDATE authority SET default_life = default_life * 2");
        }
        lab.reopen();
        ask();
        snapshots("seals-changed-german");
        answer("Speicher prüfen");
        until("it goes there", () -> gone.get() instanceof Destination.VerifyStore);
    }

    private void ask() {
        onWindow(() -> {
            new SealQuestion(lab.office, background, new Dialogs(layers), gone::set).askIfChanged();
            return null;
        });
        until("the question", () -> !lookup(".dialog").queryAll().isEmpty());
    }

    private void answer(String words) {
        onWindow(() -> {
            lookup(".button").queryAllAs(Button.class).stream().filter(button -> words.equals(button.getText())).findFirst().orElseThrow().fire();
            return null;
        });
        until("the question is gone", () -> lookup(".dialog").queryAll().isEmpty());
    }
}
