package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked for every row that is written is found by its key: looked for row by row, a transaction takes as long as the
/// square of its rows.
class SealTriggersTest {

    private static final Pattern TRIGGER = Pattern.compile("CREATE TEMP TRIGGER (\\w+) .* ON main\\.(\\w+) WHEN (.*) BEGIN");

    @TempDir Path folder;

    @Test void whetherARowWasTouchedIsLookedUpByItsWholeKey() {
        try (var store = TestStore.createSealed(folder)) {
            var triggers = TRIGGER.matcher(SealTriggers.script()).results().toList();
            assertThat(triggers).hasSizeGreaterThan(4 * Protected.values().length);
            triggers.forEach(trigger -> assertThat(plan(store, trigger.group(2), trigger.group(3))).as(trigger.group(1))
                    .filteredOn(step -> step.contains("seal_dirty")).isNotEmpty().allSatisfy(step -> assertThat(step).endsWith("(tab=? AND row=?)")));
        }
    }

    private static List<String> plan(Database store, String table, String condition) {
        return store.<List<String>>write(transaction -> transaction.session().list(step -> {
            for (int i = 0; i < 3; i++) {
                step.number();
            }
            return step.text();
        }, "EXPLAIN QUERY PLAN SELECT %2$s FROM %1$s AS new, %1$s AS old".formatted(table, condition)));
    }
}
