package dev.chancery.ui.things;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Field;
import dev.chancery.domain.ThingId;
import dev.chancery.ui.Background;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportModelTest {

    @TempDir Path folder;
    private final List<Runnable> work = new ArrayList<>();
    private final List<ImportModel.Ended> ended = new ArrayList<>();
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private ImportModel model(String list) throws IOException {
        var file = Files.writeString(folder.resolve("list.csv"), list, StandardCharsets.UTF_8);
        return new ImportModel(new Background(work::add, Runnable::run, thrown -> {
            throw new AssertionError(thrown);
        }, lab.clock), lab.office.things().list(file));
    }

    private void work() {
        var now = List.copyOf(work);
        work.clear();
        now.forEach(Runnable::run);
    }

    @Test void headingsAreUnderstood() throws IOException {
        var model = model("Gruppe;Kennung;Farbe\nhall;press-1;red\n");
        assertThat(model.meanings()).containsExactly(Optional.of(Field.GROUP), Optional.of(Field.THING_ID), Optional.empty());
        assertThat(model.listProperty().get().separator()).isEqualTo(';');
    }

    @Test void aMeaningIsGivenToOneColumnOnly() throws IOException {
        var model = model("id,name,x\npress-1,Press,Other\n");
        model.setMeaning(2, Optional.of(Field.NAME));
        assertThat(model.meanings()).containsExactly(Optional.of(Field.THING_ID), Optional.empty(), Optional.of(Field.NAME));
        model.check();
        work();
        assertThat(model.reviewProperty().get().orElseThrow().good().getFirst().description().name()).isEqualTo("Other");
    }

    @Test void chosenMeaningsOutliveTheSwitchForHeadings() throws IOException {
        var model = model("id,name,x\npress-1,Press,Other\n");
        model.setMeaning(2, Optional.of(Field.GROUP));
        model.setHeadings(false);
        assertThat(model.meanings().get(2)).contains(Field.GROUP);
        model.check();
        work();
        assertThat(model.reviewProperty().get().orElseThrow().good()).hasSize(2);
    }

    @Test void aListOfWhichNothingIsTakenCannotGoOn() throws IOException {
        var model = model("id\npress-1\n");
        model.setMeaning(0, Optional.empty());
        assertThat(model.mappedProperty().get()).isFalse();
    }

    @Test void nothingIsAddedBeforeTheImportRuns() throws IOException {
        var model = model("id\npress-1\na/b\n");
        model.check();
        assertThat(model.readyProperty().get()).isFalse();
        work();
        assertThat(model.readyProperty().get()).isTrue();
        assertThat(lab.office.things().count()).isZero();

        model.run(ended::add);
        assertThat(model.readyProperty().get()).isFalse();
        work();
        assertThat(ended).singleElement().returns(1, ImportModel.Ended::added).returns(true, ImportModel.Ended::whole);
        assertThat(lab.office.things().find(new ThingId("press-1"))).isPresent();
    }

    @Test void aCancelledImportSaysWhatItKept() throws IOException {
        var model = model("id\npress-1\n");
        model.check();
        work();
        model.run(ended::add);
        model.jobProperty().get().orElseThrow().cancel();
        work();
        assertThat(ended).singleElement().returns(0, ImportModel.Ended::added).returns(false, ImportModel.Ended::whole);
        assertThat(lab.office.things().count()).isZero();
    }

    @Test void onlyTheLatestCheckCounts() throws IOException {
        var model = model("id,name\npress-1,Press\n");
        model.check();
        model.setMeaning(1, Optional.empty());
        model.check();
        work();
        assertThat(model.reviewProperty().get().orElseThrow().good().getFirst().description().name()).isEmpty();
        assertThat(model.jobProperty().get()).isEmpty();
    }

    @Test void theListOfBadRowsNamesLineColumnAndReasonAndRunsNowhere() throws IOException {
        var model = model("id,name\n=cmd(),Press\n\u202Egnp.exe,Other\n");
        model.check();
        work();
        model.saveProblems(folder.resolve("bad.csv"), _ -> {});
        work();
        assertThat(Files.readString(folder.resolve("bad.csv"))).contains("\"2\",\"id\",").contains("\"'=cmd()\"")
                .contains("\"3\",\"id\",").doesNotContain("\u202E");
        assertThat(Files.list(folder).filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
}
