package dev.chancery.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import org.kordamp.ikonli.javafx.FontIcon;

/// The one icon family: Feather, by its Ikonli names (`fth-layers`).
public final class Icons {

    private Icons() {}

    public static FontIcon of(String name, String... styleClasses) {
        var icon = new FontIcon(name);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /// A button that shows an icon alone; `name` is its accessible name and its tooltip.
    public static Button button(String icon, String name, Runnable action) {
        var button = new Button("", of(icon));
        name(button, name);
        button.getStyleClass().addAll("flat", "icon-button");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// The program's own, for its window, in the sizes that task bars ask for.
    public static List<Image> ofProgram() {
        return Stream.of(32, 64, 128).map(pixels -> new Image("/icons/chancery-%s.png".formatted(pixels))).toList();
    }

    static void name(Button button, String name) {
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
    }
}
