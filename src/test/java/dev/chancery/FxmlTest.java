package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.ui.Fonts;
import dev.chancery.words.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Every FXML file loads, holds no raw text, and fits its controller: each `fx:id` is a field of the right type, each
/// handler a method, and no `@FXML` field stays empty.
class FxmlTest {

    private static final Path FOLDER = Path.of("src/main/resources/fxml");
    private static final Pattern CONTROLLER = Pattern.compile("\\s*fx:controller=\"([^\"]+)\"");
    private static final Pattern INCLUDE = Pattern.compile("<fx:include\\s+(fx:id=\"\\w+\"\\s+)?source=\"[^\"]+\"");
    private static final Pattern HANDLER = Pattern.compile("\\s*on\\w+=\"#(\\w+)\"");
    private static final Pattern SHOWN_TEXT =
            Pattern.compile("\\b(?:text|promptText|title|label|hint|accessibleText|accessibleHelp|headerText|contentText)=\"([^\"]*)\"");

    @BeforeAll static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Fonts.load();
    }

    static Stream<Path> files() throws IOException {
        try (var walk = Files.walk(FOLDER)) {
            return walk.filter(file -> file.toString().endsWith(".fxml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest @MethodSource("files") void everyFileLoads(Path file) throws IOException {
        assertThat(load(file).<Object>getRoot()).isInstanceOf(Parent.class);
    }

    @ParameterizedTest @MethodSource("files") void noFileHoldsRawText(Path file) throws IOException {
        assertThat(matches(SHOWN_TEXT, Files.readString(file))).allMatch(text -> text.startsWith("%") || text.isEmpty());
    }

    @ParameterizedTest @MethodSource("files") void everyNameFitsTheController(Path file) throws Exception {
        var controller = controller(file);
        var fields = fields(controller);
        var ids = load(file).getNamespace().entrySet().stream()
                .filter(entry -> !Set.of("location", "resources", "controller").contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(fields.keySet()).as("fields and fx:ids").isEqualTo(new TreeSet<>(ids.keySet()));
        ids.forEach((id, node) -> assertThat(node).as(id).isInstanceOf(fields.get(id).getType()));
    }

    @ParameterizedTest @MethodSource("files") void everyHandlerIsAMethod(Path file) throws Exception {
        var methods = Stream.of(controller(file).getDeclaredMethods()).filter(method -> method.isAnnotationPresent(FXML.class))
                .map(method -> method.getName()).toList();
        assertThat(methods).containsAll(matches(HANDLER, Files.readString(file)));
    }

    /// The file without its controller, its handlers and the files it includes, so that it needs no model.
    private static FXMLLoader load(Path file) throws IOException {
        var alone = INCLUDE.matcher(Files.readString(file)).replaceAll("<javafx.scene.layout.StackPane $1");
        var plain = HANDLER.matcher(CONTROLLER.matcher(alone).replaceAll("")).replaceAll("");
        var loader = new FXMLLoader();
        loader.setResources(Words.bundle());
        loader.setLocation(file.toUri().toURL());
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> loader.<Parent>load(
                new ByteArrayInputStream(plain.getBytes(StandardCharsets.UTF_8))));
        return loader;
    }

    private static Class<?> controller(Path file) throws IOException, ClassNotFoundException {
        var name = matches(CONTROLLER, Files.readString(file));
        assertThat(name).as("controllers of " + file).hasSize(1);
        return Class.forName(name.getFirst());
    }

    private static Map<String, Field> fields(Class<?> controller) {
        return Stream.of(controller.getDeclaredFields()).filter(field -> field.isAnnotationPresent(FXML.class))
                .collect(Collectors.toMap(Field::getName, field -> field, (one, _) -> one, TreeMap::new));
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
