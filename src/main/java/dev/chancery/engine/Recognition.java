package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Objection;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.Incoming.OfCertificate;
import dev.chancery.engine.Incoming.OfKey;
import dev.chancery.engine.Incoming.OfRequest;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Keys;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of an import the store has already, which key belongs to what, and whose the certificates are.
final class Recognition {

    private final Transaction tx;
    private final Sorting sorted;

    Recognition(Transaction tx, Sorting sorted) {
        this.tx = tx;
        this.sorted = sorted;
    }

    /// The certificates that the store has, also the older ones of its authorities. `authorities` are in the order in which
    /// they come in.
    void recognize(List<OfCertificate> authorities) {
        var taken = new HashSet<List<Object>>();
        for (var certificate : Stream.concat(authorities.stream(), sorted.certificates.values().stream()).distinct().toList()) {
            certificate.issuer.filter(issuer -> !issuer.isUsable() && !certificate.refused()).ifPresent(_ ->
                    certificate.object(new Objection.IssuerMissing(certificate.appraisal.issuer())));
            var before = stored(certificate);
            if (before.isPresent()) {
                certificate.objections().removeIf(Objection.AnotherOf.class::isInstance);
                compare(certificate, before.get());
            } else if (certificate.issuer.isPresent() && !certificate.refused()
                    && !taken.add(List.of(certificate.issuer.get(), certificate.serial()))) {
                certificate.object(new Objection.SerialTaken(certificate.label()));
            }
            if (certificate.here.isEmpty() && certificate.issuer.isEmpty()) {
                tx.requests().byKey(certificate.appraisal.keySha256()).stream().filter(request -> request.isPending()).findFirst()
                        .ifPresent(request -> certificate.objections().addFirst(new Objection.AnswersRequest(request.label())));
            }
        }
    }

    private Optional<Certificate> stored(OfCertificate certificate) {
        if (certificate.here.isPresent()) {
            return certificate.here;
        }
        return certificate.issuer.isPresent()
                ? certificate.issuer.filter(Superior.Here.class::isInstance).map(Superior.Here.class::cast)
                        .flatMap(issuer -> tx.certificates().byIssuer(issuer.authority().id(), certificate.serial()))
                : tx.certificates().bySerial(certificate.serial()).stream().filter(other -> same(certificate, other)).findFirst();
    }

    private static boolean same(OfCertificate certificate, Certificate other) {
        return other.sha256().equals(certificate.appraisal.facts().sha256());
    }

    private static void compare(OfCertificate certificate, Certificate before) {
        if (same(certificate, before)) {
            certificate.here = Optional.of(before);
        } else {
            certificate.object(new Objection.SerialTaken(before.label()));
        }
    }

    /// The requests, judged as the intake judges them.
    List<OfRequest> requests() {
        var found = new ArrayList<OfRequest>();
        for (var raw : sorted.requests.values()) {
            try {
                var csr = RequestIntake.judged(tx, raw.der());
                found.add(new OfRequest(raw.origin(), raw.der(), csr, tx.requests().bySha256(csr.sha256()).isPresent()));
            } catch (Failure.Malformed malformed) {
                sorted.useless.add(Incoming.Useless.because(raw.origin(), raw.origin().name(), new Objection.Unreadable(malformed.getMessage())));
            }
        }
        return found;
    }

    /// Gives each key to all that it is the key of, and looks in the store for the others.
    void matchKeys(Collection<OfRequest> requests) {
        for (var certificate : sorted.certificates.values()) {
            give(certificate.appraisal.keySha256()).ifPresent(key -> certificate.key = Optional.of(key.key));
        }
        for (var request : requests) {
            var free = give(request.csr.keySha256()).filter(key -> sorted.certificates.values().stream()
                    .noneMatch(certificate -> certificate.key.filter(key.key::equals).isPresent()));
            free.ifPresent(key -> request.key = Optional.of(key.key));
        }
        var alone = sorted.keys.values().stream().filter(key -> !key.used && !key.refused())
                .collect(Collectors.toMap(key -> key.key.keySha256(), key -> key));
        findInStore(alone);
        alone.values().stream().filter(key -> key.certificates.isEmpty()).forEach(this::objectTo);
    }

    private Optional<OfKey> give(Bytes keySha256) {
        var key = Optional.ofNullable(sorted.keys.get(keySha256)).filter(one -> !one.refused());
        key.ifPresent(one -> one.used = true);
        return key;
    }

    /// Keys that nobody could sign with are not given to anything.
    void checkKeys() {
        sorted.keys.values().parallelStream().forEach(Recognition::check);
    }

    private static void check(OfKey key) {
        try {
            Keys.privateKey(key.key.spec().orElseThrow(() -> new Failure.Refused(List.of())), key.key.pkcs8());
        } catch (Failure.Refused unfit) {
            key.object(new Objection.KeyUnfit(key.key.text()));
        } catch (Failure.Malformed malformed) {
            key.object(new Objection.Unreadable(malformed.getMessage()));
        }
    }

    /// The store has no index of keys: all certificates with keys of these kinds are looked at, once.
    private void findInStore(Map<Bytes, OfKey> alone) {
        Set<KeySpec> kinds = alone.values().stream().flatMap(key -> key.key.spec().stream()).collect(Collectors.toSet());
        var found = new HashMap<OfKey, List<Certificate>>();
        for (var kind : kinds) {
            tx.certificates().each(kind, certificate -> Optional
                    .ofNullable(alone.get(CertificateReader.keySha256(certificate.der().toArray())))
                    .ifPresent(key -> found.computeIfAbsent(key, _ -> new ArrayList<>()).add(certificate)));
        }
        found.forEach((key, certificates) -> key.certificates = List.copyOf(certificates));
    }

    /// A key beside a single certificate was meant to be its.
    private void objectTo(OfKey key) {
        var beside = sorted.certificates.values().stream()
                .filter(certificate -> certificate.origin().piece() == key.origin().piece()).toList();
        var meant = beside.isEmpty() && sorted.keys.size() == 1 ? List.copyOf(sorted.certificates.values()) : beside;
        key.object(meant.size() == 1 && meant.getFirst().key.isEmpty()
                ? new Objection.KeyDiffers(meant.getFirst().label()) : new Objection.NoCertificate());
    }

    /// A certificate is the thing's whose id is its common name or one of its names.
    void findThings() {
        var wanted = new HashMap<OfCertificate, List<ThingId>>();
        sorted.certificates.values().stream().filter(one -> !one.isAuthority() && !one.refused() && one.here.isEmpty())
                .forEach(one -> wanted.put(one, candidates(one)));
        var there = tx.things().existing(wanted.values().stream().flatMap(List::stream).distinct().toList());
        wanted.forEach((one, ids) -> one.thing = ids.stream().filter(there::contains).findFirst());
    }

    private static List<ThingId> candidates(OfCertificate certificate) {
        var facts = certificate.appraisal.facts();
        return Stream.concat(facts.subject().commonName().stream(), facts.names().stream().map(SubjectName::value))
                .flatMap(text -> ThingId.of(text).stream()).distinct().toList();
    }
}
