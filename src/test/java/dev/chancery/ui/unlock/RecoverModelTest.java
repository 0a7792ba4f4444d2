package dev.chancery.ui.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.RecoveryKey;
import dev.chancery.domain.TextViolation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverModelTest {

    private static final String NEW = "a passphrase of today";

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Office> opened = new ArrayList<>();
    private TestOffice lab;
    private RecoveryKey key;
    private RecoverModel model;

    @BeforeEach void forget() {
        lab = TestOffice.in(folder);
        key = lab.office.recovery().draw();
        lab.office.recovery().keep(key);
        lab.office.close();
        model = new RecoverModel(lab.file, new Background(Runnable::run, Runnable::run, reported::add, lab.clock), new RecoverModel.Ways(
                (file, typed, passphrase) -> Office.recover(file, typed, passphrase, lab.surroundings), opened::add, () -> {}));
    }

    @AfterEach void close() {
        opened.forEach(Office::close);
        assertThat(reported).isEmpty();
    }

    private void fill(char[] typed, String passphrase) {
        model.check(typed.clone(), passphrase.toCharArray(), passphrase.toCharArray());
        var again = passphrase.toCharArray();
        model.recover(typed, again);
        assertThat(typed).containsOnly('\0');
        assertThat(again).containsOnly('\0');
    }

    @Test void theStoreOpensAndHasItsNewPassphrase() {
        fill(key.text(), NEW);
        assertThat(opened).hasSize(1);
        opened.getFirst().stepUp().require(NEW.toCharArray());
    }

    @Test void aTypoIsNamedAndNothingIsTried() {
        var typed = key.text();
        typed[7] = typed[7] == 'A' ? 'B' : 'A';
        fill(typed, NEW);
        assertThat(model.violations()).containsExactly(new TextViolation.MistypedGroup(2));
        assertThat(opened).isEmpty();
        assertThat(model.troubleProperty().get().isNone()).isTrue();
    }

    @Test void anotherStoresKeyIsSaidBesideTheForm() {
        fill(RecoveryKey.random(new SecureRandom()).text(), NEW);
        assertThat(opened).isEmpty();
        assertThat(model.troubleProperty().get().title()).isEqualTo("Wrong recovery key");
        assertThat(model.busyProperty().get()).isFalse();
        fill(key.text(), NEW);
        assertThat(opened).hasSize(1);
    }
}
