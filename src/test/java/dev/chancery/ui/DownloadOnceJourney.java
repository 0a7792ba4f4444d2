package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.Exports;
import dev.chancery.engine.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports of an authority whose keys leave the store only once.
class DownloadOnceJourney extends Journey {

    private static final int ALL = 12;

    @TempDir Path folder;

    private TestOffice lab;
    private IssueDesk desk;
    private Path stick;
    private List<CertificateId> certificates;

    @BeforeEach void openStore() throws IOException {
        lab = TestOffice.in(folder);
        var root = lab.root("Lab Root CA", KeySpec.EC_P256);
        var authorities = lab.office.authorities();
        authorities.changePolicy(root.id(), authorities.policy(root.id()).withKeysLeavingOnce(true));
        certificates = IntStream.rangeClosed(1, ALL).mapToObj(number -> issued(root, "press-%03d".formatted(number))).toList();
        stick = Files.createDirectories(folder.resolve("LABSTICK"));
        desk = new IssueDesk(lab, background, layers, folder.resolve("preferences"));
        desk.stick(stick);
    }

    private CertificateId issued(Authority root, String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256))).id();
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open(List<CertificateId> chosen) {
        onWindow(() -> {
            desk.export.open(chosen);
            return null;
        });
    }

    private ExportOrder earlier(String place, int from, int to) throws IOException {
        return new ExportOrder(certificates.subList(from, to), Form.PEM_FOLDER, Files.createDirectories(folder.resolve(place)), new char[0]);
    }

    private boolean shows(String id) {
        return lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private String text(String id) {
        return onWindow(() -> node(id, Label.class).getText());
    }

    private void untilReady() {
        until("ready", () -> !node("exportExport", Button.class).isDisabled());
    }

    private void untilDone() {
        until("an end", () -> !node("exportDoneTitle", Label.class).getText().isEmpty());
    }

    @Test void itIsSaidBeforeAndAfterThatTheKeyLeavesOnlyOnce() {
        open(certificates.subList(0, 1));
        untilReady();
        until("told before", () -> shows("exportOnce"));
        assertThat(text("exportTitle")).isEqualTo("Export a certificate with its key");
        assertThat(text("exportOnce")).contains("only once");
        snapshots("once-before");
        clickOn("#exportExport");
        untilDone();
        assertThat(text("exportDoneKeys")).contains("can’t be exported again");
        snapshots("once-after");
    }

    @Test void thoseThatHaveLeftAreNamedAndTheOthersGo() throws IOException {
        lab.office.exports().run(earlier("bench", 3, 6), Progress.NONE);
        open(certificates);
        until("asked", () -> shows("exportLeft"));
        assertThat(text("exportLeft")).contains("3 of 12");
        assertThat(text("exportLeftNames")).contains("press-004", "bench");
        assertThat(node("exportExport", Button.class).isDisabled()).isTrue();
        snapshots("once-left");
        clickOn("#exportOthers");
        untilReady();
        clickOn("#exportExport");
        untilDone();
        assertThat(text("exportDoneKeys")).contains("3 certificates stayed out");
        snapshots("once-others");
        assertThat(stick.resolve(lab.office.exports().proposedFolder().value()).resolve(Exports.LEFT_OUT)).content().contains("press-005");
    }

    @Test void allOfThemGoWithoutKeys() throws IOException {
        lab.office.exports().run(earlier("bench", 0, ALL), Progress.NONE);
        language(Locale.GERMANY);
        open(certificates);
        until("asked", () -> shows("exportLeft"));
        assertThat(shows("exportOthers")).isFalse();
        clickOn("#exportNone");
        untilReady();
        assertThat(shows("exportForKeyStore")).isFalse();
        assertThat(text("exportTitle")).isEqualTo("Zertifikate ohne ihre Schlüssel exportieren");
        snapshots("once-without-german");
    }

    @Test void whatWasCutOffIsFinishedWhereItBegan() {
        var order = new ExportOrder(certificates, Form.PEM_FOLDER, stick, Optional.of(lab.office.exports().proposedFolder()), new char[0]);
        try {
            lab.office.exports().run(order, stoppingAtTheLast());
        } catch (CancellationException cut) {
            assertThat(lab.office.exports().standing(order).unfinished()).isEqualTo(ALL - 1);
        }
        language(Locale.GERMANY);
        open(certificates);
        until("told", () -> shows("exportUnfinished"));
        untilReady();
        snapshots("once-unfinished-german");
        clickOn("#exportExport");
        untilDone();
        assertThat(lab.office.exports().departures(lab.office.certificates().rows(
                certificates.stream().mapToLong(CertificateId::value).toArray()))).hasSize(ALL);
    }

    private static Progress stoppingAtTheLast() {
        return new Progress() {
            private int asked;

            @Override public void expect(long total) {}

            @Override public void advance(long done) {}

            @Override public void checkCancelled() {
                if (++asked == 4 * ALL - 1) {
                    throw new CancellationException();
                }
            }
        };
    }
}
