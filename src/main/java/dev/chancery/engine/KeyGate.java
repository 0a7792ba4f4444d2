package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.KeyDeparture.State;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeyStanding;
import dev.chancery.export.Delivery;
import dev.chancery.export.Marker;
import dev.chancery.store.Departed;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The only way out of the store for a private key. That it leaves is written down before it does, and where an authority
/// lets keys leave only once, nobody gets it a second time: of two at the same instant the second is refused.
///
/// An export that was cut off may be finished at the place where it began, which bears its mark ([Marker]), and nowhere
/// else.
final class KeyGate {

    private static final int RUN_OCTETS = 8;

    /// What a key may do.
    enum Right {
        FREE,
        /// It counts as left, and this is where its export was cut off.
        TO_FINISH,
        BARRED
    }

    /// A bearer's right at a place, and the last departure of its key.
    record Judged(Bearer bearer, Right right, Optional<Departed> last) {
        KeyDeparture departure() {
            return last.orElseThrow().departure();
        }

        KeyStanding.Left left() {
            return new KeyStanding.Left(bearer.label(), bearer.serial(), departure());
        }
    }

    private final Desk desk;
    private final Delivery delivery;

    KeyGate(Desk desk) {
        this.desk = desk;
        this.delivery = new Delivery(desk.surroundings().random());
    }

    /// The rights of these at a place, in their order. Nothing is changed.
    static List<Judged> judge(Transaction tx, List<Bearer> bearers, Path target) {
        var here = Marker.runsAt(target);
        return bearers.stream().map(bearer -> judge(tx, bearer, here)).toList();
    }

    private static Judged judge(Transaction tx, Bearer bearer, Set<String> here) {
        var last = tx.departures().last(bearer.key());
        return new Judged(bearer, last.map(departed -> right(bearer, departed, here)).orElse(Right.FREE), last);
    }

    private static Right right(Bearer bearer, Departed last, Set<String> here) {
        if (!bearer.once() && !last.once()) {
            return Right.FREE;
        }
        return last.departure().state() == State.UNCERTAIN && here.contains(last.run()) ? Right.TO_FINISH : Right.BARRED;
    }

    /// How it stands with the keys of so many certificates.
    static KeyStanding standing(int certificates, List<Judged> judged) {
        return new KeyStanding(certificates, judged.size(), (int) judged.stream().filter(one -> one.bearer().once()).count(),
                judged.stream().filter(one -> one.right() == Right.BARRED).map(Judged::left).toList(),
                (int) judged.stream().filter(one -> one.right() == Right.TO_FINISH).count());
    }

    /// @throws KeyFailure.AlreadyDownloaded when one of them may not leave
    void check(List<Bearer> bearers, ExportOrder order) {
        noted(order, () -> {
            refuse(desk.read(tx -> judge(tx, bearers, order.target())));
            return bearers;
        });
    }

    private <T> T noted(ExportOrder order, Supplier<T> work) {
        try {
            return work.get();
        } catch (KeyFailure.AlreadyDownloaded refused) {
            desk.write(tx -> desk.note(tx, Act.KEY_REFUSED, refused.serial().hex(), refused.count() + " keys, to " + order.target()));
            throw refused;
        }
    }

    /// Claims these keys for one export to the folder of the order. The claim is durable when this returns.
    ///
    /// @throws KeyFailure.AlreadyDownloaded when one of them may not leave; none of them is claimed then
    /// @throws FileFailure when the place cannot be marked
    Passage claim(List<Bearer> bearers, ExportOrder order) {
        check(bearers, order);
        return noted(order, () -> claim(bearers, order, newRun()));
    }

    /// Claims one key for a folder that has just been made, where no export can have been cut off before.
    ///
    /// @throws KeyFailure.AlreadyDownloaded when it may not leave
    Passage claim(Bearer bearer, Path target) {
        return new Passage(desk, target, desk.change(tx -> claims(tx, List.of(bearer), target, newRun())), Optional.empty());
    }

    /// Whether a key may be fetched over the network, where nothing that was cut off can be finished.
    ///
    /// @throws KeyFailure.AlreadyDownloaded when it may not
    static void requireFetchable(Transaction tx, Bearer bearer) {
        refuse(List.of(judge(tx, bearer, Set.of())));
    }

    /// Claims one key that is fetched over the network, in the transaction that found it to be fetchable.
    Passage claim(Transaction tx, Bearer bearer, String place) {
        var run = newRun();
        var id = tx.departures().begin(bearer.key(), bearer.certificate(), run, desk.now(), place);
        return new Passage(desk, Path.of("download"), Map.of(bearer.key(), new Passage.Claim(bearer, id, run, false)), Optional.empty());
    }

    private Passage claim(List<Bearer> bearers, ExportOrder order, String run) {
        var marker = bearers.stream().anyMatch(Bearer::once)
                ? Optional.of(Marker.put(delivery, order.folder(), order.target(), run)) : Optional.<Marker>empty();
        try {
            return new Passage(desk, order.target(), desk.change(tx -> claims(tx, bearers, order.target(), run)), marker);
        } catch (RuntimeException notClaimed) {
            marker.ifPresent(Marker::remove);
            throw notClaimed;
        }
    }

    private Map<Bytes, Passage.Claim> claims(Transaction tx, List<Bearer> bearers, Path target, String run) {
        var judged = judge(tx, bearers, target);
        refuse(judged);
        var claims = new LinkedHashMap<Bytes, Passage.Claim>();
        judged.forEach(one -> claims.computeIfAbsent(one.bearer().key(), _ -> claim(tx, one, target, run)));
        return claims;
    }

    private Passage.Claim claim(Transaction tx, Judged one, Path target, String run) {
        if (one.right() == Right.TO_FINISH) {
            var last = one.last().orElseThrow();
            tx.departures().settle(last.id(), State.LEAVING);
            return new Passage.Claim(one.bearer(), last.id(), last.run(), true);
        }
        var id = tx.departures().begin(one.bearer().key(), one.bearer().certificate(), run, desk.now(), target.toString());
        return new Passage.Claim(one.bearer(), id, run, false);
    }

    private static void refuse(List<Judged> judged) {
        var barred = new ArrayList<>(judged);
        barred.removeIf(one -> one.right() != Right.BARRED);
        if (!barred.isEmpty()) {
            var first = barred.getFirst();
            throw new KeyFailure.AlreadyDownloaded(first.bearer().label(), first.bearer().serial(), barred.size(), first.departure());
        }
    }

    private String newRun() {
        var octets = new byte[RUN_OCTETS];
        desk.surroundings().random().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}
