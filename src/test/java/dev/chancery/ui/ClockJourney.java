package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockJourney extends Journey {

    @TempDir private Path folder;

    @Test void whoeverOpensAStoreWithADoubtfulClockIsAskedAndAnswers() {
        try (var lab = TestOffice.in(folder)) {
            lab.clock.advance(Duration.ofDays(-2));
            var confirmed = new AtomicBoolean();
            ask(lab, confirmed);
            snapshots("clock-question");
            answer("Cancel");
            assertThat(lab.office.clock().doubt()).isPresent();
            assertThat(confirmed).isFalse();
            ask(lab, confirmed);
            answer("The clock is right");
            until("it is confirmed", confirmed::get);
            assertThat(lab.office.clock().doubt()).isEmpty();
        }
    }

    @Test void itIsAskedInGermanToo() {
        language(Locale.GERMANY);
        try (var lab = TestOffice.in(folder)) {
            lab.clock.advance(Duration.ofDays(800));
            lab.reopen();
            ask(lab, new AtomicBoolean());
            snapshots("clock-question-german");
            answer("Abbrechen");
        }
    }

    private void ask(TestOffice lab, AtomicBoolean confirmed) {
        onWindow(() -> {
            new ClockQuestion(lab.office.clock(), background, new Dialogs(layers), () -> confirmed.set(true)).askIfInDoubt();
            return null;
        });
        until("the question", () -> !lookup(".dialog").queryAll().isEmpty());
    }

    private void answer(String words) {
        onWindow(() -> {
            lookup(".button").queryAllAs(Button.class).stream().filter(button -> words.equals(button.getText())).findFirst().orElseThrow().fire();
            return null;
        });
        until("the question is gone", () -> lookup(".dialog").queryAll().isEmpty());
    }
}
