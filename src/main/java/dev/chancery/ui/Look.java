package dev.chancery.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// Theme and text size of the window, kept in step with the preferences and, where they leave it open, with the system.
public final class Look {

    private static final double BASE_TEXT = 14;

    private final Scene scene;
    private final ObservableValue<Preferences> preferences;

    private Look(Scene scene, ObservableValue<Preferences> preferences) {
        this.scene = scene;
        this.preferences = preferences;
    }

    /// Dresses `scene` now and whenever a preference or the system changes.
    public static void dress(Scene scene, ObservableValue<Preferences> preferences) {
        var look = new Look(scene, preferences);
        preferences.addListener((_, before, now) -> {
            if (before.theme() != now.theme() || before.textScale() != now.textScale()) {
                look.apply();
            }
        });
        Platform.getPreferences().colorSchemeProperty().addListener(_ -> look.apply());
        look.apply();
    }

    private void apply() {
        var dark = dark();
        var theme = dark ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(dark ? "dark" : "light"), sheet("base"));
        var size = BASE_TEXT * preferences.getValue().textScale() / 100;
        scene.getRoot().setStyle("-fx-font-size: " + size + "px;");
    }

    private boolean dark() {
        return switch (preferences.getValue().theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private static String sheet(String name) {
        return Look.class.getResource("/css/" + name + ".css").toExternalForm();
    }
}
