package dev.chancery.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.CloudAnswer.Refused;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.RegistrationState;
import dev.chancery.domain.Validity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudFailuresTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @AfterEach void speakEnglishAgain() {
        Words.speak(Locale.UK);
    }

    private static CloudFailure.CloudRefused refused(Why why, Optional<Duration> wait) {
        return new CloudFailure.CloudRefused("gateway.lab", CloudCall.VERIFY, new Refused(why, 400, "mdsp.x", "its\u202Eown words", "", wait), "{\"raw\":1}");
    }

    @Test void everyRefusalAndEveryMissedCallIsToldInBothLanguagesWithWhatToDo() {
        for (var locale : List.of(Locale.UK, Locale.GERMANY)) {
            Words.speak(locale);
            var failures = Stream.<Failure>concat(Arrays.stream(Why.values()).map(why -> refused(why, Optional.empty())),
                    Arrays.stream(CloudFailure.CloudUnreached.Why.values()).map(why -> new CloudFailure.CloudUnreached("gateway.lab", why, new IOException("x")))).toList();
            var told = failures.stream().map(Failures::tell).toList();
            assertThat(told).extracting(Told::happened).doesNotHaveDuplicates().allMatch(text -> text.contains("gateway.lab"));
            assertThat(told).allSatisfy(each -> assertThat(List.of(each.happened(), each.kept(), each.next()))
                    .allMatch(text -> !text.isBlank() && !text.contains("{") && !text.contains("\u202E")));
        }
    }

    @Test void theReplyStandsInTheTechnicalPartAndTheWaitInTheWords() {
        var told = Failures.tell(refused(Why.TOO_FAST, Optional.of(Duration.ofSeconds(30))));
        assertThat(told.technical()).contains("{\"raw\":1}");
        assertThat(told.next()).contains("30 s");
    }

    @Test void whatIsFoundBeforeARegistrationIsSaidInASentence() {
        var span = new Validity(NOW, NOW.plusSeconds(60));
        for (var check : List.of(new CloudCheck.NotAnAuthority(), new CloudCheck.MayNotSign(), new CloudCheck.NotARoot(),
                new CloudCheck.UnfitKey("Ed25519", true), new CloudCheck.UnfitSignature("SHA-1", true), new CloudCheck.NotValidNow(span),
                new CloudCheck.EndsSoon(NOW), new CloudCheck.Revoked(), new CloudCheck.NoKeyHere(), new CloudCheck.NoKeyId(),
                new CloudCheck.Full(2), new CloudCheck.LastPlace(2), new CloudCheck.TakesThePlace(),
                new CloudCheck.UnderWay(new RegistrationId(1)), new CloudCheck.Replaced(), new CloudCheck.NotProven(), new CloudCheck.RegistersDevices(),
                new CloudCheck.TemplateUnused())) {
            assertThat(CloudChecks.words(check)).endsWith(".").doesNotContain("{");
        }
    }

    @Test void everyStateHasItsOwnWords() {
        assertThat(RegistrationState.values()).extracting(Registered::words).doesNotHaveDuplicates();
    }
}
