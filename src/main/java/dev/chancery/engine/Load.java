package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Layout;
import dev.chancery.engine.KeyGate.Judged;
import dev.chancery.engine.KeyGate.Right;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What an export takes: the certificates under their names, without their key where it stays, the bearers of the keys that
/// go along with their rights, and those that stay out because their key may not leave any more.
record Load(List<Packing.Named> all, List<Packing.Named> going, Map<CertificateId, Bearer> bearers, List<Judged> judged,
        List<Judged> out) {

    static Load of(Transaction tx, List<Packing.Named> named, ExportOrder order) {
        if (!order.takesKeys()) {
            return new Load(named, named.stream().map(Packing.Named::withoutKey).toList(), Map.of(), List.of(), List.of());
        }
        var bearers = bearers(tx, named);
        var judged = KeyGate.judge(tx, inOrder(named, bearers), order.target());
        var all = new Load(named, named, bearers, judged, List.of());
        return order.keys() == ExportOrder.Keys.OTHERS ? all.withoutBarred() : all;
    }

    /// The rights of every key that is here, at a place.
    static List<Judged> standing(Transaction tx, List<Packing.Named> named, Path target) {
        return KeyGate.judge(tx, inOrder(named, bearers(tx, named)), target);
    }

    private static Map<CertificateId, Bearer> bearers(Transaction tx, List<Packing.Named> named) {
        var once = new HashMap<AuthorityId, Boolean>();
        var bearers = new HashMap<CertificateId, Bearer>();
        named.stream().map(Packing.Named::certificate).filter(Certificate::hasKey).forEach(one -> bearers.put(one.id(),
                Bearer.of(one, once.computeIfAbsent(one.issuer(), issuer -> tx.policies().of(issuer).keysLeaveOnce()))));
        return bearers;
    }

    private static List<Bearer> inOrder(Collection<Packing.Named> named, Map<CertificateId, Bearer> bearers) {
        return named.stream().map(one -> one.certificate().id()).filter(bearers::containsKey).map(bearers::get).toList();
    }

    private Load withoutBarred() {
        var out = judged.stream().filter(one -> one.right() == Right.BARRED).toList();
        var left = new HashMap<>(bearers);
        out.forEach(one -> one.bearer().certificate().ifPresent(left::remove));
        Predicate<Certificate> goes = one -> !one.hasKey() || left.containsKey(one.id());
        return new Load(all, going.stream().filter(one -> goes.test(one.certificate())).toList(), left,
                judged.stream().filter(one -> one.right() != Right.BARRED).toList(), out);
    }

    /// What the order's layout makes of those that go. A file that many share has the name that it has among all, so that an order that is
    /// given again meets what it wrote before.
    List<Packing.Parcel> parcels(ExportOrder order) {
        if (order.layout().sharing() == Layout.Sharing.NONE) {
            return Packing.parcels(going, order);
        }
        var names = going.stream().collect(Collectors.toMap(named -> named.certificate().id(), Function.identity()));
        return Packing.parcels(all, order).stream().map(parcel -> parcel.of(names)).filter(parcel -> !parcel.content().isEmpty()).toList();
    }

    List<Bearer> inOrder() {
        return inOrder(going, bearers);
    }

    /// Those that stay out, without the ones of whom this is true.
    List<Judged> outBut(BiPredicate<Judged, Packing.Named> except) {
        var names = all.stream().collect(Collectors.toMap(named -> named.certificate().id(), Function.identity()));
        return out.stream().filter(one -> one.bearer().certificate().map(names::get).filter(named -> except.test(one, named)).isEmpty()).toList();
    }

    /// Those whose export was cut off at this place.
    List<Packing.Named> toFinish() {
        var keys = new HashSet<Bytes>();
        judged.stream().filter(one -> one.right() == Right.TO_FINISH).forEach(one -> keys.add(one.bearer().key()));
        return having(bearer -> keys.contains(bearer.key()));
    }

    List<Packing.Named> finishedBy(Passage passage) {
        return having(passage::finishes);
    }

    private List<Packing.Named> having(Predicate<Bearer> wanted) {
        return going.stream().filter(one -> Optional.ofNullable(bearers.get(one.certificate().id())).filter(wanted).isPresent()).toList();
    }

    /// The fingerprints of the keys that go with these.
    Set<Bytes> keys(Collection<Packing.Named> some) {
        var keys = new HashSet<Bytes>();
        inOrder(some, bearers).forEach(bearer -> keys.add(bearer.key()));
        return keys;
    }
}
