package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Shown;
import dev.chancery.ui.authorities.AuthorityLinksModel.Link;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Ties what leads from the chosen authority to others to [AuthorityLinksModel].
public final class AuthorityLinksController {

    private final AuthorityLinksModel model;
    private final AuthoritiesModel authorities;
    private final AuthorityActions actions;

    @FXML private Node generations;
    @FXML private Hyperlink before;
    @FXML private Hyperlink after;
    @FXML private Label afterHint;
    @FXML private Label none;
    @FXML private VBox links;
    @FXML private Button sign;

    public AuthorityLinksController(AuthorityLinksModel model, AuthoritiesModel authorities, AuthorityActions actions) {
        this.model = model;
        this.authorities = authorities;
        this.actions = actions;
    }

    @FXML private void initialize() {
        authorities.detailsProperty().subscribe(details -> Optional.ofNullable(details)
                .ifPresent(chosen -> model.show(chosen.row().authority().id())));
        model.shownProperty().subscribe(now -> now.ifPresent(this::show));
    }

    private void show(AuthorityLinksModel.Shown now) {
        Shown.set(generations, now.before().isPresent() || now.after().isPresent());
        lead(before, now.before(), "rekey.follows");
        lead(after, now.after(), "rekey.followedBy");
        Shown.set(afterHint, now.after().isPresent());
        links.getChildren().setAll(now.links().stream().map(link -> new LinkRow(link, new LinkRow.Deeds(
                () -> actions.go(new Destination.OneCertificate(link.certificate().id())), () -> save(link),
                () -> actions.revoke(link.certificate().id())))).toList());
        Shown.set(none, now.links().isEmpty());
        sign.setDisable(!now.canSign());
    }

    private void lead(Hyperlink to, Optional<Authority> authority, String key) {
        Shown.set(to, authority.isPresent());
        authority.ifPresent(one -> {
            to.setText(Words.of(key, one.name()));
            to.setOnAction(_ -> authorities.show(Optional.of(one.id())));
        });
    }

    private void save(Link link) {
        actions.saveLink(link.signer() + "-" + link.subject(), file -> model.save(link, file, () -> actions.saved(file)));
    }

    @FXML private void sign() {
        authorities.chosen().ifPresent(actions::crossSign);
    }
}
