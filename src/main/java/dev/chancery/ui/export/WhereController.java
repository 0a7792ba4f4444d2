package dev.chancery.ui.export;

import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Place;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Sizes;
import dev.chancery.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the question 'Where?' to [WhereModel] and [FolderModel].
public final class WhereController {

    private final WhereModel model;
    private final FolderModel within;
    private final FileChoice files;

    @FXML private VBox places;
    @FXML private Label none;
    @FXML private Label lost;
    @FXML private FieldRow nameRow;
    @FXML private TextField name;

    public WhereController(ExportModel page, FileChoice files) {
        this.model = page.where();
        this.within = page.within();
        this.files = files;
    }

    @FXML private void initialize() {
        model.offered().subscribe(this::showPlaces);
        model.lostProperty().subscribe(this::showLost);
        showPlaces();
        name.textProperty().bindBidirectional(within.nameProperty());
        nameRow.watch(within.violations());
    }

    private void showPlaces() {
        var cards = new LinkedHashMap<ChoiceCard, Place>();
        model.offered().forEach(place -> cards.put(card(place), place));
        places.getChildren().setAll(cards.keySet());
        ChoiceCard.bind(model.placeProperty(), Map.copyOf(cards));
        Shown.set(none, cards.isEmpty());
    }

    private static ChoiceCard card(Place place) {
        var card = switch (place) {
            case Place.OnDrive(var drive) -> new ChoiceCard(drive.label(), drive.readOnly()
                    ? Words.of("export.where.readOnly", drive.mount().toString())
                    : Words.of("export.where.drive", Sizes.words(drive.free()), Sizes.words(drive.total()),
                            drive.mount().toString()));
            case Place.InFolder(var folder) -> new ChoiceCard(place.name(), folder.toString());
        };
        card.setDisable(!place.writable());
        return card;
    }

    private void showLost(Optional<Place> gone) {
        lost.setText(gone.map(place -> Words.of("export.where.lost", place.name())).orElse(""));
        Shown.set(lost, gone.isPresent());
    }

    @FXML private void chooseFolder() {
        files.folder(Words.of("export.where.folder.title")).ifPresent(model::choose);
    }
}
