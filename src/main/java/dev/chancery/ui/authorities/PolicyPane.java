package dev.chancery.ui.authorities;

import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.Violation;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The rules of one authority: what it may issue at all.
public final class PolicyPane extends VBox {

    private final TextField longest = new TextField();
    private final FlowPane keys = new FlowPane(16, 8);
    private final FlowPane profiles = new FlowPane(16, 8);
    private final CheckBox once = new CheckBox(Words.of("authorities.policy.once"));
    private final Label contradicts = new Label(Words.of("authorities.policy.contradicts"));
    private final Label wrong = new Label();
    private final Button save = new Button(Words.of("authorities.policy.save"));

    public PolicyPane() {
        getStyleClass().add("details");
        longest.setId("policy-longest");
        wrong.setId("policy-wrong");
        wrong.getStyleClass().add("field-wrong");
        contradicts.getStyleClass().add("field-wrong");
        once.setId("policy-once");
        once.setMnemonicParsing(true);
        save.setId("policy-save");
        save.setMnemonicParsing(true);
        save.getStyleClass().add("accent");
        var life = new FieldRow();
        life.setLabel(Words.of("authorities.policy.longest"));
        life.setHint(Words.of("authorities.policy.longest.help"));
        life.setContent(longest);
        getChildren().setAll(wrapped(new Label(Words.of("authorities.policy.only.text"))), life, title("authorities.policy.keys"), keys,
                title("authorities.policy.profiles"), profiles, title("authorities.policy.leaving"), once, hint("authorities.policy.once.text"), new VBox(2, wrapped(contradicts), wrapped(wrong)), new HBox(save));
    }

    void tie(PolicyModel model, Runnable saved) {
        longest.textProperty().bindBidirectional(model.longestProperty());
        once.selectedProperty().bindBidirectional(model.onceProperty());
        save.disableProperty().bind(model.readyProperty().not());
        save.setOnAction(_ -> model.save(saved));
        for (var spec : KeySpec.values()) {
            var box = new CheckBox(spec.label());
            box.setId("policy-" + spec.code());
            box.selectedProperty().bindBidirectional(model.allowedProperty(spec));
            keys.getChildren().add(box);
        }
        model.profiles().subscribe(() -> fill(model));
        fill(model);
        model.violations().subscribe(() -> judge(model));
        judge(model);
    }

    private void fill(PolicyModel model) {
        profiles.getChildren().setAll(model.profiles().stream().map(profile -> box(model, profile)).toList());
    }

    private static Node box(PolicyModel model, Profile profile) {
        var box = new CheckBox(ProfileWords.name(profile));
        box.setMnemonicParsing(false);
        box.setId("policy-of-" + profile.code());
        box.selectedProperty().bindBidirectional(model.allowedProperty(profile));
        return box;
    }

    private void judge(PolicyModel model) {
        wrong.setText(model.violations().stream().map(Violations::words).distinct().collect(Collectors.joining("\n")));
        Shown.set(wrong, !wrong.getText().isEmpty());
        Shown.set(contradicts, model.violations().stream().anyMatch(PolicyPane::isAboutOffers));
    }

    private static boolean isAboutOffers(Violation violation) {
        return violation instanceof IssuerViolation.ProfileNotAllowed || violation instanceof KeyViolation.KeyNotAllowed
                || violation instanceof ValidityViolation.LivesTooLong;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label hint(String key) {
        var label = wrapped(new Label(Words.of(key)));
        label.getStyleClass().add("field-hint");
        return label;
    }

    private static Label title(String key) {
        var label = new Label(Words.of(key));
        label.getStyleClass().add("section-title");
        return label;
    }
}
