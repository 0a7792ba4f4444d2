package dev.chancery.ui.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DeviceSignIn.Prompt;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Progress;
import dev.chancery.engine.CloudLine;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessModelTest {

    @TempDir Path folder;
    private final List<Throwable> thrown = new ArrayList<>();
    private TestOffice lab;
    private AccessModel model;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        model = new AccessModel(lab.office.registrations(), new Background(Runnable::run, Runnable::run, thrown::add, lab.clock));
    }

    @AfterEach void close() {
        model.close();
        lab.close();
    }

    private void ask(CloudKind kind) {
        model.ask(lab.office.registrations().traits(kind), new CloudTenant(kind, Map.of(PlaceField.TENANT, "plant")));
    }

    @Test void aTokenIsTakenWithoutWhatCameAlongAndIsGoneAfterwards() {
        ask(CloudKind.MINDSPHERE);
        assertThat(model.readyProperty().get()).isFalse();
        model.type(Part.TOKEN, " abc\r\n".toCharArray());
        assertThat(model.readyProperty().get()).isTrue();
        assertThat(model.asking().typed()).hasValueSatisfying(typed ->
                assertThat(((Credential.Bearer) typed).token().<String>use(String::new)).isEqualTo("abc"));
        model.close();
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test void eachCloudAsksForWhatItTakes() {
        ask(CloudKind.CUMULOCITY);
        assertThat(model.sources()).contains(new Source.Typed(AuthKind.USER_PASSWORD));
        ask(CloudKind.AZURE_HUB);
        assertThat(model.sources()).contains(new Source.AzureCommandLine());
        model.sourceProperty().set(new Source.AzureCommandLine());
        assertThat(model.parts()).isEmpty();
        assertThat(model.readyProperty().get()).isTrue();
        ask(CloudKind.AWS);
        assertThat(model.parts()).containsExactly(Part.ID, Part.SECRET, Part.SESSION);
    }

    @Test void aPasswordMayBeginWithASpace() {
        ask(CloudKind.CUMULOCITY);
        model.sourceProperty().set(new Source.Typed(AuthKind.USER_PASSWORD));
        model.textProperty(Part.USER).set("t1/ann");
        model.type(Part.PASSWORD, " x".toCharArray());
        assertThat(((Credential.User) model.asking().typed().orElseThrow()).password().<String>use(String::new)).isEqualTo(" x");
    }

    @Test void aPrivateCloudsAuthorityIsReadFromItsFile() {
        var root = lab.root("Private CA", KeySpec.EC_P256);
        var file = folder.resolve("private.pem");
        lab.office.authorities().save(root.id(), false, file);
        model.trust(file);
        assertThat(model.trusted()).containsExactly(root.certificate().der());
        model.trust(folder.resolve("none.pem"));
        assertThat(thrown).hasSize(1);
    }

    @Test void whoeverSignsInWithABrowserIsToldWhereAndGivesALine() {
        try (var cloud = PracticeCloud.open(CloudKind.AZURE_DPS, lab.clock, new SecureRandom())) {
            ask(CloudKind.AZURE_DPS);
            model.sourceProperty().set(new Source.AzureSignIn());
            assertThat(model.parts()).containsExactly(Part.SIGN_IN, Part.DIRECTORY, Part.APPLICATION);
            assertThat(model.readyProperty().get()).isTrue();
            model.textProperty(Part.SIGN_IN).set("http://elsewhere");
            assertThat(model.readyProperty().get()).isFalse();
            model.textProperty(Part.SIGN_IN).set(cloud.address());
            var told = new ArrayList<Optional<Prompt>>();
            model.promptProperty().addListener((_, _, now) -> {
                told.add(now);
                now.ifPresent(prompt -> {
                    cloud.say(prompt.code(), true);
                    lab.clock.advance(Duration.ofSeconds(6));
                });
            });
            model.line(model.asking(), Progress.NONE).orElseThrow().close();
            assertThat(told).hasSize(2).last().isEqualTo(Optional.empty());
        }
    }

    @Test void whatWasTypedIsKeptOnlyWhereThatWasAskedFor() {
        ask(CloudKind.MINDSPHERE);
        model.type(Part.TOKEN, "abc".toCharArray());
        model.line(model.asking(), Progress.NONE).orElseThrow().close();
        ask(CloudKind.MINDSPHERE);
        assertThat(model.sources()).noneMatch(Source.Kept.class::isInstance);
        model.type(Part.TOKEN, "abc".toCharArray());
        model.keepProperty().set(true);
        model.line(model.asking(), Progress.NONE).orElseThrow().close();
        ask(CloudKind.HUAWEI);
        assertThat(model.sources()).noneMatch(Source.Kept.class::isInstance);
    }

    @Test void whatIsKeptIsOfferedFirstUntilItIsForgottenOrNotTaken() {
        ask(CloudKind.MINDSPHERE);
        model.type(Part.TOKEN, "abc".toCharArray());
        model.keepProperty().set(true);
        model.line(model.asking(), Progress.NONE).orElseThrow().close();
        ask(CloudKind.MINDSPHERE);
        assertThat(model.sourceProperty().get()).isEqualTo(new Source.Kept(lab.clock.instant()));
        assertThat(model.keepProperty().get()).isFalse();
        assertThat(model.readyProperty().get()).isTrue();
        assertThat(model.line(model.asking(), Progress.NONE)).hasValueSatisfying(CloudLine::close);
        model.askAgain(lab.office.registrations().traits(CloudKind.MINDSPHERE), new CloudTenant(CloudKind.MINDSPHERE, Map.of(PlaceField.TENANT, "plant")));
        assertThat(model.sources()).noneMatch(Source.Kept.class::isInstance);
        ask(CloudKind.MINDSPHERE);
        model.forget();
        assertThat(model.sources()).noneMatch(Source.Kept.class::isInstance);
        ask(CloudKind.MINDSPHERE);
        assertThat(model.sourceProperty().get()).isEqualTo(new Source.Typed(AuthKind.BEARER_TOKEN));
    }
}
