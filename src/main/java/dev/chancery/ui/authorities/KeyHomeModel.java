package dev.chancery.ui.authorities;

import dev.chancery.domain.Adoptable;
import dev.chancery.domain.Authority;
import dev.chancery.domain.TokenFacts;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.TokenName;
import dev.chancery.engine.KeyPlace;
import dev.chancery.engine.Office;
import dev.chancery.engine.Tokens;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where the key of a new authority shall live: in the store, or on a token, made there or there already. An authority
/// that is on the token as it is can be taken over instead. No module is loaded
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
    private final ObservableList<Adoptable> adoptable = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
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
        adoptable.clear();
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

    /// What says where the key shall live.
    List<Observable> answers() {
        return List.of(onToken, token, key);
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
        chosen.ifPresent(name -> background.load(() -> found(name), found -> {
            if (chosen.equals(name())) {
                keys.setAll(Stream.concat(Stream.of(Choice.NEW), found.free().stream().map(one -> new Choice(Optional.of(one)))).toList());
                adoptable.setAll(found.adoptable());
            }
        }));
    }

    private record Found(List<TokenKey> free, List<Adoptable> adoptable) {}

    private Found found(TokenName name) {
        var free = office.tokens().keys(name).stream().filter(TokenKey::isUsable)
                .filter(one -> office.tokens().authorityOf(one).isEmpty()).toList();
        return new Found(free, office.tokens().adoptable(name));
    }

    /// The authorities whose keys are on the token and which can be taken over as they are; known once its keys were shown.
    public ObservableList<Adoptable> adoptable() {
        return adoptable;
    }

    /// Whether one is being taken over right now.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Takes the authority over: from then on it signs with its key on the token. Nothing happens twice.
    void adopt(Adoptable chosen, Consumer<Authority> whenDone) {
        if (!busy.get()) {
            name().ifPresent(token -> background.run("authorities.job.adopt",
                    _ -> office.tokens().adopt(token, chosen.key(), chosen.name()), whenDone)
                    .stateProperty().subscribe(state -> busy.set(state == Job.State.RUNNING)));
        }
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
