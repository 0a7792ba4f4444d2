package dev.chancery.ui.overview;

import dev.chancery.domain.Authority;
import dev.chancery.domain.PublishedList;
import dev.chancery.engine.ListState;
import dev.chancery.ui.Focus;
import dev.chancery.ui.HealthChip;
import dev.chancery.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The authorities: what is left of their lives, and how it stands with their revocation lists.
public final class AuthorityList extends VBox {

    private static final int MOST = 8;

    /// For FXML.
    public AuthorityList() {
        getStyleClass().add("overview-rows");
    }

    void tie(OverviewModel model, OverviewActs acts) {
        model.whenFound(found -> Focus.keep(this, () -> fill(found.lists(), found.at(), model, acts)));
    }

    private void fill(List<ListState> states, Instant now, OverviewModel model, OverviewActs acts) {
        getChildren().setAll(states.stream().limit(MOST).map(state -> row(state, now, model, acts)).toList());
        if (states.size() > MOST) {
            var more = new Hyperlink(Words.of("overview.authorities.more", states.size() - MOST));
            more.setOnAction(_ -> model.makeAuthority());
            getChildren().add(more);
        }
    }

    private static Node row(ListState state, Instant now, OverviewModel model, OverviewActs acts) {
        var name = new Hyperlink(state.authority().name());
        name.setId("overview-authority-" + state.authority().id().value());
        name.getStyleClass().add("overview-name");
        name.setOnAction(_ -> model.show(state.authority().id()));
        HBox.setHgrow(name, Priority.SOMETIMES);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, name, space, new LifeChip(state.authority(), now));
        head.getStyleClass().add("overview-head");
        var chip = new HealthChip();
        chip.show(state.health());
        var list = new HBox(8, chip, note(listWords(state, now)));
        list.getStyleClass().add("overview-list");
        if (state.health() == ListState.Health.STALE || state.health() == ListState.Health.FAILED) {
            list.getChildren().add(publish(state.authority(), acts));
        }
        return new VBox(4, head, life(state.authority(), now), list);
    }

    private static ProgressBar life(Authority authority, Instant now) {
        var validity = authority.certificate().validity();
        var whole = Duration.between(validity.notBefore(), validity.notAfter()).toSeconds();
        var left = Math.max(0, Duration.between(now, validity.notAfter()).toSeconds());
        var bar = new ProgressBar((double) left / whole);
        bar.getStyleClass().addAll("small", "overview-life");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Words.of("overview.authorities.until", Words.date(validity.notAfter())));
        return bar;
    }

    private static Label note(String words) {
        var note = new Label(words);
        note.getStyleClass().add("overview-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        return note;
    }

    private static String listWords(ListState state, Instant now) {
        return state.last().filter(_ -> state.health() != ListState.Health.OFF).map(last -> age(last, now))
                .orElseGet(() -> state.revoked() == 0 ? Words.of("overview.list.none")
                        : Words.of("overview.list.untold", state.revoked()));
    }

    private static String age(PublishedList last, Instant now) {
        var age = Duration.between(last.made(), now);
        return Words.of(last.isUsable(now) ? "overview.list.age" : "overview.list.over",
                Words.span(age.isNegative() ? Duration.ZERO : age), Words.dateTime(last.nextUpdate()));
    }

    private static Button publish(Authority authority, OverviewActs acts) {
        var button = new Button(Words.of("overview.act.publish"));
        button.setId("overview-publish-" + authority.id().value());
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Words.of("overview.act.publish") + ": " + authority.name());
        button.setOnAction(_ -> acts.publish(authority.id()));
        return button;
    }
}
