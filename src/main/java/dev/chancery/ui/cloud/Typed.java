package dev.chancery.ui.cloud;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is typed of a credential. Secrets are characters that are wiped when others take their place, and when it is closed.
final class Typed implements AutoCloseable {

    private final Map<Part, StringProperty> texts = new EnumMap<>(Part.class);
    private final Map<Part, char[]> secrets = new EnumMap<>(Part.class);

    Typed() {
        Arrays.stream(Part.values()).forEach(part -> {
            texts.put(part, new SimpleStringProperty(""));
            secrets.put(part, new char[0]);
        });
    }

    Collection<StringProperty> texts() {
        return texts.values();
    }

    StringProperty property(Part part) {
        return requireNonNull(texts.get(part));
    }

    /// The array is copied and stays the caller's to wipe.
    void take(Part part, char[] text) {
        Arrays.fill(secrets.put(part, text.clone()), '\0');
    }

    private char[] typed(Part part) {
        return requireNonNull(secrets.get(part));
    }

    boolean has(Part part) {
        return part == Part.TOKEN_ADDRESS || part == Part.SIGN_IN ? text(part).matches("(https://|http://(127\\.0\\.0\\.1|localhost)(:|/))\\S+")
                : part.secret() ? typed(part).length > 0 : !text(part).isEmpty();
    }

    String text(Part part) {
        return property(part).get().strip();
    }

    Credential credential(AuthKind kind) {
        return switch (kind) {
            case BEARER_TOKEN -> new Credential.Bearer(secret(Part.TOKEN));
            case X_AUTH_TOKEN -> new Credential.XAuthToken(secret(Part.TOKEN));
            case CLIENT_CREDENTIALS -> new Credential.Client(URI.create(text(Part.TOKEN_ADDRESS)), text(Part.ID),
                    secret(Part.SECRET), text(Part.SCOPE));
            case AWS_KEYS -> new Credential.AwsKeys(text(Part.ID), secret(Part.SECRET),
                    typed(Part.SESSION).length == 0 ? Optional.empty() : Optional.of(secret(Part.SESSION)));
            case USER_PASSWORD -> new Credential.User(text(Part.USER), secret(Part.PASSWORD));
        };
    }

    /// What comes along when a token is copied is no part of it.
    private Secret secret(Part part) {
        var text = typed(part);
        var from = 0;
        var to = text.length;
        while (part != Part.PASSWORD && from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (part != Part.PASSWORD && to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        var bare = Arrays.copyOfRange(text, from, to);
        try {
            return Secret.of(bare);
        } finally {
            Arrays.fill(bare, '\0');
        }
    }

    @Override public void close() {
        secrets.replaceAll((_, text) -> {
            Arrays.fill(text, '\0');
            return new char[0];
        });
    }
}
