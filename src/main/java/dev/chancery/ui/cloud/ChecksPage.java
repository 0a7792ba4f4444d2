package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudCheck.Severity;
import dev.chancery.ui.Icons;
import dev.chancery.words.CloudChecks;
import dev.chancery.words.Words;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What would go wrong, before anything is sent: each with a button that mends it, where there is one.
final class ChecksPage extends VBox {

    private final PlanModel model;
    private final Consumer<CloudCheck> fix;

    ChecksPage(PlanModel model, Consumer<CloudCheck> fix) {
        super(8);
        this.model = model;
        this.fix = fix;
        getStyleClass().add("form");
        setId("cloudChecks");
        setMaxWidth(Double.MAX_VALUE);
        model.checks().addListener((ListChangeListener<CloudCheck>) _ -> show());
        model.checkedProperty().addListener(_ -> show());
        show();
    }

    private void show() {
        getChildren().setAll(wrapped(Words.of("cloud.checks.text")));
        model.checks().stream().map(this::row).forEach(getChildren()::add);
        if (model.checkedProperty().get() && model.checks().stream().noneMatch(check -> check.severity() == Severity.BLOCKS)) {
            getChildren().add(row(Icons.of("fth-check-circle", "success"), Words.of("cloud.checks.good")));
        } else if (!model.checkedProperty().get()) {
            getChildren().add(row(Icons.of("fth-clock"), Words.of("cloud.checks.running")));
        }
    }

    private Node row(CloudCheck check) {
        var row = row(switch (check.severity()) {
            case BLOCKS -> Icons.of("fth-x-circle", "danger");
            case WARNS -> Icons.of("fth-alert-triangle", "warning");
            case TELLS -> Icons.of("fth-info", "accent");
        }, Words.of(switch (check.severity()) {
            case BLOCKS -> "cloud.checks.blocks";
            case WARNS -> "cloud.checks.warns";
            case TELLS -> "cloud.checks.tells";
        }, CloudChecks.words(check)));
        check.fix().ifPresent(kind -> row.getChildren().add(button(kind, check)));
        return row;
    }

    private static HBox row(Node icon, String words) {
        var label = wrapped(words);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(12, icon, label);
        row.getStyleClass().addAll("card", "check-row");
        return row;
    }

    private Button button(CloudCheck.Fix kind, CloudCheck check) {
        var button = new Button(Words.of(switch (kind) {
            case CHOOSE_ROOT -> "cloud.fix.chooseRoot";
            case NEW_AUTHORITY -> "cloud.fix.newAuthority";
            case RENEW_AUTHORITY -> "cloud.fix.renewAuthority";
            case RETIRE_ANOTHER -> "cloud.fix.retireAnother";
            case OPEN_OTHER -> "cloud.fix.openOther";
            case CHOOSE_PROOF -> "cloud.fix.chooseProof";
            case ADD_KEY -> "cloud.fix.addKey";
        }));
        button.setId("fix-" + kind.name().toLowerCase(Locale.ROOT));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> fix.accept(check));
        return button;
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
