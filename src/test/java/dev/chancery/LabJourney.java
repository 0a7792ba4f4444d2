package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.LabData;
import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Things;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a lab: a store, a root, an intermediate, 250 things, a certificate for each, and their files.
class LabJourney extends Journey {

    private static final int THINGS = 250;

    @TempDir Path folder;

    @Test void everyThingOfTheLabGetsACertificateThatAStrictVerifierAccepts() throws IOException {
        var list = LabData.file("things-lab.csv");
        Judge.require("openssl");
        try (var lab = TestOffice.in(folder)) {
            lab.intermediate("Lab Issuing CA 1", lab.root("Lab Root CA", KeySpec.EC_P256), KeySpec.EC_P256);
            lab.office.things().addAll(things(list), "things-lab.csv", Progress.NONE);
            var out = Files.createDirectories(folder.resolve("out"));
            var desk = new IssueDesk(lab, background, layers, folder.resolve("preferences"));
            issue(desk, lab.office.things().numbers(ThingQuery.ALL));
            export(desk, out);
            assertThat(folders(out)).hasSize(THINGS).allSatisfy(LabJourney::verified);
        }
    }

    private static List<Things.Entry> things(Path list) throws IOException {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = CSVParser.parse(Files.newBufferedReader(list), format)) {
            return rows.stream().map(row -> new Things.Entry(ThingId.of(row.get("thing_id")).orRefuse(),
                    Thing.Description.of(row.get("name"), row.get("group"), row.get("tags"), "", row.get("serial_no"),
                            row.get("ip")).orRefuse())).toList();
        }
    }

    private void issue(IssueDesk desk, long[] things) {
        onWindow(() -> {
            desk.issue.openFor(things);
            return null;
        });
        until("ready", () -> !node("issueIssue", Button.class).isDisabled());
        clickOn("#issueIssue");
        until("issued", () -> !node("issueDoneTitle", Label.class).getText().isEmpty());
        snapshots("lab-issued");
        assertThat(node("issueDoneTitle", Label.class).getText()).isEqualTo(THINGS + " certificates issued");
    }

    private void export(IssueDesk desk, Path out) {
        desk.files.next(out);
        clickOn("#issueExport");
        until("export page", () -> lookup("#exportFolder").tryQuery().filter(Node::isVisible).isPresent());
        clickOn("#exportFolder");
        until("planned", () -> !node("exportExport", Button.class).isDisabled());
        snapshots("lab-export");
        clickOn("#exportExport");
        until("exported", () -> !node("exportDoneTitle", Label.class).getText().isEmpty());
        snapshots("lab-exported");
        assertThat(node("exportDoneText", Label.class).getText()).contains("1,000 files for 250 certificates");
    }

    private static List<Path> folders(Path out) throws IOException {
        try (var folders = Files.list(out)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    private static void verified(Path bundle) {
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", bundle.resolve("ca.pem").toString(), "-untrusted",
                bundle.resolve("chain.pem").toString(), bundle.resolve("certificate.pem").toString()).accepted();
    }
}
