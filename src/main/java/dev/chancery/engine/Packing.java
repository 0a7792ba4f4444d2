package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.ThingId;
import dev.chancery.export.Bundle;
import dev.chancery.export.SafeNames;
import dev.chancery.pki.Chain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes the files of a certificate: its chain, its key, and their names.
final class Packing {

    /// A certificate under the name that its files get.
    record Named(Certificate certificate, String name) {}

    private record Way(AuthorityId from, Optional<AuthorityId> anchor) {}

    private static final int LONGEST_KEY = 8 * 1024;

    private final Desk desk;
    private final Map<Way, List<Certificate>> issuers = new ConcurrentHashMap<>();

    Packing(Desk desk) {
        this.desk = desk;
    }

    /// Names after things, or after the subject where there is none; a thing's second certificate also bears its serial
    /// number. All things of the store have their say: `Press-1` and `press-1` get names that differ on every drive, also
    /// when one of them leaves today and the other next year. In the order of the names.
    ///
    /// @throws Failure.Gone when a certificate is not there any more
    List<Named> named(List<CertificateId> ids) {
        issuers.clear();
        var wanted = ids.stream().mapToLong(CertificateId::value).toArray();
        var certificates = desk.read(tx -> tx.certificates().rows(wanted));
        if (certificates.size() < ids.size()) {
            throw new Failure.Gone("a certificate");
        }
        var bearers = certificates.stream().collect(Collectors.groupingBy(Packing::label, Collectors.counting()));
        Function<Certificate, String> text = certificate -> bearers.get(label(certificate)) == 1 ? label(certificate)
                : label(certificate) + "-" + certificate.serial().hex();
        var texts = new HashSet<>(desk.read(tx -> tx.things().ids()));
        certificates.forEach(certificate -> texts.add(text.apply(certificate)));
        var names = SafeNames.forAll(texts);
        return certificates.stream().map(certificate -> new Named(certificate, names.get(text.apply(certificate))))
                .sorted(Comparator.comparing(Named::name)).toList();
    }

    private static String label(Certificate certificate) {
        return certificate.thing().map(ThingId::value).orElseGet(() -> certificate.subject().commonName().orElse(certificate.serial().hex()));
    }

    /// Below the order's folder.
    List<String> paths(Named one, ExportOrder order) {
        var path = order.within().map(folder -> folder + "/").orElse("") + one.name();
        return Pack.paths(path, order.form(), true, one.certificate().hasKey());
    }

    /// At most how many octets the files of a certificate take.
    long most(Named one, ExportOrder order) {
        var chain = one.certificate().der().length()
                + issuers(one.certificate(), order.anchor()).stream().mapToInt(above -> above.der().length()).sum();
        return 4L * chain + LONGEST_KEY;
    }

    /// The files, made anew: the key is read, sealed no more, and wiped by whoever writes it.
    Bundle bundle(Named one, ExportOrder order) {
        var certificate = one.certificate();
        var chain = chain(certificate, order.anchor());
        var pkcs8 = certificate.hasKey() ? key(certificate) : new byte[0];
        try {
            return new Pack(label(certificate), chain, true, pkcs8)
                    .bundle(paths(one, order), order, desk.surroundings().random());
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private byte[] key(Certificate certificate) {
        var sealed = desk.read(tx -> tx.keys().sealed(certificate.id())).orElseThrow(() -> new Failure.NoKeyHere(certificate.serial()));
        return desk.seal().unseal(sealed, Filing.KEY_TABLE, certificate.id().value());
    }

    /// The certificate and those above it, after they have proven to be a chain. One that had ended before those above it
    /// began is not held against them.
    private List<byte[]> chain(Certificate certificate, Optional<AuthorityId> anchor) {
        var chain = new ArrayList<>(List.of(certificate));
        chain.addAll(issuers(certificate, anchor));
        var ders = chain.stream().map(one -> one.der().toArray()).toList();
        var begun = begun(chain);
        Chain.check(begun.isAfter(certificate.validity().notAfter()) ? ders.subList(1, ders.size()) : ders, begun);
        return ders;
    }

    /// When all of them had begun: what is above was perhaps renewed after the certificate was issued.
    private static Instant begun(List<Certificate> chain) {
        return chain.stream().map(one -> one.validity().notBefore()).max(Comparator.naturalOrder()).orElseThrow();
    }

    /// The certificates of the authorities above, the root last; none above a root's own.
    private List<Certificate> issuers(Certificate certificate, Optional<AuthorityId> anchor) {
        if (certificate.issuer().value() == certificate.id().value()) {
            return List.of();
        }
        return issuers.computeIfAbsent(new Way(certificate.issuer(), anchor), way -> desk.read(tx -> {
            var paths = new TrustPaths(tx, desk.now());
            return way.anchor().flatMap(wanted -> paths.to(way.from(), wanted)).orElseGet(() ->
                    Authorities.chain(tx, way.from()).stream().map(Authority::certificate).toList());
        }));
    }
}
