package dev.chancery.ui.authorities;

import dev.chancery.domain.TokenFacts;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.TokenName;
import dev.chancery.engine.KeyPlace;
import dev.chancery.engine.Office;
import dev.chancery.engine.Tokens;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where the key of a new authority shall live: in the store, or on a token, made there or there already. No module is loaded
/// before somebody looks for tokens by it.
public final class KeyHomeModel {

    /// A key to sign with: one that is there, or a new one.
    public record Choice(Optional<TokenKey> there) {
        static final Choice NEW = new Choice(Optional.empty());
    }

    private final Office office;
    private final Background background;
    private final BooleanProperty onToken = new SimpleBooleanProperty();
    private final ObservableList<Path> modules = FXCollections.observableArrayList();
    private final ObjectProperty<Path> module = new SimpleObjectProperty<>();
    private final ObservableList<TokenFacts> tokens = FXCollections.observableArrayList();
    private final ObjectProperty<TokenFacts> token = new SimpleObjectProperty<>();
    private final ObservableList<Choice> keys = FXCollections.observableArrayList(Choice.NEW);
    private final ObjectProperty<Choice> key = new SimpleObjectProperty<>(Choice.NEW);
    private final ReadOnlyBooleanWrapper noneFound = new ReadOnlyBooleanWrapper();

    KeyHomeModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        modules.setAll(Stream.concat(office.tokens().modules().stream(), Tokens.wellKnownModules().stream()).distinct().toList());
        module.set(modules.stream().findFirst().orElse(null));
        module.subscribe(_ -> forget());
        token.subscribe(_ -> forgetKeys());
    }

    private void forget() {
        tokens.clear();
        token.set(null);
        noneFound.set(false);
    }

    private void forgetKeys() {
        keys.setAll(List.of(Choice.NEW));
        key.set(Choice.NEW);
    }

    public BooleanProperty onTokenProperty() {
        return onToken;
    }

    public ObservableList<Path> modules() {
        return modules;
    }

    /// Null when none is chosen.
    public ObjectProperty<Path> moduleProperty() {
        return module;
    }

    public ObservableList<TokenFacts> tokens() {
        return tokens;
    }

    /// Null when none is chosen.
    public ObjectProperty<TokenFacts> tokenProperty() {
        return token;
    }

    public ObservableList<Choice> keys() {
        return keys;
    }

    public ObjectProperty<Choice> keyProperty() {
        return key;
    }

    /// Whether it was looked for tokens and there is none.
    public ReadOnlyBooleanProperty noneFoundProperty() {
        return noneFound.getReadOnlyProperty();
    }

    /// A module that the user pointed at.
    void choose(Path file) {
        if (!modules.contains(file)) {
            modules.add(file);
        }
        module.set(file);
    }

    /// Loads the module and asks it for its tokens.
    void find() {
        var chosen = module.get();
        if (chosen != null) {
            background.<List<TokenFacts>>load(() -> {
                office.tokens().use(chosen);
                return office.tokens().present();
            }, this::show);
        }
    }

    private void show(List<TokenFacts> found) {
        tokens.setAll(found);
        noneFound.set(found.isEmpty());
        token.set(found.stream().findFirst().orElse(null));
    }

    /// Asks the token for its keys, which needs its PIN.
    void showKeys() {
        var chosen = name();
        chosen.ifPresent(name -> background.load(() -> office.tokens().keys(name).stream().filter(TokenKey::isUsable)
                .filter(one -> office.tokens().authorityOf(one).isEmpty()).toList(), found -> {
                    if (chosen.equals(name())) {
                        keys.setAll(Stream.concat(Stream.of(Choice.NEW), found.stream().map(one -> new Choice(Optional.of(one)))).toList());
                    }
                }));
    }

    private Optional<TokenName> name() {
        return Optional.ofNullable(token.get()).map(TokenFacts::name);
    }

    /// Empty while it is to be a token and none is chosen.
    Optional<KeyPlace> place() {
        return !onToken.get() ? Optional.of(KeyPlace.IN_STORE) : name().map(this::place);
    }

    private KeyPlace place(TokenName name) {
        return there().<KeyPlace>map(chosen -> new KeyPlace.ThereOnToken(name, chosen)).orElseGet(() -> new KeyPlace.NewOnToken(name));
    }

    /// The key that is there and was chosen.
    Optional<TokenKey> there() {
        return onToken.get() ? Optional.ofNullable(key.get()).flatMap(Choice::there) : Optional.empty();
    }
}
