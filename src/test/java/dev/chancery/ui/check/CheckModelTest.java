package dev.chancery.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreRepair;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test void theReportIsWrittenToAFile() throws Exception {
        edit("UPDATE certificate_der SET der = x'00'");
        var file = folder.resolve("report.txt");
        var saved = new ArrayList<String>();
        looked().save(file, () -> saved.add("saved"));
        assertThat(saved).hasSize(1);
        assertThat(file).content().contains("is not the one that was stored");
    }
}
