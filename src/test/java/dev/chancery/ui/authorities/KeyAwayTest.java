package dev.chancery.ui.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.ui.Background;
import dev.chancery.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is offered for authorities that were imported without their keys.
class KeyAwayTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Background background;

    @BeforeEach void open() throws IOException {
        lab = TestOffice.in(folder);
        background = new Background(Runnable::run, Runnable::run, failed -> {
            throw new AssertionError(failed);
        }, lab.clock);
        bringIn(theirs());
    }

    @AfterEach void close() {
        lab.close();
    }

    private String theirs() throws IOException {
        try (var other = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            var root = other.root("Root", KeySpec.EC_P256);
            var below = other.office.authorities().create(
                    TestOffice.newAuthority("Below", Optional.of(root), KeySpec.EC_P256, OptionalInt.empty()));
            return other.office.certificates().pem(root.certificate()) + other.office.certificates().pem(below.certificate());
        }
    }

    private void bringIn(String pem) {
        try (var holdings = lab.office.imports().text("pasted", pem);
                var prospect = lab.office.imports().examine(holdings, List.of(), Progress.NONE)) {
            assertThat(lab.office.imports().take(prospect, Set.of(), Map.of(), Progress.NONE).authorities()).isEqualTo(2);
        }
    }

    private Authority authority(String name) {
        return lab.office.authorities().all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private Optional<String> away(Authority authority) {
        var model = new AuthorityRenewalModel(lab.office, background);
        model.show(authority.id());
        return model.shownProperty().get().orElseThrow().away();
    }

    @Test void noListCanBeSavedAndTheReasonIsTold() {
        var model = new RevocationListModel(lab.office, background);
        model.show(authority("Root").id());
        var shown = model.shownProperty().get().orElseThrow();
        assertThat(shown.isAway()).isTrue();
        assertThat(shown.canBePublished()).isFalse();
        assertThat(ListFacts.explanation(shown)).isEqualTo(Words.of("authorities.list.away.text"));
    }

    @Test void whatTheOneAboveWouldHaveToSignIsNotRenewed() {
        assertThat(away(authority("Below"))).contains("Root");
        assertThat(away(lab.root("Ours", KeySpec.EC_P256))).isEmpty();
    }

    @Test void aRootWithoutItsKeyIsRenewedWithANewOne() {
        assertThat(away(authority("Root"))).isEmpty();
        var form = new RenewAuthorityModel(lab.office, background, authority("Root"));
        assertThat(form.knownProperty().get().orElseThrow().ways()).containsExactly(RenewAuthorityModel.Way.NEW_KEY);
    }
}
