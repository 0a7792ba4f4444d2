package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Incoming.Origin;
import dev.chancery.pki.Appraisal;
import dev.chancery.pki.ForeignKey;
import dev.chancery.pki.Found;
import dev.chancery.pki.Unpacking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// The first step of an import: every piece is taken apart, and what is in it sorted by kind, each thing once.
final class Sorting {

    /// The DER of something that has no more meaning before the store is asked.
    record Raw(Origin origin, byte[] der) {}

    private record Sighting(Origin origin, Found.What what) {}

    private record Judged(Sighting sighting, Optional<Incoming> incoming) {}

    final Map<Bytes, Incoming.OfCertificate> certificates = new LinkedHashMap<>();
    final Map<Bytes, Incoming.OfKey> keys = new LinkedHashMap<>();
    final Map<Bytes, Raw> requests = new LinkedHashMap<>();
    final Map<Bytes, Raw> lists = new LinkedHashMap<>();
    final List<Incoming> useless = new ArrayList<>();
    private final Instant now;
    private int repeated;
    // Other threads may still find keys when one of them has failed.
    private volatile boolean abandoned;

    private Sorting(Instant now) {
        this.now = now;
    }

    /// The derivations of passphrases and the arithmetic of keys take most of the time of an import, so that every
    /// processor takes part.
    static Sorting of(Holdings holdings, List<char[]> passphrases, Instant now, Progress progress) {
        var sorting = new Sorting(now);
        var opened = new ConcurrentLinkedQueue<Found>();
        try {
            sorting.sort(holdings, passphrases, opened, progress);
            return sorting;
        } catch (RuntimeException failed) {
            sorting.abandoned = true;
            opened.forEach(Sorting::wipe);
            throw failed;
        }
    }

    private static void wipe(Found found) {
        if (found.what() instanceof Found.Key(var key)) {
            key.close();
        }
    }

    private void sort(Holdings holdings, List<char[]> passphrases, Queue<Found> opened, Progress progress) {
        var pieces = holdings.pieces();
        progress.expect(pieces.size());
        var sightings = IntStream.range(0, pieces.size()).parallel().mapToObj(piece -> {
            var found = Unpacking.of(pieces.get(piece).octets(), passphrases, progress);
            opened.addAll(found);
            if (abandoned) {
                found.forEach(Sorting::wipe);
            }
            progress.advance(1);
            return found.stream().map(one -> new Sighting(origin(piece, pieces.get(piece), one, found.size()), one.what())).toList();
        }).toList().stream().flatMap(List::stream).toList();
        sightings.parallelStream().map(this::judged).toList().forEach(this::add);
        holdings.unread().forEach(unread -> useless.add(Incoming.Useless.because(
                new Origin(-1, unread.place(), ""), "", new Objection.LeftOut(unread.why()))));
    }

    /// Wipes all keys that were found.
    void wipe() {
        keys.values().forEach(one -> Arrays.fill(one.key.pkcs8(), (byte) 0));
    }

    /// How many were there more than once.
    int repeated() {
        return repeated;
    }

    private static Origin origin(int number, Holdings.Piece piece, Found found, int beside) {
        var place = found.line() > 0 && beside > 1 ? piece.place() + ":" + found.line() : piece.place();
        return new Origin(number, place, found.name().isEmpty() ? piece.name() : found.name());
    }

    private Judged judged(Sighting sighting) {
        return new Judged(sighting, sighting.what() instanceof Found.Certificate(var der)
                ? Optional.of(judged(sighting.origin(), der)) : Optional.empty());
    }

    private Incoming judged(Origin origin, byte[] der) {
        try {
            var incoming = new Incoming.OfCertificate(origin, der, Appraisal.of(der, now));
            if (incoming.isAuthority() && !incoming.refused()) {
                Appraisal.requireIssuer(der);
            }
            return incoming;
        } catch (Failure.Malformed malformed) {
            return Incoming.Useless.because(origin, origin.name(), new Objection.Unreadable(malformed.getMessage()));
        }
    }

    private void add(Judged judged) {
        var origin = judged.sighting().origin();
        switch (judged.sighting().what()) {
            case Found.Certificate _ -> add(judged.incoming().orElseThrow());
            case Found.Key(var key) -> add(origin, key);
            case Found.Request(var der) -> once(requests, new Raw(origin, der));
            case Found.RevocationList(var der) -> once(lists, new Raw(origin, der));
            case Found.Locked _ -> useless.add(Incoming.Useless.locked(origin));
            case Found.Unusable(var why) -> useless.add(Incoming.Useless.because(origin, origin.name(), why));
        }
    }

    private void once(Map<Bytes, Raw> all, Raw raw) {
        if (all.putIfAbsent(Bytes.of(raw.der()), raw) != null) {
            repeated++;
        }
    }

    private void add(Incoming judged) {
        if (!(judged instanceof Incoming.OfCertificate certificate)) {
            useless.add(judged);
        } else if (certificates.putIfAbsent(certificate.appraisal.facts().sha256(), certificate) != null) {
            repeated++;
        }
    }

    private void add(Origin origin, ForeignKey key) {
        if (keys.putIfAbsent(key.keySha256(), new Incoming.OfKey(origin, key)) != null) {
            repeated++;
            Arrays.fill(key.pkcs8(), (byte) 0);
        }
    }
}
