package dev.chancery.ui.overview;

import dev.chancery.engine.Outlook;
import dev.chancery.words.Words;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;

/// What is known of the store, as words and as what decides which parts are shown.
final class OverviewFacts {

    private final OverviewModel model;

    OverviewFacts(OverviewModel model) {
        this.model = model;
    }

    /// Whether there is no authority yet.
    ObservableValue<Boolean> isBare() {
        return is(found -> found.stock().authorities() == 0);
    }

    ObservableValue<Boolean> isFurnished() {
        return is(found -> found.stock().authorities() > 0);
    }

    /// Whether a certificate ends in one of the months that are shown.
    ObservableValue<Boolean> hasEndings() {
        return is(OverviewFacts::hasEndings);
    }

    ObservableValue<Boolean> hasNoEndings() {
        return is(found -> !hasEndings(found));
    }

    private static boolean hasEndings(Outlook found) {
        return found.months().stream().anyMatch(month -> month.ending().all() > 0);
    }

    /// Whether a certificate waits for its successor to be on the device.
    ObservableValue<Boolean> isAwaited() {
        return is(found -> found.waiting().count() > 0);
    }

    private ObservableValue<Boolean> is(Predicate<Outlook> what) {
        return model.outlookProperty().map(found -> found.filter(what).isPresent());
    }

    ObservableValue<String> stock() {
        return model.outlookProperty().map(found -> found.map(Outlook::stock)
                .map(stock -> Words.of("overview.stock", stock.authorities(), stock.things())).orElse(""));
    }

    ObservableValue<String> renewal() {
        return model.outlookProperty().map(found -> found.map(Outlook::schedule).map(RunWords::of).orElse(""));
    }
}
