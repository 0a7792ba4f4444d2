package dev.chancery.ui.certificates;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// The filter by authority.
public final class IssuerChoice extends ComboBox<Optional<Authority>> {

    private boolean showing;

    public IssuerChoice() {
        setConverter(new StringConverter<>() {
            @Override public String toString(Optional<Authority> choice) {
                return choice == null ? "" : choice.map(Authority::name).orElseGet(() -> Words.of("certificates.issuer.any"));
            }

            @Override public Optional<Authority> fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        });
        show(Optional.empty(), List.of());
    }

    /// From now on `chosen` hears which authority was asked for, empty for any.
    void whenChosen(Consumer<Optional<AuthorityId>> chosen) {
        valueProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                chosen.accept(now.map(Authority::id));
            }
        });
    }

    void show(Optional<AuthorityId> asked, List<Authority> authorities) {
        showing = true;
        var choices = Stream.concat(Stream.of(Optional.<Authority>empty()), authorities.stream().map(Optional::of)).toList();
        if (!getItems().equals(choices)) {
            getItems().setAll(choices);
        }
        setValue(authorities.stream().filter(authority -> Optional.of(authority.id()).equals(asked)).findFirst());
        showing = false;
    }
}
