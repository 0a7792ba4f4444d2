package dev.chancery.ui.certificates;

import dev.chancery.domain.TextForm;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// The texts of a certificate that can be copied, as a menu.
final class CopyMenu {

    private CopyMenu() {}

    static void fill(MenuButton menu, Set<TextForm> offered, Consumer<TextForm> copy) {
        menu.getItems().setAll(Arrays.stream(TextForm.values()).filter(offered::contains).map(form -> item(form, copy)).toList());
    }

    private static MenuItem item(TextForm form, Consumer<TextForm> copy) {
        var item = new MenuItem(name(form));
        item.setId("certificate-copy-" + form.name().toLowerCase(Locale.ROOT));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> copy.accept(form));
        return item;
    }

    static String name(TextForm form) {
        return Words.of(switch (form) {
            case PEM -> "certificates.copy.pem";
            case PEM_LINE -> "certificates.copy.pemLine";
            case CHAIN -> "certificates.copy.chain";
            case CHAIN_LINE -> "certificates.copy.chainLine";
            case ROOT -> "certificates.copy.root";
            case ROOT_LINE -> "certificates.copy.rootLine";
            case MAINFLUX -> "certificates.copy.mainflux";
            case MAINFLUX_LIST -> "certificates.copy.mainfluxList";
            case SUPERMQ -> "certificates.copy.superMq";
            case SUPERMQ_LIST -> "certificates.copy.superMqList";
            case MINDSPHERE_BODY -> "certificates.copy.mindSphere";
            case MINDSPHERE_CURL -> "certificates.copy.mindSphereCurl";
        });
    }
}
