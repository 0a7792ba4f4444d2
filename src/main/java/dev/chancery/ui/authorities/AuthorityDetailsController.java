package dev.chancery.ui.authorities;

import dev.chancery.ui.ChainView;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.SelectableText;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties what there is to know of one authority to [AuthoritiesModel].
public final class AuthorityDetailsController {

    private final AuthoritiesModel model;
    private final AuthorityActions actions;

    @FXML private Label title;
    @FXML private Button vault;
    @FXML private ChainView chain;
    @FXML private DetailGrid identity;
    @FXML private DetailGrid defaults;
    @FXML private PolicyPane policy;
    @FXML private Button saveChain;
    @FXML private VBox decoded;
    @FXML private HBox pemHead;
    @FXML private VBox pem;
    @FXML private Label issuedCount;
    @FXML private Button showIssued;
    @FXML private Label latestTitle;
    @FXML private DetailGrid latest;

    public AuthorityDetailsController(AuthoritiesModel model, AuthorityActions actions) {
        this.model = model;
        this.actions = actions;
    }

    @FXML private void initialize() {
        policy.tie(model.policy(), actions::policySaved);
        pemHead.getChildren().add(new CopyButton(Words.of("authorities.pem"), () -> model.detailsProperty().get().pem()));
        model.detailsProperty().subscribe(details -> {
            if (details != null) {
                show(details);
            }
        });
    }

    private void show(AuthoritiesModel.Details details) {
        var authority = details.row().authority();
        title.setText(authority.name());
        chain.show(AuthorityFacts.chain(details));
        AuthorityFacts.identity(details, identity);
        AuthorityFacts.defaults(details, defaults);
        Shown.set(vault, details.vault().isPresent());
        Shown.set(saveChain, !authority.isRoot());
        decoded.getChildren().setAll(DecodedGrid.of(details.decoded()));
        pem.getChildren().setAll(new SelectableText(details.pem(), "mono"));
        issuedCount.setText(Words.of("authorities.issued.count", details.row().issued()));
        Shown.set(showIssued, details.row().issued() > 0);
        Shown.set(latestTitle, details.row().issued() > 0);
        AuthorityFacts.issued(details, latest);
    }

    @FXML private void change() {
        model.chosen().ifPresent(actions::change);
    }

    @FXML private void vault() {
        model.chosen().ifPresent(actions::vault);
    }

    @FXML private void register() {
        model.chosen().ifPresent(actions::register);
    }

    @FXML private void enrolment() {
        model.chosen().ifPresent(actions::enrolment);
    }

    @FXML private void report() {
        model.chosen().ifPresent(actions::report);
    }

    @FXML private void save() {
        model.chosen().ifPresent(authority -> actions.save(authority, false));
    }

    @FXML private void saveChain() {
        model.chosen().ifPresent(authority -> actions.save(authority, true));
    }

    @FXML private void showIssued() {
        model.chosen().ifPresent(actions::showIssued);
    }
}
