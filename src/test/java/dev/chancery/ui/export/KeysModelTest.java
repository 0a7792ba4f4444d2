package dev.chancery.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.KeyStanding;
import dev.chancery.domain.SerialNumber;
import dev.chancery.words.Words;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysModelTest {

    private final KeysModel model = new KeysModel();

    @AfterEach void speakEnglishAgain() {
        Words.speak(Locale.UK);
    }

    private static KeyStanding standing(int certificates, int keys, int left) {
        var gone = new KeyDeparture(Instant.parse("2026-11-03T10:00:00Z"), "/media/stick", KeyDeparture.State.LEFT);
        return new KeyStanding(certificates, keys, keys, IntStream.range(0, left).mapToObj(number ->
                new KeyStanding.Left("press-" + number, new SerialNumber(BigInteger.TWO), gone)).toList(), 0);
    }

    @Test void theTitleSaysWhetherKeysGoAlong() {
        assertThat(KeyWords.title(standing(1, 1, 0), WhichKeys.ALL)).isEqualTo("Export a certificate with its key");
        assertThat(KeyWords.title(standing(1, 0, 0), WhichKeys.ALL)).isEqualTo("Export a certificate without its key");
        assertThat(KeyWords.title(standing(250, 250, 0), WhichKeys.ALL)).isEqualTo("Export certificates with their keys");
        assertThat(KeyWords.title(standing(250, 247, 0), WhichKeys.ALL)).isEqualTo("Export 250 certificates, 247 of them with their keys");
        assertThat(KeyWords.title(standing(250, 250, 3), WhichKeys.OTHERS)).isEqualTo("Export certificates with their keys");
        assertThat(KeyWords.title(standing(250, 250, 0), WhichKeys.NONE)).isEqualTo("Export certificates without their keys");
        Words.speak(Locale.GERMANY);
        assertThat(KeyWords.title(standing(250, 1, 0), WhichKeys.ALL)).isEqualTo("250 Zertifikate exportieren, 1 davon mit seinem Schlüssel");
    }

    @Test void whatLeftAlreadyNeedsAnAnswer() {
        model.know(standing(250, 250, 3));
        assertThat(model.asks()).isTrue();
        assertThat(model.others()).isEqualTo(247);
        model.whichProperty().set(WhichKeys.OTHERS);
        assertThat(model.asks()).isFalse();
        assertThat(model.withoutProperty().get()).isFalse();
        model.whichProperty().set(WhichKeys.NONE);
        assertThat(model.withoutProperty().get()).isTrue();
    }

    @Test void whatIsKnownToHaveNoKeysAsksNothing() {
        model.know(standing(3, 0, 0));
        assertThat(model.asks()).isFalse();
        assertThat(model.withoutProperty().get()).isTrue();
        assertThat(model.isOnce()).isFalse();
    }

    @Test void theFirstFewThatLeftAreNamedWithDayAndPlace() {
        assertThat(KeyWords.names(standing(9, 9, 7)).lines()).hasSize(6)
                .first().asString().startsWith("press-0: left on 3 Nov 2026").endsWith("to /media/stick");
        assertThat(KeyWords.names(standing(9, 9, 7))).endsWith("and 2 more");
        assertThat(List.of(KeyWords.names(standing(9, 9, 2)).split("\n"))).hasSize(2);
    }
}
