package dev.chancery.ui.overview;

import dev.chancery.domain.CloudFact;
import dev.chancery.domain.RegistrationState;
import dev.chancery.engine.CloudStanding;
import dev.chancery.ui.Focus;
import dev.chancery.words.Registered;
import dev.chancery.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The registrations with clouds: how far each is, and how long its code, its proof and its CA are good.
public final class CloudList extends VBox {

    private static final int MOST = 6;

    /// For FXML.
    public CloudList() {
        getStyleClass().add("overview-rows");
    }

    void tie(OverviewModel model) {
        model.whenFound(found -> Focus.keep(this, () -> fill(found.clouds(), found.at(), model)));
    }

    private void fill(List<CloudStanding> clouds, Instant now, OverviewModel model) {
        getChildren().setAll(clouds.stream().limit(MOST).map(one -> row(one, now, model)).toList());
        if (clouds.size() > MOST) {
            var more = new Hyperlink(Words.of("overview.clouds.more", clouds.size() - MOST));
            more.setId("overview-clouds-more");
            more.setOnAction(_ -> model.showClouds());
            getChildren().add(more);
        }
    }

    private static Node row(CloudStanding one, Instant now, OverviewModel model) {
        var id = one.registration().id();
        var name = new Hyperlink(Words.of("overview.clouds.name", one.authority(), StepWords.cloud(one.registration())));
        name.setId("overview-registration-" + id.value());
        name.getStyleClass().add("overview-name");
        name.setOnAction(_ -> model.show(id));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, name, space, chip(one));
        head.getStyleClass().add("overview-head");
        var until = new Label(String.join("   ", untils(one, now)));
        until.getStyleClass().add("overview-note");
        until.setWrapText(true);
        until.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(4, head, until);
    }

    private static Label chip(CloudStanding one) {
        var state = one.registration().state();
        var unproven = one.registration().trustedUnproven();
        var chip = new Label(unproven ? Words.of("overview.clouds.trusted") : Registered.words(state));
        chip.getStyleClass().add("status-chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        var look = state == RegistrationState.VERIFIED ? unproven ? "soon" : "good"
                : state == RegistrationState.EXPIRED || state == RegistrationState.REFUSED ? "bad" : "pending";
        chip.pseudoClassStateChanged(PseudoClass.getPseudoClass(look), true);
        return chip;
    }

    private static List<String> untils(CloudStanding one, Instant now) {
        var found = new ArrayList<String>();
        if (one.isOpen()) {
            until("overview.clouds.code", one.registration().facts().instant(CloudFact.CODE_UNTIL), now).ifPresent(found::add);
            until("overview.clouds.proof", one.registration().facts().instant(CloudFact.PROOF_UNTIL), now).ifPresent(found::add);
        }
        until("overview.clouds.ca", Optional.of(one.caEnds()), now).ifPresent(found::add);
        return found;
    }

    private static Optional<String> until(String key, Optional<Instant> end, Instant now) {
        return end.map(moment -> Words.of(key, moment.isAfter(now) ? Words.of("overview.clouds.left", Words.span(Duration.between(now, moment)))
                : Words.of("overview.clouds.over")));
    }
}
