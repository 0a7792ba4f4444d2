package dev.chancery.ui.requests;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Profile;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WrongBeside;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the form for signing a request to [SignModel].
public final class SignController {

    private final SignModel model;
    private final Sheets.Close close;
    private final Consumer<Certificate> signed;

    @FXML private Label title;
    @FXML private Label thing;
    @FXML private ApprovalBox approvals;
    @FXML private FieldRow furtherRow;
    @FXML private TextArea further;
    @FXML private FieldRow purposeRow;
    @FXML private ComboBox<Profile> purpose;
    @FXML private Label purposeSays;
    @FXML private FieldRow authorityRow;
    @FXML private ComboBox<Authority> authority;
    @FXML private FieldRow lifeRow;
    @FXML private TextField life;
    @FXML private WrongBeside others;
    @FXML private Label noPreview;
    @FXML private Preview preview;
    @FXML private VBox notices;
    @FXML private Button sign;

    public SignController(SignModel model, Sheets.Close close, Consumer<Certificate> signed) {
        this.model = model;
        this.close = close;
        this.signed = signed;
    }

    @FXML private void initialize() {
        title.setText(Words.of("requests.sign.title", model.request().label()));
        thing.setText(RequestFacts.thing(model.thing()));
        approvals.show(model.approvals());
        further.textProperty().bindBidirectional(model.furtherProperty());
        purpose.setItems(model.profiles());
        Choices.say(purpose, ProfileWords::name);
        purpose.valueProperty().bindBidirectional(model.profileProperty());
        purposeSays.textProperty().bind(model.profileProperty().map(ProfileWords::says));
        authority.setItems(model.authorities());
        Choices.say(authority, one -> RequestFacts.words(one, model.home(one)));
        authority.valueProperty().bindBidirectional(model.authorityProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        var rows = List.of(furtherRow, purposeRow, authorityRow, lifeRow);
        rows.forEach(row -> row.watch(model.violations()));
        others.watch(model.violations(), rows);
        model.previewProperty().subscribe(preview::show);
        Shown.during(model.previewProperty().map(Optional::isEmpty), noPreview);
        model.homeProperty().subscribe(home -> noPreview.setText(home.map(there -> Words.of("vaultissue.decides", there.role()))
                .orElseGet(() -> Words.of("requests.sign.preview.none"))));
        NoticeWords.fill(notices, model.csr().notices());
        sign.disableProperty().bind(model.readyProperty().not());
    }

    @FXML private void approveAll() {
        model.approvals().approveAll();
    }

    @FXML private void cancel() {
        close.asking().run();
    }

    @FXML private void sign() {
        model.sign(certificate -> {
            close.now().run();
            signed.accept(certificate);
        });
    }
}
