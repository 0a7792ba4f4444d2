package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Csr;
import dev.chancery.domain.ListNumber;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.ImportItem.Kind;
import dev.chancery.engine.ImportItem.Standing;
import dev.chancery.pki.Appraisal;
import dev.chancery.pki.ForeignKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something on its way into the store, about which more and more becomes known while it is examined.
abstract sealed class Incoming {

    /// Where it was found: the piece, its place for people, and what it was called there.
    record Origin(int piece, String place, String name) {}

    private final Origin origin;
    private final List<Objection> objections = new ArrayList<>();

    private Incoming(Origin origin) {
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    List<Objection> objections() {
        return objections;
    }

    void object(Objection objection) {
        objections.add(objection);
    }

    boolean refused() {
        return objections.stream().anyMatch(Objection::refuses);
    }

    abstract ImportItem item(int number);

    /// What must come in before it.
    Optional<Incoming> needed() {
        return Optional.empty();
    }

    private static Optional<Incoming> coming(Superior issuer) {
        return issuer instanceof Superior.Coming(var dynasty) ? Optional.of(dynasty.head()) : Optional.empty();
    }

    static final class OfCertificate extends Incoming {
        final byte[] der;
        final Appraisal appraisal;
        Optional<ForeignKey> key = Optional.empty();
        Optional<Superior> issuer = Optional.empty();
        /// Of an authority's certificate: the authority that it is for.
        Optional<Dynasty> dynasty = Optional.empty();
        Optional<Certificate> here = Optional.empty();
        Optional<ThingId> thing = Optional.empty();

        OfCertificate(Origin origin, byte[] der, Appraisal appraisal) {
            super(origin);
            this.der = der;
            this.appraisal = appraisal;
            appraisal.objections().forEach(this::object);
        }

        boolean isAuthority() {
            return appraisal.facts().ca();
        }

        SerialNumber serial() {
            return appraisal.facts().serial();
        }

        /// A root's issuer is itself.
        boolean isRoot() {
            return isAuthority() && appraisal.itself();
        }

        boolean hasBegun() {
            return objections().stream().noneMatch(Objection.NotYetValid.class::isInstance);
        }

        /// Whether it makes the life of an authority longer that another certificate has made.
        boolean isFurther() {
            return !refused() && dynasty.filter(one -> one.isFurther(this)).isPresent();
        }

        boolean completes() {
            return key.isPresent() && here.filter(certificate -> !certificate.hasKey()).isPresent();
        }

        String label() {
            return appraisal.label();
        }

        private Kind kind() {
            return !isAuthority() ? Kind.CERTIFICATE : isFurther() ? Kind.RENEWAL : appraisal.itself() ? Kind.ROOT : Kind.INTERMEDIATE;
        }

        private Standing standing() {
            if (here.isPresent()) {
                return completes() ? Standing.COMPLETES : Standing.KNOWN;
            }
            return refused() ? Standing.REFUSED : Standing.NEW;
        }

        @Override ImportItem item(int number) {
            var standing = standing();
            if (standing == Standing.NEW && isAuthority() && !isFurther() && key.isEmpty()) {
                objections().addFirst(new Objection.WithoutKey());
            }
            return new ImportItem(number, kind(), origin().place(), label(), belongsTo(), thing, bringsKey(), standing,
                    standing == Standing.KNOWN ? List.of() : objections(), 0);
        }

        private String belongsTo() {
            return isFurther() ? dynasty.orElseThrow().label() : issuer.map(Superior::label).orElseGet(appraisal::issuer);
        }

        private boolean bringsKey() {
            return key.isPresent() && !(isFurther() && dynasty.orElseThrow().hasKeyBeside(this));
        }

        @Override Optional<Incoming> needed() {
            var needed = isFurther() && dynasty.orElseThrow().here().isEmpty() ? dynasty.map(Dynasty::issuer) : issuer;
            return needed.flatMap(Incoming::coming).filter(other -> other != this);
        }
    }

    /// A private key; `certificates` are those in the store that it belongs to.
    static final class OfKey extends Incoming {
        final ForeignKey key;
        List<Certificate> certificates = List.of();
        boolean used;

        OfKey(Origin origin, ForeignKey key) {
            super(origin);
            this.key = key;
        }

        List<Certificate> waiting() {
            return certificates.stream().filter(certificate -> !certificate.hasKey()).toList();
        }

        @Override ImportItem item(int number) {
            var standing = refused() ? Standing.REFUSED : waiting().isEmpty() ? Standing.KNOWN : Standing.COMPLETES;
            return new ImportItem(number, Kind.KEY, origin().place(), origin().name().isEmpty() ? key.text() : origin().name(),
                    certificates.stream().findFirst().map(Certificate::label).orElse(""), Optional.empty(), true, standing,
                    objections(), 0);
        }
    }

    static final class OfRequest extends Incoming {
        final byte[] der;
        final Csr csr;
        final boolean known;
        Optional<ForeignKey> key = Optional.empty();

        OfRequest(Origin origin, byte[] der, Csr csr, boolean known) {
            super(origin);
            this.der = der;
            this.csr = csr;
            this.known = known;
            if (!csr.fit() && !known) {
                object(new Objection.RequestUnfit(csr.violations()));
            }
        }

        @Override ImportItem item(int number) {
            return new ImportItem(number, Kind.REQUEST, origin().place(), csr.label(), "", Optional.empty(), key.isPresent(),
                    known ? Standing.KNOWN : refused() ? Standing.REFUSED : Standing.NEW, objections(), 0);
        }
    }

    /// Revocations by one authority: a list with its number, or what a foreign store says.
    static final class OfRevocations extends Incoming {
        final Superior issuer;
        final Optional<BigInteger> number;
        final Map<SerialNumber, Revocation> entries;
        boolean news;

        OfRevocations(Origin origin, Superior issuer, Optional<BigInteger> number, Map<SerialNumber, Revocation> entries) {
            super(origin);
            this.issuer = issuer;
            this.number = number;
            this.entries = entries;
            number.filter(one -> !ListNumber.canFollow(one)).ifPresent(_ -> object(new Objection.ListNumberTooHigh()));
        }

        @Override ImportItem item(int at) {
            return new ImportItem(at, Kind.REVOCATIONS, origin().place(), issuer.label(), issuer.label(), Optional.empty(), false,
                    refused() ? Standing.REFUSED : news ? Standing.NEW : Standing.KNOWN, objections(), entries.size());
        }

        @Override Optional<Incoming> needed() {
            return coming(issuer);
        }
    }

    /// What cannot come in, or not yet.
    static final class Useless extends Incoming {
        private final String label;
        private final boolean locked;

        private Useless(Origin origin, String label, boolean locked) {
            super(origin);
            this.label = label;
            this.locked = locked;
        }

        static Useless because(Origin origin, String label, Objection.Refusal why) {
            var useless = new Useless(origin, label, false);
            useless.object(why);
            return useless;
        }

        static Useless locked(Origin origin) {
            return new Useless(origin, origin.name(), true);
        }

        @Override ImportItem item(int number) {
            return new ImportItem(number, Kind.OTHER, origin().place(), label, "", Optional.empty(), false,
                    locked ? Standing.LOCKED : Standing.REFUSED, objections(), 0);
        }
    }
}
