package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.Layout;
import dev.chancery.domain.PathPattern;
import dev.chancery.domain.ThingId;
import dev.chancery.export.Bundle;
import dev.chancery.export.Item;
import dev.chancery.export.SafeNames;
import dev.chancery.pki.Chain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes the files of a certificate: its chain, its key, and their names.
final class Packing {

    /// A certificate under the name that its files get, and what else can stand in their names; `mark` tells those apart that
    /// would be called the same, and is empty where none would.
    record Named(Certificate certificate, String name, Map<PathPattern.Part, String> parts, String mark) {
        Named(Certificate certificate, String name) {
            this(certificate, name, Map.of(), "");
        }

        Named withoutKey() {
            return new Named(Filing.withoutKey(certificate), name, parts, mark);
        }

        private Named marked() {
            return new Named(certificate, name, parts, certificate.sha256().hex().substring(0, MARK_DIGITS));
        }

        private String value(PathPattern.Part part) {
            return part == PathPattern.Part.THING ? name : parts.getOrDefault(part, part.word());
        }

        /// The files that a layout makes of it.
        List<String> paths(Layout layout) {
            return Pack.paths(layout, this::value, true, certificate.hasKey()).stream().map(path -> SafeNames.path(path, mark)).toList();
        }
    }

    /// Certificates whose files are complete together, and those files below the order's folder.
    record Parcel(List<Named> content, List<String> paths) {
        Parcel {
            content = List.copyOf(content);
            paths = List.copyOf(paths);
        }

        /// The same file with those alone.
        Parcel of(Map<CertificateId, Named> those) {
            return new Parcel(content.stream().map(one -> those.get(one.certificate().id())).filter(Objects::nonNull).toList(), paths);
        }
    }

    /// How many certificates one array holds: a few megabytes.
    static final int MOST_IN_AN_ARRAY = 1000;

    private static final int MARK_DIGITS = 8;
    /// What an archive takes for a file besides its content.
    private static final int OVERHEAD = 2 * 1024;
    private static final Set<FileKind> TEXTS = EnumSet.of(FileKind.C_HEADER, FileKind.C_ARRAYS, FileKind.NVS_CSV, FileKind.ZEPHYR);

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
        Function<Certificate, String> text = certificate -> bearers.getOrDefault(label(certificate), 0L) == 1 ? label(certificate)
                : label(certificate) + "-" + certificate.serial().hex();
        var texts = new HashSet<>(desk.read(tx -> tx.things().ids()));
        certificates.forEach(certificate -> texts.add(text.apply(certificate)));
        var names = SafeNames.forAll(texts);
        return certificates.stream().map(certificate -> new Named(certificate, requireNonNull(names.get(text.apply(certificate)))))
                .sorted(Comparator.comparing(Named::name)).toList();
    }

    private static String label(Certificate certificate) {
        return certificate.thing().map(ThingId::value).orElseGet(() -> certificate.subject().commonName().orElse(certificate.serial().hex()));
    }

    /// The same for an order, with all that its layout has in names. Those of which two files would be called the same, also
    /// where upper and lower case are, all get a part of their fingerprint.
    List<Named> named(ExportOrder order) {
        var named = named(order.certificates());
        if (order.layout().sharing() == Layout.Sharing.ARRAY) {
            return named;
        }
        var values = new NameValues(desk, order.layout());
        var full = desk.read(tx -> named.stream().map(one -> new Named(one.certificate(), one.name(), values.of(tx, one.certificate()), "")).toList());
        var met = meeting(full, order.layout());
        return full.stream().map(one -> met.contains(one) ? one.marked() : one).toList();
    }

    private static Set<Named> meeting(List<Named> named, Layout layout) {
        var first = new HashMap<String, Named>();
        var met = new HashSet<Named>();
        for (var one : named) {
            one.paths(layout).stream().map(path -> first.putIfAbsent(path.toLowerCase(Locale.ROOT), one))
                    .filter(other -> other != null && other != one).forEach(other -> met.addAll(List.of(one, other)));
        }
        return met;
    }

    /// What the order's layout makes of these.
    static List<Parcel> parcels(List<Named> named, ExportOrder order) {
        return switch (order.layout().sharing()) {
            case NONE -> each(named, order.layout(), below(order, ""));
            case ARRAY -> arrays(named, order);
            case ZIP, TAR -> List.of(new Parcel(named, List.of(below(order, archive(order)))));
        };
    }

    /// A parcel for each, in the folder `below`, which is empty or ends in `/`.
    static List<Parcel> each(List<Named> named, Layout layout, String below) {
        return named.stream().map(one -> new Parcel(List.of(one), one.paths(layout).stream().map(below::concat).toList())).toList();
    }

    private static List<Parcel> arrays(List<Named> named, ExportOrder order) {
        var parts = (named.size() + MOST_IN_AN_ARRAY - 1) / MOST_IN_AN_ARRAY;
        return IntStream.range(0, parts).mapToObj(part -> new Parcel(
                named.subList(part * MOST_IN_AN_ARRAY, Math.min(named.size(), (part + 1) * MOST_IN_AN_ARRAY)),
                List.of(below(order, "certificates" + (parts == 1 ? "" : "-" + (part + 1)) + ".json")))).toList();
    }

    private static String archive(ExportOrder order) {
        return "certificates." + order.layout().sharing().name().toLowerCase(Locale.ROOT);
    }

    private static String below(ExportOrder order, String name) {
        return order.within().map(folder -> folder + "/").orElse("") + name;
    }

    /// At most how many octets the files of a certificate take.
    long most(Named one, ExportOrder order) {
        var chain = one.certificate().der().length()
                + issuers(one.certificate(), order.anchor()).stream().mapToInt(above -> above.der().length()).sum();
        return order.layout().files().stream().mapToLong(file -> room(file.kind(), chain) + OVERHEAD).sum() + LONGEST_KEY;
    }

    /// C and CSV take several characters for an octet, and hold the key as well.
    private static long room(FileKind kind, long chain) {
        return TEXTS.contains(kind) ? 8 * (chain + LONGEST_KEY) : 2 * chain;
    }

    /// The files, made anew: `key` hands out a key, sealed no more, where there is one; it is wiped here or by whoever writes
    /// the files.
    Bundle bundle(Parcel parcel, ExportOrder order, Function<Certificate, byte[]> key) {
        var maker = FileMaker.of(order, desk);
        if (order.layout().sharing() == Layout.Sharing.ARRAY) {
            var secret = parcel.content().stream().anyMatch(one -> one.certificate().hasKey());
            return Bundle.of(new Item(parcel.paths().getFirst(), maker.array(order.layout().files().getFirst().kind(),
                    parcel.content(), one -> pack(one, order.anchor(), key)), secret));
        }
        var pack = pack(parcel.content().getFirst(), order.anchor(), key);
        try {
            return pack.bundle(parcel.paths(), order.layout(), maker);
        } finally {
            Arrays.fill(pack.pkcs8(), (byte) 0);
        }
    }

    /// A certificate of a thing with its checked chain and this key, to be wiped by the caller.
    Pack pack(Certificate certificate, byte[] pkcs8) {
        return pack(new Named(certificate, label(certificate)), Optional.empty(), _ -> pkcs8);
    }

    /// The certificate, its checked chain and its key, to be wiped by the caller.
    private Pack pack(Named one, Optional<AuthorityId> anchor, Function<Certificate, byte[]> key) {
        var certificate = one.certificate();
        return new Pack(label(certificate), chain(certificate, anchor), true, certificate.hasKey() ? key.apply(certificate) : new byte[0]);
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
