package dev.chancery.ui.endpoints;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Profile;
import dev.chancery.ui.Choices;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;

/// Shows where the local endpoints are asked about each authority, and what they were asked last.
public final class EndpointPlacesController {

    private final LinksModel links;
    private final EndpointsModel model;
    private final Toasts toasts;

    @FXML private ComboBox<LinksModel.Addresses> authority;
    @FXML private DetailGrid addresses;
    @FXML private Node intoProfile;
    @FXML private Node notFit;
    @FXML private Node loopback;
    @FXML private ComboBox<Profile> profile;
    @FXML private Button put;
    @FXML private TextArea asked;

    EndpointPlacesController(LinksModel links, EndpointsModel model, Toasts toasts) {
        this.links = links;
        this.model = model;
        this.toasts = toasts;
    }

    @FXML private void initialize() {
        Choices.say(authority, LinksModel.Addresses::authority);
        Choices.say(profile, Profile::name);
        put.disableProperty().bind(profile.valueProperty().isNull().or(authority.valueProperty().isNull()));
        model.served().addListener((Observable _) -> served());
        authority.valueProperty().subscribe(this::show);
        model.asked().addListener((Observable _) -> asked());
        served();
        asked();
        links.profiles(profile.getItems()::setAll);
    }

    private void asked() {
        asked.setText(model.asked().isEmpty() ? Words.of("endpoints.asked.none") : String.join("\n", model.asked()));
    }

    private void served() {
        var chosen = Optional.ofNullable(authority.getValue()).map(LinksModel.Addresses::authority);
        authority.getItems().setAll(model.served());
        authority.getItems().stream().filter(one -> chosen.equals(Optional.of(one.authority()))).findFirst()
                .ifPresentOrElse(authority::setValue, () -> authority.getSelectionModel().selectLast());
    }

    private void show(LinksModel.Addresses now) {
        addresses.clear();
        Optional.ofNullable(now).ifPresent(one -> {
            addresses.code(Words.of("endpoints.lists.label"), one.list());
            addresses.code(Words.of("endpoints.certificates.label"), one.issuer());
            addresses.code(Words.of("endpoints.answers.label"), one.ocsp());
            model.standingProperty().get().certificate().ifPresent(this::showServer);
            Shown.set(loopback, LinksModel.areOfThisMachineAlone(one));
            Shown.set(intoProfile, LinksModel.fit(one));
            Shown.set(notFit, !LinksModel.fit(one));
        });
    }

    private void showServer(Certificate shown) {
        addresses.text(Words.of("endpoints.shown"), Words.of("endpoints.shown.until", shown.label(), Words.date(shown.validity().notAfter())));
    }

    @FXML private void put() {
        links.put(profile.getValue(), authority.getValue(), () -> {
            toasts.success(Words.of("endpoints.links.done", profile.getValue().name()));
            links.profiles(profile.getItems()::setAll);
        });
    }

    @FXML private void refresh() {
        model.refresh();
    }
}
