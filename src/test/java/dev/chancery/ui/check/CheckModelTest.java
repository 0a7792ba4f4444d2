package dev.chancery.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreRepair;
import dev.chancery.ui.Background;
import dev.chancery.words.StoreReportFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CheckModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private CheckModel model;

    @BeforeEach void open() throws Exception {
        lab = TestOffice.in(folder);
        lab.root("Lab Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.office.close();
        assertThat(reported).isEmpty();
    }

    private CheckModel looked() {
        model = new CheckModel(lab.office, new Background(Runnable::run, Runnable::run, reported::add, lab.clock));
        model.look();
        return model;
    }

    private void edit(String sql) throws Exception {
        lab.office.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + lab.file); var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
        lab.reopen();
    }

    @Test void aHealthyStoreIsToldWithWhatWasLookedAt() {
        assertThat(looked().reportProperty().get()).hasValueSatisfying(report -> {
            assertThat(report.good()).isTrue();
            assertThat(report.certificates()).isOne();
        });
        assertThat(model.jobProperty().get()).isEmpty();
    }

    @Test void whatIsMendedIsLookedAtAgain() throws Exception {
        edit("UPDATE certificate SET label_folded = 'another'");
        assertThat(looked().reportProperty().get().orElseThrow().findings()).hasOnlyElementsOfTypes(StoreFinding.RowChanged.class, StoreFinding.ColumnDiffers.class);
        model.mend(new StoreRepair.Columns());
        assertThat(model.reportProperty().get().orElseThrow().good()).isTrue();
    }

    @Test void theReportIsWrittenAsTheCommandLineHasItForItsOwnerAlone() throws Exception {
        edit("UPDATE certificate_der SET der = x'00'; UPDATE certificate SET subject = 'CN=Prüf \"7\"'");
        var file = Files.writeString(folder.resolve("report.json"), "of before");
        var saved = new ArrayList<String>();
        looked().save(file, () -> saved.add("saved"));
        assertThat(saved).hasSize(1);
        var json = new JsonMapper();
        var report = model.reportProperty().get().orElseThrow();
        assertThat(report.good()).isFalse();
        assertThat(json.readTree(Files.readString(file))).isEqualTo(json.readTree(json.writeValueAsString(StoreReportFacts.of(report))));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test void whatCannotBeWrittenIsToldAndNothingIsSaid() {
        var saved = new ArrayList<String>();
        looked().save(folder.resolve("gone").resolve("report.json"), () -> saved.add("saved"));
        assertThat(saved).isEmpty();
        assertThat(reported).singleElement().isInstanceOf(FileFailure.CannotWrite.class);
        reported.clear();
    }

    @Test void theReportIsWrittenToATextFile() throws Exception {
        edit("UPDATE certificate_der SET der = x'00'");
        var file = folder.resolve("report.txt");
        var saved = new ArrayList<String>();
        looked().save(file, () -> saved.add("saved"));
        assertThat(saved).hasSize(1);
        assertThat(file).content().contains("is not the one that was stored");
    }
}
