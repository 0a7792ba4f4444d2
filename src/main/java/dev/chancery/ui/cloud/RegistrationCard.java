package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.RegistrationState;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One registration: who, where, how far, what is next and until when, and what can be done with it.
final class RegistrationCard extends VBox {

    private final CloudModel.Card card;
    private final CloudActions actions;

    RegistrationCard(CloudModel.Card card, CloudActions actions) {
        this.card = card;
        this.actions = actions;
        getStyleClass().addAll("card", "registration-card");
        setId("registration-" + card.registration().id().value());
        setAccessibleText(Words.of("cloud.card", card.authority().name(), CloudWords.name(card.registration().cloud())));
        var line = new StepLine(card.traits().shape(card.registration().plan().way()).steps(), card.done());
        getChildren().addAll(head(), line, next(), buttons());
        if (card.practice()) {
            getChildren().add(2, wrapped(Words.of("cloud.practice.card"), "note"));
        }
    }

    private Node head() {
        var name = new Label(card.authority().name());
        name.getStyleClass().add("section-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(8, Icons.of("fth-layers"), name, gap, new StateChip(card.registration()));
        head.getStyleClass().add("actions");
        return head;
    }

    private Node next() {
        var next = wrapped(CloudWords.next(card.registration(), card.next()), "next-step");
        var until = wrapped(String.join("   ", CloudWords.deadlines(card.registration(), card.caEnds(), card.now())), "note");
        return new VBox(2, next, until);
    }

    private static Label wrapped(String words, String look) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(look);
        return label;
    }

    private Node buttons() {
        var one = card.registration();
        var pane = new FlowPane(8, 8);
        if (one.state().isOpen()) {
            pane.getChildren().add(button("cloud.do.continue", "continue", () -> actions.resume(one), "accent"));
        }
        if (isAtTheCloud() && card.traits().online()) {
            pane.getChildren().add(button("cloud.do.refresh", "refresh", () -> actions.refresh(one)));
            calls().forEach(pane.getChildren()::add);
        }
        if (one.state() == RegistrationState.VERIFIED) {
            pane.getChildren().add(button("cloud.do.replace", "replace", () -> actions.replace(one)));
        }
        pane.getChildren().add(more());
        return pane;
    }

    private boolean isAtTheCloud() {
        var one = card.registration();
        return one.state() != RegistrationState.REMOVED && one.facts().text(CloudFact.ID).isPresent();
    }

    private List<Node> calls() {
        var one = card.registration();
        var found = new ArrayList<Node>();
        var active = one.facts().is(CloudFact.ACTIVE);
        if (active && card.traits().calls().contains(CloudCall.DEACTIVATE)) {
            found.add(button("cloud.do.deactivate", "deactivate", () -> actions.deactivate(card)));
        } else if (!active && card.traits().calls().contains(CloudCall.ACTIVATE) && one.state() == RegistrationState.VERIFIED) {
            found.add(button("cloud.do.activate", "activate", () -> actions.activate(one)));
        }
        return found;
    }

    private Button button(String key, String id, Runnable act, String... looks) {
        var button = new Button(Words.of(key));
        button.setId(id + "-" + card.registration().id().value());
        button.setAccessibleText(button.getText() + ", " + card.authority().name());
        button.getStyleClass().addAll(looks);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Node more() {
        var one = card.registration();
        var more = new MenuButton(Words.of("cloud.do.more"));
        more.setId("more-" + one.id().value());
        if (card.traits().calls().contains(CloudCall.LIST) && one.state() != RegistrationState.REMOVED) {
            more.getItems().add(item("cloud.do.list", "list", () -> actions.list(one)));
        }
        more.getItems().add(item("cloud.do.replies", "replies", () -> actions.replies(one)));
        if (isAtTheCloud() && card.traits().calls().contains(CloudCall.DELETE)) {
            more.getItems().add(item("cloud.do.delete", "delete", () -> actions.delete(card)));
        }
        if (one.state() != RegistrationState.REMOVED) {
            more.getItems().add(item("cloud.do.giveUp", "giveUp", () -> actions.giveUp(card)));
        }
        return more;
    }

    private MenuItem item(String key, String id, Runnable act) {
        var item = new MenuItem(Words.of(key));
        item.setId(id + "-" + card.registration().id().value());
        item.setOnAction(_ -> act.run());
        return item;
    }
}
