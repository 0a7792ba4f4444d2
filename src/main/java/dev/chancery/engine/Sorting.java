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
import java.util.stream.IntStream;

/// The first step of an import: every piece is taken apart, and what is in it sorted by kind, each thing once.
final class Sorting {

    /// The DER of something that has no more meaning before the store is asked.
    record Raw(Origin origin, byte[] der) {}

    private record Unpacked(int piece, Holdings.Piece from, List<Found> found) {}

    final Map<Bytes, Incoming.OfCertificate> certificates = new LinkedHashMap<>();
    final Map<Bytes, Incoming.OfKey> keys = new LinkedHashMap<>();
    final Map<Bytes, Raw> requests = new LinkedHashMap<>();
    final Map<Bytes, Raw> lists = new LinkedHashMap<>();
    final List<Incoming> useless = new ArrayList<>();
    private final Instant now;
    private int repeated;

    private Sorting(Instant now) {
        this.now = now;
    }

    /// The derivations of passphrases and the arithmetic of keys take most of the time of an import, so that every
    /// processor takes part.
    static Sorting of(Holdings holdings, List<char[]> passphrases, Instant now, Progress progress) {
        var sorting = new Sorting(now);
        var pieces = holdings.pieces();
        progress.expect(pieces.size());
        IntStream.range(0, pieces.size()).parallel().mapToObj(piece -> {
            var found = Unpacking.of(pieces.get(piece).octets(), passphrases, progress);
            progress.advance(1);
            return new Unpacked(piece, pieces.get(piece), found);
        }).toList().forEach(sorting::add);
        holdings.unread().forEach(unread -> sorting.useless.add(Incoming.Useless.because(
                new Origin(-1, unread.place(), ""), "", new Objection.LeftOut(unread.why()))));
        return sorting;
    }

    /// How many were there more than once.
    int repeated() {
        return repeated;
    }

    private void add(Unpacked unpacked) {
        for (var found : unpacked.found()) {
            var place = found.line() > 0 && unpacked.found().size() > 1
                    ? unpacked.from().place() + ":" + found.line() : unpacked.from().place();
            var name = found.name().isEmpty() ? unpacked.from().name() : found.name();
            add(new Origin(unpacked.piece(), place, name), found.what());
        }
    }

    private void add(Origin origin, Found.What what) {
        switch (what) {
            case Found.Certificate(var der) -> add(origin, der);
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

    private void add(Origin origin, byte[] der) {
        try {
            var appraisal = Appraisal.of(der, now);
            var incoming = new Incoming.OfCertificate(origin, der, appraisal);
            if (incoming.isAuthority() && !incoming.refused()) {
                Appraisal.requireIssuer(der);
            }
            if (certificates.putIfAbsent(appraisal.facts().sha256(), incoming) != null) {
                repeated++;
            }
        } catch (Failure.Malformed malformed) {
            useless.add(Incoming.Useless.because(origin, origin.name(), new Objection.Unreadable(malformed.getMessage())));
        }
    }

    private void add(Origin origin, ForeignKey key) {
        if (keys.putIfAbsent(key.keySha256(), new Incoming.OfKey(origin, key)) != null) {
            repeated++;
            Arrays.fill(key.pkcs8(), (byte) 0);
        }
    }
}
