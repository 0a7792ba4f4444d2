package dev.chancery.ui.recovery;

import dev.chancery.domain.RecoveryKey;
import dev.chancery.engine.Office;
import dev.chancery.engine.Reader;
import dev.chancery.ui.Background;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// A recovery key that was drawn and counts once two groups of it were typed again.
public final class RecoveryModel {

    private final Office office;
    private final Background background;
    private final Ways ways;
    private final RecoveryKey key;
    private final int first;
    private final int second;
    private final ReadOnlyBooleanWrapper confirmed = new ReadOnlyBooleanWrapper();

    /// Where this leads: `keep` gets the key that was confirmed and closes it in the end, `left` closes the sheet.
    public record Ways(Consumer<RecoveryKey> keep, Runnable left) {}

    public RecoveryModel(Office office, Background background, RandomGenerator random, Ways ways) {
        this.office = office;
        this.background = background;
        this.ways = ways;
        this.key = office.recovery().draw();
        this.first = random.nextInt(RecoveryKey.GROUPS - 1);
        this.second = random.nextInt(first + 1, RecoveryKey.GROUPS);
    }

    /// One group, from 0, to be wiped by whoever asked.
    public char[] group(int number) {
        return key.group(number);
    }

    /// The two groups that are asked for, from 0.
    public int first() {
        return first;
    }

    public int second() {
        return second;
    }

    /// Whether both were typed as they are.
    public ReadOnlyBooleanProperty confirmedProperty() {
        return confirmed.getReadOnlyProperty();
    }

    /// Looks at what was typed. Both arrays are wiped.
    public void check(char[] one, char[] other) {
        confirmed.set(key.isGroup(first, one) && key.isGroup(second, other));
        Arrays.fill(one, '\0');
        Arrays.fill(other, '\0');
    }

    /// What a file of it is called at first.
    public String suggestedName(String ending) {
        return office.file().getFileName().toString().replaceFirst("\\.chancery\\z", "") + " recovery key." + ending;
    }

    /// Writes a page to print.
    public void print(Optional<Path> file, ZoneId zone, Runnable done) {
        write(file, chosen -> office.recovery().print(key, new Reader(Words.locale(), zone), chosen), done);
    }

    /// Writes it as text.
    public void save(Optional<Path> file, Runnable done) {
        write(file, chosen -> office.recovery().save(key, chosen), done);
    }

    private void write(Optional<Path> file, Consumer<Path> how, Runnable done) {
        file.ifPresent(chosen -> background.run("recovery.write.job", _ -> {
            how.accept(chosen);
            return chosen;
        }, _ -> done.run()));
    }

    public void keep() {
        if (confirmed.get()) {
            ways.keep().accept(key);
        }
    }

    public void cancel() {
        key.close();
        ways.left().run();
    }
}
