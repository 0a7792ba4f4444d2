package dev.chancery.ui.vault;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.VaultFinding.Weight;
import dev.chancery.engine.VaultComparison;
import dev.chancery.engine.VaultComparison.Stray;
import dev.chancery.engine.VaultSettled;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How the books of both sides agree; of each kind the first few are shown.
public final class ComparisonBox extends VBox {

    private static final int MOST = 50;

    public ComparisonBox() {
        super(12);
    }

    /// Shows the comparison, now and whenever there is another; `discard` is asked to revoke there what is only there.
    void tie(PageModel model, Consumer<Stray> discard) {
        model.comparisonProperty().subscribe(seen -> show(seen, discard));
        disableProperty().bind(model.attempts().busyProperty());
    }

    private void show(Optional<VaultComparison> compared, Consumer<Stray> discard) {
        getChildren().clear();
        compared.ifPresent(seen -> {
            getChildren().add(VaultRows.line(seen.agrees() ? Weight.GOOD : Weight.NOTE,
                    Words.of(seen.agrees() ? "vault.compare.agrees" : "vault.compare.differs", Words.dateTime(seen.when()))));
            part("vault.compare.settled", seen.settled(), ComparisonBox::settled);
            part("vault.compare.strays", seen.strays().stream().filter(Stray::isGood).toList(), stray -> stray(stray, discard));
            part("vault.compare.revokedThere", seen.revokedThere(), ComparisonBox::certificate);
            part("vault.compare.revokedHere", seen.revokedHere(), ComparisonBox::certificate);
            part("vault.compare.missing", seen.missing(), ComparisonBox::certificate);
        });
    }

    private <T> void part(String titleKey, List<T> all, Function<T, Node> row) {
        if (all.isEmpty()) {
            return;
        }
        var title = new Label(Words.of(titleKey, all.size()));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        var rows = new VBox(6, title);
        all.stream().limit(MOST).map(row).forEach(rows.getChildren()::add);
        if (all.size() > MOST) {
            rows.getChildren().add(new Label(Words.of("shell.more", all.size() - MOST)));
        }
        getChildren().add(rows);
    }

    private static Node certificate(Certificate one) {
        return wrapped(Words.of("vault.compare.one", one.label(), one.serial().colonHex(), Words.date(one.validity().notAfter())));
    }

    private static Node stray(Stray stray, Consumer<Stray> discard) {
        var decoded = stray.certificate();
        var serial = decoded.serial().map(one -> one.colonHex()).orElse("");
        var words = Words.of("vault.compare.one", decoded.subject(), serial, Words.date(decoded.validity().notAfter()))
                + (stray.asked() ? " " + Words.of("vault.compare.asked") : "");
        var text = wrapped(words);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var revoke = new Button(Words.of("vault.compare.discard"));
        revoke.setId("vaultDiscard");
        revoke.getStyleClass().add("small");
        revoke.setMinWidth(USE_PREF_SIZE);
        revoke.setAccessibleText(Words.of("vault.compare.discard.one", decoded.subject()));
        revoke.setOnAction(_ -> discard.accept(stray));
        return new HBox(8, text, revoke);
    }

    private static Node settled(VaultSettled one) {
        return wrapped(Words.of(switch (one.fate()) {
            case ADOPTED -> "vault.fate.adopted";
            case ASKS -> "vault.fate.asks";
            case NOTHING_SIGNED -> "vault.fate.nothing";
            case REVOKED -> "vault.fate.revoked";
            case WAITS -> "vault.fate.waits";
            case KEY_LOST -> "vault.fate.keyLost";
        }, one.errand().asked().label()));
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
