package dev.chancery.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckJourney extends Journey {

    @TempDir private Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private TestOffice lab;

    @AfterEach void close() {
        lab.office.close();
    }

    private void open(String... edits) throws Exception {
        lab = TestOffice.in(folder);
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.intermediate("Issuing", root, KeySpec.EC_P256);
        lab.office.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + lab.file); var statement = connection.createStatement()) {
            for (var sql : edits) {
                statement.executeUpdate(sql);
            }
        }
        lab.reopen();
        onWindow(() -> {
            new CheckScreen(new Means(lab.office, background, dialogs, layers.toasts(), files)).open();
            return null;
        });
        until("it is through", () -> !node("check-again", Button.class).isDisabled());
    }

    @Test void nothingIsWrong() throws Exception {
        open();
        assertThat(node("check-title", Label.class).getText()).isEqualTo("Nothing is wrong");
        snapshots("check-good");
    }

    @Test void whatIsWrongIsToldAndMended() throws Exception {
        open("UPDATE certificate SET not_after = not_after + 86400 WHERE id = 2", "UPDATE certificate SET search = 'x' WHERE id = 2",
                "UPDATE key SET sealed = (SELECT sealed FROM key WHERE id = 2) WHERE id = 1");
        assertThat(node("check-title", Label.class).getText()).isEqualTo("5 things are wrong");
        snapshots("check-bad");
        onWindow(() -> {
            lookup("#check-findings .button").queryAs(Button.class).fire();
            return null;
        });
        until("it is mended", () -> node("check-title", Label.class).getText().equals("2 things are wrong"));
        assertThat(node("check-findings", Pane.class).getChildren()).hasSize(2);
    }

    @Test void theReportIsSavedByItsButton() throws Exception {
        open("UPDATE certificate_der SET der = x'00' WHERE id = 1");
        files.next(folder.resolve("report.json"));
        onWindow(() -> {
            node("check-save", Button.class).fire();
            return null;
        });
        until("it is told", () -> lookup(".toast .label").queryAllAs(Label.class).stream()
                .anyMatch(one -> one.getText().equals("The report is in report.json.")));
        assertThat(files.suggested()).isEqualTo("store-check.json");
        assertThat(folder.resolve("report.json")).content().contains("\"good\": false", "\"kind\": \"certificate-changed\"");
        snapshots("check-saved");
    }

    @Test void theGermanWordsFit() throws Exception {
        language(Locale.GERMANY);
        open("UPDATE certificate SET not_after = not_after + 86400 WHERE id = 2",
                "UPDATE certificate_der SET der = x'00' WHERE id = 1");
        snapshots("check-german");
    }
}
