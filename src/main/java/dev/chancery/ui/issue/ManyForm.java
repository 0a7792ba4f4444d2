package dev.chancery.ui.issue;

import dev.chancery.domain.FileKind;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.ui.Choices;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;

/// The choice of how the files of a job that issues for many are laid out.
public final class ManyForm extends ComboBox<Form> {

    /// For FXML.
    public ManyForm() {
        setItems(FXCollections.observableList(ManyFiles.forms()));
        Choices.say(this, ManyForm::words);
    }

    void tie(ManyFiles files) {
        valueProperty().bindBidirectional(files.formProperty());
    }

    /// Whether the form cannot do without a passphrase.
    BooleanBinding alwaysLocked() {
        return Bindings.createBooleanBinding(() -> getValue() != null && getValue().layout().cover() == FileKind.Cover.ALWAYS, valueProperty());
    }

    private static String words(Form form) {
        return switch (form) {
            case PEM_FOLDER -> Words.of("export.what.folder");
            case PEM_BUNDLE -> Words.of("export.what.bundle");
            case MOSQUITTO -> Words.of("export.what.mosquitto");
            case AMQTT -> Words.of("export.what.amqtt");
            case CHAIN -> Words.of("export.what.chain");
            case DER -> Words.of("export.what.der");
            case PKCS7 -> Words.of("export.what.pkcs7");
            case PKCS7_PEM -> Words.of("export.what.pkcs7Pem");
            case SSH -> Words.of("export.what.ssh");
            case PKCS12 -> Words.of("export.what.pkcs12");
            case BCFKS -> Words.of("export.what.bcfks");
            case PKCS12_OLD -> Words.of("export.what.pkcs12Old");
            case JKS -> Words.of("export.what.jks");
            case C_HEADER -> Words.of("export.what.cHeader");
            case C_ARRAYS -> Words.of("export.what.cArrays");
            case ESP_IDF -> Words.of("export.what.espIdf");
            case ESP_NVS -> Words.of("export.what.espNvs");
            case ZEPHYR -> Words.of("export.what.zephyr");
            case AWS -> Words.of("export.what.aws");
            case AZURE -> Words.of("export.what.azure");
            case MINDSPHERE -> Words.of("export.what.mindSphere");
            case MAINFLUX, MAINFLUX_ARRAY -> Words.of("export.what.mainflux");
            case SUPERMQ, SUPERMQ_ARRAY -> Words.of("export.what.superMq");
        };
    }
}
