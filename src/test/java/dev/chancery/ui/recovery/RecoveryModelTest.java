package dev.chancery.ui.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.RecoveryKey;
import dev.chancery.ui.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<RecoveryKey> kept = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private TestOffice lab;
    private RecoveryModel model;

    @BeforeEach void draw() {
        lab = TestOffice.in(folder);
        model = new RecoveryModel(lab.office, new Background(Runnable::run, Runnable::run, reported::add, lab.clock), new Random(3),
                new RecoveryModel.Ways(kept::add, () -> left.add("left")));
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    @Test void itCountsOnceBothGroupsWereTyped() {
        assertThat(model.second()).isGreaterThan(model.first());
        model.keep();
        model.check(model.group(model.first()), model.group(model.first()));
        model.keep();
        assertThat(kept).isEmpty();
        model.check(model.group(model.first()), model.group(model.second()));
        assertThat(model.confirmedProperty().get()).isTrue();
        model.keep();
        assertThat(kept).hasSize(1);
    }

    @Test void whatWasTypedIsWiped() {
        var one = model.group(model.first());
        var other = model.group(model.second());
        model.check(one, other);
        assertThat(one).containsOnly('\0');
        assertThat(other).containsOnly('\0');
    }

    @Test void itIsWrittenWhereSomebodySaysAndNowhereElse() throws Exception {
        var page = folder.resolve(model.suggestedName("pdf"));
        var text = folder.resolve(model.suggestedName("txt"));
        assertThat(page).hasFileName("lab recovery key.pdf");
        model.print(Optional.empty(), ZoneId.of("UTC"), () -> left.add("no"));
        model.print(Optional.of(page), ZoneId.of("UTC"), () -> left.add("page"));
        model.save(Optional.of(text), () -> left.add("text"));
        assertThat(left).containsExactly("page", "text");
        assertThat(Files.readString(text)).startsWith(new String(model.group(0)) + "-");
        assertThat(Files.size(page)).isGreaterThan(1000);
    }

    @Test void aKeyThatIsNotWantedIsWiped() {
        model.cancel();
        assertThat(left).containsExactly("left");
        assertThat(model.group(3)).isEqualTo("00004".toCharArray());
    }
}
