package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own colours can be read: a contrast of 4.5 : 1 at least (WCAG 2.1, 1.4.3).
class ContrastTest {

    private record Pair(String text, String ground) {}

    private static final List<Pair> PAIRS = List.of(new Pair("-ch-good-text", "-ch-good"),
            new Pair("-ch-soon-text", "-ch-soon"), new Pair("-ch-bad-text", "-ch-bad"),
            new Pair("-ch-pending-text", "-ch-pending"), new Pair("-ch-rail-shown-text", "-ch-rail-shown"),
            new Pair("-ch-muted", "-ch-rail"), new Pair("-ch-muted", "-ch-card"), new Pair("-ch-toast-text", "-ch-toast"),
            new Pair("-ch-toast-action", "-ch-toast"), new Pair("-ch-toast-good", "-ch-toast"));
    private static final Pattern COLOUR = Pattern.compile("(-ch-[a-z-]+): (#[0-9a-f]{6});");

    @ParameterizedTest @ValueSource(strings = {"light", "dark"}) void everyTextStandsOutFromItsGround(String theme) throws IOException {
        var colours = colours(theme);
        assertThat(PAIRS).allSatisfy(pair -> assertThat(contrast(colours.get(pair.text()), colours.get(pair.ground())))
                .as(pair.toString()).isGreaterThanOrEqualTo(4.5));
    }

    @ParameterizedTest @ValueSource(strings = {"light", "dark"}) void bothThemesDefineTheSameColours(String theme) throws IOException {
        assertThat(colours(theme)).containsOnlyKeys(colours("light").keySet());
    }

    private static Map<String, Color> colours(String theme) throws IOException {
        var colours = new HashMap<String, Color>();
        COLOUR.matcher(Files.readString(Path.of("src/main/resources/css/" + theme + ".css"))).results()
                .forEach(match -> colours.put(match.group(1), Color.web(match.group(2))));
        return colours;
    }

    private static double contrast(Color one, Color other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
