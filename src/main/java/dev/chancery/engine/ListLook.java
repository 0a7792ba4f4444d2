package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreFinding.ListFault;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// What is wrong with the files of an authority's revocation list: the complete one, and the delta list beside it.
record ListLook(Desk desk, ListState state) {

    private static final long LARGEST = 64 << 20;

    private Path file() {
        return state.settings().file().orElseThrow();
    }

    /// Where the delta list is, when one is written.
    Optional<Path> deltaFile() {
        return state.settings().delta() ? Optional.of(ListFiles.beside(file())) : Optional.empty();
    }

    /// The first thing that is wrong with the complete list.
    Optional<ListFault> complete() {
        return fault(file(), new ListContent(desk, state)::complete);
    }

    /// The first thing that is wrong with the delta list. It may be missing where nobody knows whether there ever was one: the
    /// first list has none, and neither has one in a new place.
    Optional<ListFault> delta() {
        return deltaFile().filter(file -> Files.exists(file) || mustHaveDelta())
                .flatMap(file -> fault(file, new ListContent(desk, state)::delta));
    }

    private boolean mustHaveDelta() {
        return state.last().filter(last -> last.base().filter(base -> !base.number().equals(last.number())).isPresent()).isPresent();
    }

    private Optional<ListFault> fault(Path file, Function<RevocationListReader, Optional<ListFault>> content) {
        if (!Files.isRegularFile(file)) {
            return Optional.of(ListFault.MISSING);
        }
        try {
            return Files.size(file) > LARGEST ? Optional.of(ListFault.UNREADABLE) : fault(read(file), content);
        } catch (IOException | Failure.Malformed unreadable) {
            return Optional.of(ListFault.UNREADABLE);
        }
    }

    /// Of several lists in a file the authority's own is the first.
    private static RevocationListReader read(Path file) throws IOException {
        return RevocationListReader.read(Files.readAllBytes(file));
    }

    private Optional<ListFault> fault(RevocationListReader list, Function<RevocationListReader, Optional<ListFault>> content) {
        if (!list.isSignedBy(state.authority().certificate().der().toArray())) {
            return Optional.of(ListFault.FOREIGN);
        }
        return number(list).or(() -> currency(list)).or(() -> content.apply(list));
    }

    private Optional<ListFault> number(RevocationListReader list) {
        var next = desk.read(tx -> tx.revocationLists().next(state.authority().id())).value();
        var number = list.number();
        if (number.filter(one -> one.compareTo(next) >= 0).isPresent()) {
            return Optional.of(ListFault.AHEAD);
        }
        return state.last().filter(last -> number.filter(one -> one.compareTo(last.number().value()) >= 0).isEmpty())
                .map(_ -> ListFault.OUTDATED);
    }

    private Optional<ListFault> currency(RevocationListReader list) {
        if (list.nextUpdate().filter(desk.now()::isBefore).isEmpty()) {
            return Optional.of(ListFault.ENDED);
        }
        boolean behind = state.last().map(last -> desk.read(tx ->
                tx.revocations().hasChangesSince(state.authority().id(), last.number().count()))).orElse(true);
        return behind ? Optional.of(ListFault.BEHIND) : Optional.empty();
    }
}
