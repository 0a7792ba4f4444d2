package dev.chancery.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// Theme and text size of the window, kept in step with the preferences and, where they leave it open, with the system.
public final class Look {

    private static final double BASE_TEXT = 14;
    private static final Pattern PIXELS = Pattern.compile("(\\d+)px");

    private final Scene scene;
    private final ObservableValue<Preferences> preferences;
    private final InvalidationListener system = _ -> apply();

    private Look(Scene scene, ObservableValue<Preferences> preferences) {
        this.scene = scene;
        this.preferences = preferences;
    }

    /// Dresses `scene` now and whenever a preference or the system changes, as long as somebody has those preferences: the
    /// system's own outlive every window, so they do not keep it.
    public static void dress(Scene scene, ObservableValue<Preferences> preferences) {
        var look = new Look(scene, preferences);
        preferences.addListener((_, before, now) -> {
            if (before.theme() != now.theme() || before.textScale() != now.textScale()) {
                look.apply();
            }
        });
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(look.system));
        look.apply();
    }

    private void apply() {
        var dark = dark();
        var theme = dark ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        var scale = preferences.getValue().textScale() / 100.0;
        scene.getStylesheets().setAll(sheet(dark ? "dark" : "light").toExternalForm(), sheet("base").toExternalForm(), icons(scale));
        scene.getRoot().setStyle("-fx-font-size: " + BASE_TEXT * scale + "px;");
    }

    private boolean dark() {
        return switch (preferences.getValue().theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private static URL sheet(String name) {
        return Look.class.getResource("/css/" + name + ".css");
    }

    private static String icons(double scale) {
        try (var sheet = sheet("icons").openStream()) {
            var plain = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            var scaled = PIXELS.matcher(plain).replaceAll(size -> Math.round(Integer.parseInt(size.group(1)) * scale) + "px");
            return "data:text/css;base64," + Base64.getEncoder().encodeToString(scaled.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
