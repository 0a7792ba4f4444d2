package dev.chancery.ui;

import dev.chancery.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads FXML and hands each controller what it needs: the whole dependency injection.
///
/// `App` says once how each controller is made; a view is asked for by the name of its file.
public final class Views {

    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();

    /// From now on a view with this controller gets it from `maker`, a new one each time it is loaded.
    public <C> Views add(Class<C> type, Supplier<? extends C> maker) {
        controllers.put(type, maker);
        return this;
    }

    /// The view in `/fxml/<name>.fxml`, in the language that is spoken now.
    ///
    /// @throws IllegalStateException if nobody said how its controller is made
    public Parent load(String name) {
        var file = Views.class.getResource("/fxml/" + name + ".fxml");
        if (file == null) {
            throw new IllegalArgumentException("no view " + name);
        }
        try {
            var loader = new FXMLLoader(file, Words.bundle());
            loader.setControllerFactory(this::controller);
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("view " + name, broken);
        }
    }

    private Object controller(Class<?> type) {
        var maker = controllers.get(type);
        if (maker == null) {
            throw new IllegalStateException("no maker for " + type.getName());
        }
        return maker.get();
    }
}
