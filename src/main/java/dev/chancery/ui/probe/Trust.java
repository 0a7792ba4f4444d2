package dev.chancery.ui.probe;

import dev.chancery.domain.Authority;
import dev.chancery.words.Words;
import java.nio.file.Path;

/// Who may stand behind the server.
sealed interface Trust {

    record Store() implements Trust {}

    record One(Authority authority) implements Trust {}

    record Platform() implements Trust {}

    record InFile(Path file) implements Trust {}

    static String words(Trust trust) {
        return switch (trust) {
            case Store() -> Words.of("probe.trust.store");
            case One(var authority) -> authority.name();
            case Platform() -> Words.of("probe.trust.platform");
            case InFile(var file) -> file.getFileName().toString();
        };
    }
}
