package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import dev.chancery.ui.authorities.AuthoritiesScreen;
import dev.chancery.ui.authorities.Means;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An authority gets a new key, and authorities sign for each other.
class AuthorityRekeyJourney extends Journey {

    @TempDir private Path folder;
    private TestOffice lab;
    private Authority root;
    private final List<Destination> went = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            var screen = new AuthoritiesScreen(new Means(lab.office, background,
                    new Means.Window(dialogs, layers.toasts(), files), went::add));
            views.add(ShellController.class, () -> new ShellController(
                    new ShellModel(List.of(screen.screen()), background.jobs(), "lab.chancery", () -> {})));
            layers.show(views.load("shell"));
            return null;
        });
        until("the details", () -> title().equals("Lab Root"));
    }

    private void press(String id) {
        var button = node(id, Button.class);
        until(id + " enabled", () -> !button.isDisabled());
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    private void choose(String card) {
        var choice = node(card, ChoiceCard.class);
        onWindow(() -> {
            ((RadioButton) choice.getChildren().getFirst()).fire();
            return null;
        });
    }

    private void type(String id, String text) {
        var field = node(id, TextField.class);
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private String title() {
        return lookup(".details-title").tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private String wrong() {
        return lookup(".field-wrong").queryAll().stream().filter(Node::isVisible).map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n"));
    }

    private String links() {
        return lookup("#authority-links .chain-name").queryAllAs(Label.class).stream().map(Label::getText)
                .collect(Collectors.joining("\n"));
    }

    private void rekeyLinked() {
        press("authority-renew");
        until("the three ways", () -> node("rekeyLinked", ChoiceCard.class).isVisible());
        choose("rekeyLinked");
    }

    @Test void aRootGetsANewKeyAndBothCrossCertificates() {
        open();
        rekeyLinked();
        assertThat(node("rekeyName", TextField.class).getText()).isEqualTo("Lab Root G2");
        until("nothing is wrong", () -> !node("rekeyRenew", Button.class).isDisabled());
        snapshots("rekey-question");
        type("rekeyName", "lab root");
        until("that it is taken", () -> wrong().contains("lab root"));
        snapshot("rekey-question-taken-light");
        type("rekeyName", "Lab Root G2");
        press("rekeyRenew");
        until("the new one", () -> title().equals("Lab Root G2"));
        until("its links", () -> links().lines().count() == 2);
        assertThat(links()).contains("Lab Root signed for Lab Root G2", "Lab Root G2 signed for Lab Root");
        snapshots("rekey-new");
        var before = node("authority-before", Hyperlink.class);
        assertThat(before.getText()).isEqualTo("Follows Lab Root");
        onWindow(() -> {
            before.fire();
            return null;
        });
        until("the old one", () -> title().equals("Lab Root"));
        until("what follows it", () -> node("authority-after", Hyperlink.class).getText().equals("Followed by Lab Root G2"));
        snapshots("rekey-old");
        files.next(folder.resolve("link.pem"));
        onWindow(() -> {
            lookup("#authority-links .button").queryAllAs(Button.class).stream().filter(one -> one.getText().equals("Save…"))
                    .findFirst().orElseThrow().fire();
            return null;
        });
        until("the file", () -> Files.exists(folder.resolve("link.pem")));
        onWindow(() -> {
            lookup("#authority-links .button").queryAllAs(Button.class).stream().filter(one -> one.getText().equals("Revoke…"))
                    .findFirst().orElseThrow().fire();
            return null;
        });
        assertThat(went).last().isEqualTo(new Destination.Revoke(Scope.of(lab.office.crossSigning().all().getFirst().certificate().id())));
        press("authority-renew");
        until("one way is left", () -> lookup("#rekeyFollowed").tryQuery().filter(Node::isVisible).isPresent());
        assertThat(node("rekeyNewKey", ChoiceCard.class).isVisible()).isFalse();
        snapshot("rekey-followed-light");
    }

    @Test void anAuthoritySignsForAnotherOneAndForAPastedOne() throws Exception {
        lab.root("Second Root", KeySpec.RSA_2048);
        String pem;
        try (var other = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            pem = other.office.certificates().pem(other.root("Plant Root", KeySpec.EC_P384).certificate());
        }
        open();
        press("authority-cross-sign");
        ComboBox<?> subject = node("crossSubject", ComboBox.class);
        until("the other root", () -> subject.getItems().size() == 1);
        onWindow(() -> {
            subject.getSelectionModel().select(0);
            return null;
        });
        until("that it can be signed", () -> !node("crossSign", Button.class).isDisabled());
        snapshots("cross-sign-store");
        var pasted = node("crossPasted", TextArea.class);
        onWindow(() -> {
            pasted.setText("nothing");
            return null;
        });
        until("that it is none", () -> wrong().contains("no certificate"));
        onWindow(() -> {
            pasted.setText(pem);
            return null;
        });
        until("that it can be signed", () -> wrong().isEmpty() && !node("crossSign", Button.class).isDisabled());
        type("crossPathLength", "0");
        until("that it can be signed", () -> !node("crossSign", Button.class).isDisabled());
        snapshots("cross-sign-pasted");
        press("crossSign");
        until("the link", () -> links().equals("Lab Root signed for Plant Root"));
        assertThat(lab.office.crossSigning().all()).singleElement()
                .satisfies(cross -> assertThat(cross.subject()).isEmpty());
        snapshots("cross-signed");
    }

    @Test void anExportLeadsToTheOldRootWhereThatIsChosen() {
        var young = lab.office.authorityRekeys().rekey(lab.office.authorityRekeys().suggested(root.id()), Progress.NONE);
        var device = lab.office.certificates().issue(Order.of(lab.thing("press-2"), TestOffice.terms(young, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(lab.office.exports().anchors(List.of(device.id()))).extracting(Authority::id).containsExactly(root.id());
        onWindow(() -> {
            new IssueDesk(lab, background, layers, folder.resolve("preferences")).export.open(List.of(device.id()));
            return null;
        });
        ComboBox<?> anchor = node("exportAnchor", ComboBox.class);
        until("the old root", () -> anchor.getItems().size() == 2);
        onWindow(() -> {
            anchor.getSelectionModel().select(1);
            lookup(".scroll-pane").queryAllAs(ScrollPane.class).forEach(pane -> pane.setVvalue(1));
            return null;
        });
        snapshots("export-anchor");
    }

    @Test void germanFits() {
        language(Locale.GERMANY);
        open();
        rekeyLinked();
        until("nothing is wrong", () -> !node("rekeyRenew", Button.class).isDisabled());
        snapshots("rekey-question-de");
        press("rekeyRenew");
        until("its links", () -> links().lines().count() == 2);
        snapshots("rekey-new-de");
        press("authority-cross-sign");
        node("crossSign", Button.class);
        snapshot("cross-sign-de-light");
        assertThat(lab.office.authorities().generations().after(root.id())).isPresent();
        assertThat(lab.office.authorities().all()).hasSize(2);
    }
}
