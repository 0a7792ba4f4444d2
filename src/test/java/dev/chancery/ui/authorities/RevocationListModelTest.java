package dev.chancery.ui.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.engine.ListState.Health;
import dev.chancery.engine.Publication;
import dev.chancery.ui.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationListModelTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private RevocationListModel model;
    private final List<Throwable> thrown = new ArrayList<>();
    private final List<Optional<Publication>> published = new ArrayList<>();

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        model = new RevocationListModel(lab.office, new Background(Runnable::run, Runnable::run, thrown::add, lab.clock));
        model.show(root.id());
    }

    @AfterEach void close() {
        lab.close();
        assertThat(thrown).isEmpty();
    }

    private Health health() {
        return model.shownProperty().get().orElseThrow().state().health();
    }

    @Test void namingAFilePublishes() {
        assertThat(health()).isEqualTo(Health.OFF);
        assertThat(model.changedProperty().get()).isFalse();
        model.pathProperty().set(folder.resolve("crl.pem").toString());
        assertThat(model.changedProperty().get()).isTrue();
        model.save(published::add);
        assertThat(published).singleElement().satisfies(one -> assertThat(one).containsInstanceOf(Publication.Published.class));
        assertThat(health()).isEqualTo(Health.FRESH);
        assertThat(model.changedProperty().get()).isFalse();
    }

    @Test void whatIsWrongIsNotKept() {
        model.hoursProperty().set("a day");
        assertThat(model.violations()).hasSize(1);
        model.save(published::add);
        assertThat(published).isEmpty();
        model.revert();
        assertThat(model.hoursProperty().get()).isEqualTo("24");
        assertThat(model.violations()).isEmpty();
    }

    @Test void whatIsTypedOutlivesARefreshButNotAnotherAuthority() {
        var other = lab.root("Other", KeySpec.EC_P256);
        model.hoursProperty().set("48");
        model.refresh();
        assertThat(model.hoursProperty().get()).isEqualTo("48");
        model.show(other.id());
        assertThat(model.hoursProperty().get()).isEqualTo("24");
    }

    @Test void aListThatEndedIsPublishedAnewAndSavedToCarryAway() {
        model.pathProperty().set(folder.resolve("crl.pem").toString());
        model.save(published::add);
        lab.clock.advance(java.time.Duration.ofDays(2));
        model.refresh();
        assertThat(health()).isEqualTo(Health.STALE);
        model.publish(published::add);
        assertThat(health()).isEqualTo(Health.FRESH);
        model.export(folder.resolve("copy.crl"), () -> published.clear());
        assertThat(published).isEmpty();
        assertThat(Files.exists(folder.resolve("copy.crl"))).isTrue();
    }
}
