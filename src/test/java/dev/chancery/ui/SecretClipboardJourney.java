package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

class SecretClipboardJourney extends Journey {

    private final List<Integer> told = new CopyOnWriteArrayList<>();

    private void lend(String secret, Duration second) {
        onWindow(() -> {
            SecretClipboard.copy(secret, 3, second, told::add);
            return null;
        });
    }

    private String held() {
        return onWindow(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test void aSecretLeavesTheClipboardAndTheSecondsAreCounted() {
        lend("secret", Duration.millis(20));
        until("the clipboard is empty", () -> !Clipboard.getSystemClipboard().hasString());
        assertThat(told).containsExactly(3, 2, 1, 0);
    }

    @Test void whatSomebodyElsePutThereStays() {
        lend("secret", Duration.millis(20));
        onWindow(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "mine")));
        until("the end", () -> told.contains(0));
        assertThat(held()).isEqualTo("mine");
    }

    @Test void lockingTakesItBackAtOnceAndOnlyWhatIsOurs() {
        lend("secret", Duration.hours(1));
        onWindow(() -> {
            SecretClipboard.clear();
            return null;
        });
        assertThat(held()).isNull();
        assertThat(told).containsExactly(3, 0);
        onWindow(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "mine")));
        onWindow(() -> {
            SecretClipboard.clear();
            return null;
        });
        assertThat(held()).isEqualTo("mine");
    }

    @Test void anotherSecretTakesThePlaceOfTheFirstWithASpanOfItsOwn() {
        lend("first", Duration.hours(1));
        var second = new ArrayList<Integer>();
        onWindow(() -> {
            SecretClipboard.copy("second", 1, Duration.hours(1), second::add);
            return null;
        });
        assertThat(told).containsExactly(3, 0);
        assertThat(second).containsExactly(1);
        assertThat(held()).isEqualTo("second");
        onWindow(() -> {
            SecretClipboard.clear();
            return null;
        });
    }

    @Test void aButtonThatLendsCountsDownAndTakesItsWordsBack() {
        var button = new Button("Copy");
        onWindow(() -> {
            CopyButton.lends(button, () -> "secret");
            button.fire();
            return null;
        });
        assertThat(button.getText()).isEqualTo("30 s");
        assertThat(button.getAccessibleText()).contains("30 seconds");
        onWindow(() -> {
            SecretClipboard.clear();
            return null;
        });
        assertThat(button.getText()).isEqualTo("Copy");
    }
}
