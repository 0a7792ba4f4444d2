package dev.chancery.ui;

import dev.chancery.words.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads FXML and hands each controller what it needs: the whole dependency injection.
///
/// `App` says once how each controller is made; a view is asked for by the name of its file.
public final class Views {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final Pattern IMPORT = Pattern.compile("<\\?import (\\S+)\\?>");
    private static final Pattern TIES = Pattern.compile("fx:controller=\"[^\"]*\"|on[A-Z]\\w*=\"#[^\"]*\"|<fx:include[^>]*/>");

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
        try {
            var loader = new FXMLLoader(file(name), Words.bundle());
            loader.setControllerFactory(this::controller);
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("view " + name, broken);
        }
    }

    /// The same view without its controller and without the views in it: it shows nothing of a store and does nothing.
    public Parent bare(String name) {
        var file = file(name);
        var bare = TIES.matcher(text(file)).replaceAll("");
        try {
            return new FXMLLoader(file, Words.bundle()).load(new ByteArrayInputStream(bare.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException("view " + name, broken);
        }
    }

    /// Reads the classes that this view names, and their skins, which may happen on any thread: none of them begins to work.
    public static void read(String name) {
        IMPORT.matcher(text(file(name))).results().map(named -> named.group(1)).forEach(type -> {
            read(type, Views.class.getClassLoader());
            read(type.replace("javafx.scene.control.", "javafx.scene.control.skin.") + "Skin", Views.class.getClassLoader());
        });
    }

    // Whoever asks for its methods has a class verified too, which takes longer than reading it.
    private static void read(String type, ClassLoader from) {
        try {
            for (Class<?> each = Class.forName(type, false, from); each != null; each = each.getSuperclass()) {
                LOG.trace("{} of {} methods", each, each.getDeclaredMethods().length);
            }
        } catch (ClassNotFoundException noSkin) {
            LOG.trace("{} is not there", type);
        }
    }

    private static String text(URL file) {
        try (var stream = file.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("view " + file, broken);
        }
    }

    private static URL file(String name) {
        var file = Views.class.getResource("/fxml/" + name + ".fxml");
        if (file == null) {
            throw new IllegalArgumentException("no view " + name);
        }
        return file;
    }

    private Object controller(Class<?> type) {
        var maker = controllers.get(type);
        if (maker == null) {
            throw new IllegalStateException("no maker for " + type.getName());
        }
        return maker.get();
    }
}
