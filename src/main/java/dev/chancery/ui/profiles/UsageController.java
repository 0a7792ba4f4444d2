package dev.chancery.ui.profiles;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.KeySpec.Algorithm;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Usages;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Ties the page about what the key may do to [UsageModel].
public final class UsageController {

    private static final List<KeyUsage> OF_AUTHORITIES = List.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
    private static final Map<Algorithm, String> COLUMNS = Map.of(
            Algorithm.RSA, "RSA", Algorithm.EC, "EC", Algorithm.ED25519, "Ed25519", Algorithm.ML_DSA, "ML-DSA");

    private final ProfileFormModel form;
    private final UsageModel model;

    @FXML private Node purposesPart;
    @FXML private VBox purposes;
    @FXML private FieldRow othersRow;
    @FXML private TextArea others;
    @FXML private FieldRow bitsRow;
    @FXML private GridPane bits;

    UsageController(ProfileFormModel form) {
        this.form = form;
        this.model = form.usage();
    }

    @FXML private void initialize() {
        UsageModel.NAMED.forEach(oid -> purposes.getChildren().add(purpose(oid)));
        others.textProperty().bindBidirectional(model.otherPurposesProperty());
        Shown.set(purposesPart, !form.forAuthority());
        for (var algorithm : Algorithm.values()) {
            bits.add(new Label(COLUMNS.get(algorithm)), algorithm.ordinal() + 1, 0);
        }
        var row = 1;
        for (var usage : KeyUsage.values()) {
            if (form.forAuthority() || !OF_AUTHORITIES.contains(usage)) {
                addRow(usage, row++);
            }
        }
        List.of(othersRow, bitsRow).forEach(field -> field.watch(form.violations()));
    }

    private CheckBox purpose(String oid) {
        var box = new CheckBox(ProfileWords.purpose(oid));
        box.setId("purpose-" + oid.substring(oid.lastIndexOf('.') + 1));
        box.selectedProperty().bindBidirectional(model.purposeProperty(oid));
        return box;
    }

    private void addRow(KeyUsage usage, int row) {
        bits.add(new Label(ProfileWords.usage(usage)), 0, row);
        for (var algorithm : Algorithm.values()) {
            bits.add(bit(algorithm, usage), algorithm.ordinal() + 1, row);
        }
    }

    /// What a kind of key cannot do is not offered, unless it stands there.
    private CheckBox bit(Algorithm algorithm, KeyUsage usage) {
        var box = new CheckBox();
        box.setId("bit-" + algorithm.code() + "-" + usage.code());
        box.setAccessibleText(Words.of("profiles.form.bit", ProfileWords.usage(usage), requireNonNull(COLUMNS.get(algorithm))));
        box.selectedProperty().bindBidirectional(model.bitProperty(algorithm, usage));
        box.setVisible(box.isSelected() || Usages.able(algorithm).contains(usage));
        return box;
    }
}
