package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WrongBeside;
import dev.chancery.ui.authorities.RenewAuthorityModel.Way;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Ties the question how an authority is renewed to [RenewAuthorityModel].
public final class RenewAuthorityController {

    private final RenewAuthorityModel model;
    private final Runnable cancel;
    private final Consumer<Authority> done;

    @FXML private Label title;
    @FXML private Label followed;
    @FXML private ChoiceCard sameKey;
    @FXML private ChoiceCard newKey;
    @FXML private ChoiceCard linked;
    @FXML private Node fields;
    @FXML private FieldRow nameRow;
    @FXML private FieldRow commonNameRow;
    @FXML private FieldRow keyRow;
    @FXML private FieldRow lifeRow;
    @FXML private TextField name;
    @FXML private TextField commonName;
    @FXML private ComboBox<KeySpec> key;
    @FXML private TextField life;
    @FXML private HBox years;
    @FXML private Label ends;
    @FXML private WrongBeside beside;
    @FXML private Button renew;

    public RenewAuthorityController(RenewAuthorityModel model, Runnable cancel, Consumer<Authority> done) {
        this.model = model;
        this.cancel = cancel;
        this.done = done;
    }

    @FXML private void initialize() {
        title.setText(Words.of("rekey.title", model.authority().name()));
        newKey.setDetail(Words.of(model.authority().isRoot() ? "rekey.newKey.detail.root" : "rekey.newKey.detail"));
        sameKey.setDetail(Words.of(model.authority().isRoot() ? "rekey.sameKey.detail.root" : "rekey.sameKey.detail"));
        ChoiceCard.bind(model.wayProperty(), Map.of(sameKey, Way.SAME_KEY, newKey, Way.NEW_KEY, linked, Way.NEW_KEY_LINKED));
        name.textProperty().bindBidirectional(model.nameProperty());
        commonName.textProperty().bindBidirectional(model.commonNameProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        AuthorityParts.choices(key, List.of(KeySpec.values()), KeySpec::label);
        key.valueProperty().bindBidirectional(model.keyProperty());
        AuthorityParts.years(years, model.lifeProperty());
        Shown.during(model.wayProperty().isNotEqualTo(Way.SAME_KEY), fields);
        Shown.during(model.wayProperty().isNotEqualTo(Way.SAME_KEY), keyRow);
        var rows = List.of(nameRow, commonNameRow, keyRow, lifeRow);
        rows.forEach(row -> row.watch(model.violations()));
        beside.watch(model.violations(), rows);
        model.lifeProperty().subscribe(_ -> showEnd());
        model.knownProperty().subscribe(this::offer);
        renew.disableProperty().bind(model.ready().not());
    }

    private void offer() {
        var known = model.knownProperty().get();
        Map.of(sameKey, Way.SAME_KEY, newKey, Way.NEW_KEY, linked, Way.NEW_KEY_LINKED)
                .forEach((card, way) -> Shown.set(card, known.isPresent() && known.get().ways().contains(way)));
        followed.setText(known.map(this::note).orElse(""));
        Shown.set(followed, !followed.getText().isEmpty());
    }

    private String note(RenewAuthorityModel.Known known) {
        return known.successor().map(after -> Words.of("rekey.followed.note", after)).orElseGet(() ->
                model.authority().canSign() ? "" : Words.of("rekey.keyAway", model.authority().name()));
    }

    private void showEnd() {
        ends.setText(model.end().map(end -> Words.of("authorities.create.life.ends", Words.date(end))).orElse(""));
    }

    @FXML private void cancel() {
        cancel.run();
    }

    @FXML private void renew() {
        model.renew(done);
    }
}
