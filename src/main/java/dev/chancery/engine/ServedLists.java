package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.ListNumber;
import dev.chancery.domain.PublishedList;
import dev.chancery.pki.RevocationListReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Revocation lists for whoever asks over the network: what the store has published last. A list that does not tell all, or
/// has to be followed soon, is made anew first; so is one of an authority that publishes none to a file.
public final class ServedLists {

    private record Held(ListNumber number, PublishedList times, Bytes der) {}

    private final Desk desk;
    private final Authorities authorities;
    private final RevocationLists lists;
    private final ListMaker maker;
    private final Map<AuthorityId, Held> made = new ConcurrentHashMap<>();

    ServedLists(Desk desk, Authorities authorities, RevocationLists lists) {
        this.desk = desk;
        this.authorities = authorities;
        this.lists = lists;
        this.maker = new ListMaker(desk, authorities);
    }

    /// The complete list.
    ///
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in the store, and no list of it either
    /// @throws Failure.ClockInDoubt when nothing may be signed now
    public ServedList complete(AuthorityId id) {
        var authority = authorities.one(id);
        return published(authority).orElseGet(() -> own(authority));
    }

    /// The list of changes, where the authority publishes one.
    public Optional<ServedList> delta(AuthorityId id) {
        var authority = authorities.one(id);
        var settings = lists.settings(id);
        if (!settings.delta() || settings.file().isEmpty()) {
            return Optional.empty();
        }
        refresh(authority);
        return settings.file().map(ListFiles::beside).flatMap(file -> read(file, authority))
                .filter(list -> list.base().isPresent()).flatMap(this::served);
    }

    private void refresh(Authority authority) {
        var state = lists.state(authority);
        if (state.health() == ListState.Health.STALE || state.last().filter(last -> last.due().isBefore(desk.now())).isPresent()) {
            lists.publish(authority.id());
        }
    }

    private Optional<ServedList> published(Authority authority) {
        var file = lists.settings(authority.id()).file();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        refresh(authority);
        var last = desk.read(tx -> tx.revocationLists().published(authority.id()));
        return file.flatMap(path -> read(path, authority))
                .filter(list -> list.number().equals(last.map(one -> one.number().value()))).flatMap(this::served);
    }

    private Optional<ServedList> served(RevocationListReader list) {
        return list.nextUpdate().filter(desk.now()::isBefore)
                .map(next -> new ServedList(Bytes.of(list.encoded()), list.thisUpdate(), next));
    }

    private static Optional<RevocationListReader> read(Path file, Authority authority) {
        try {
            return Optional.of(RevocationListReader.read(Files.readAllBytes(file)))
                    .filter(list -> list.isSignedBy(authority.certificate().der().toArray()));
        } catch (IOException | Failure.Malformed gone) {
            return Optional.empty();
        }
    }

    /// Of two who ask at once one waits for the other's.
    private ServedList own(Authority authority) {
        var held = made.compute(authority.id(), (id, last) -> last != null && isGood(id, last) ? last : make(authority));
        return new ServedList(held.der(), held.times().thisUpdate(), held.times().nextUpdate());
    }

    private boolean isGood(AuthorityId id, Held held) {
        var now = desk.now();
        return held.times().isUsable(now) && now.isBefore(held.times().due())
                && !desk.read(tx -> tx.revocations().hasChangesSince(id, held.number().count()));
    }

    private Held make(Authority authority) {
        var now = desk.now();
        int hours = lists.settings(authority.id()).hours();
        var number = maker.reserve(authority.id());
        return new Held(number, times(number, now, hours), made(authority, number, now, hours));
    }

    private static PublishedList times(ListNumber number, Instant now, int hours) {
        return new PublishedList(number, now, now.plus(Duration.ofHours(hours)), Optional.empty());
    }

    private Bytes made(Authority authority, ListNumber number, Instant now, int hours) {
        try (var list = maker.complete(authority, number, now, hours)) {
            var octets = new ByteArrayOutputStream();
            list.writeDer(octets);
            return Bytes.of(octets.toByteArray());
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
