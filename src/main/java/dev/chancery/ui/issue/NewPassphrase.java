package dev.chancery.ui.issue;

import dev.chancery.domain.Field;
import dev.chancery.domain.Violation;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.PassphraseField;
import dev.chancery.words.Words;
import javafx.collections.ObservableList;
import javafx.scene.layout.VBox;

/// A passphrase that is typed twice.
public final class NewPassphrase extends VBox {

    private final FieldRow firstRow = new FieldRow();
    private final FieldRow againRow = new FieldRow();
    private final PassphraseField first = new PassphraseField();
    private final PassphraseField again = new PassphraseField();

    /// For FXML.
    public NewPassphrase() {
        setSpacing(12);
        first.setId("manyPassphrase");
        again.setId("manyAgain");
        lay(firstRow, first, Field.PASSPHRASE, "issue.many.passphrase");
        lay(againRow, again, Field.PASSPHRASE_AGAIN, "issue.many.passphrase.again");
        getChildren().addAll(firstRow, againRow);
    }

    private static void lay(FieldRow row, PassphraseField field, Field about, String words) {
        row.setLabel(Words.of(words));
        row.setField(about);
        row.setContent(field);
    }

    void watch(ObservableList<Violation> violations) {
        firstRow.watch(violations);
        againRow.watch(violations);
    }

    /// Hands over what was typed, to be wiped, and forgets it.
    char[] take() {
        return taken(first);
    }

    /// The same of the second time.
    char[] takeAgain() {
        return taken(again);
    }

    private static char[] taken(PassphraseField field) {
        var typed = field.typed();
        field.clear();
        return typed;
    }
}
