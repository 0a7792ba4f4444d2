package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Objection;
import dev.chancery.engine.Incoming.Issuer;
import dev.chancery.engine.Incoming.OfCertificate;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who has issued what: chains across the pieces of an import, and up into the store.
final class Kinship {

    private final List<Issuer> issuers = new ArrayList<>();
    private final Family family = new Family();
    private final Map<Bytes, Issuer> byKey = new HashMap<>();
    private final List<OfCertificate> order = new ArrayList<>();

    private Kinship(List<Authority> here) {
        here.forEach(authority -> add(new Issuer.Here(authority), authority.certificate().der().toArray()));
    }

    /// Finds the issuer of each certificate, or says why there is none.
    static Kinship of(List<Authority> here, Collection<OfCertificate> certificates) {
        var kinship = new Kinship(here);
        var authorities = certificates.stream().filter(OfCertificate::isAuthority).filter(one -> !one.refused()).toList();
        kinship.join(authorities);
        kinship.settle(authorities.stream().filter(one -> !one.refused()).toList());
        certificates.parallelStream().filter(one -> !one.isAuthority() && !one.refused()).forEach(kinship::findIssuer);
        return kinship;
    }

    private void add(Issuer issuer, byte[] der) {
        family.add(der);
        issuers.add(issuer);
        byKey.putIfAbsent(CertificateReader.keySha256(der), issuer);
    }

    /// Of several certificates for one key the one that ends last is the authority's.
    private void join(List<OfCertificate> authorities) {
        var byEnd = authorities.stream().sorted(Comparator.comparing((OfCertificate one) ->
                one.appraisal.facts().validity().notAfter()).reversed()).toList();
        for (var authority : byEnd) {
            join(authority);
        }
    }

    private void join(OfCertificate authority) {
        try {
            var other = byKey.get(authority.appraisal.keySha256());
            if (other == null) {
                add(new Issuer.Coming(authority), authority.der);
            } else if (other instanceof Issuer.Here(var known) && isOf(known, authority)) {
                authority.here = Optional.of(known.certificate());
            } else {
                authority.object(new Objection.AnotherOf(other.label()));
            }
        } catch (Failure.Malformed unreadable) {
            authority.object(new Objection.Unreadable(unreadable.getMessage()));
        }
    }

    private static boolean isOf(Authority known, OfCertificate authority) {
        return known.certificate().sha256().equals(authority.appraisal.facts().sha256());
    }

    /// A root settles itself, every other one below something settled. Two that have issued each other settle never.
    private void settle(List<OfCertificate> authorities) {
        authorities.forEach(this::findIssuer);
        var open = new ArrayList<>(authorities.stream().filter(one -> !one.refused() && one.here.isEmpty()).toList());
        Set<OfCertificate> settled = new HashSet<>();
        for (var ready = ready(open, settled); !ready.isEmpty(); ready = ready(open, settled)) {
            open.removeAll(ready);
            settled.addAll(ready);
            order.addAll(ready);
        }
        open.forEach(one -> one.object(new Objection.IssuerMissing(one.appraisal.issuer())));
    }

    private static Set<OfCertificate> ready(List<OfCertificate> open, Set<OfCertificate> settled) {
        return open.stream().filter(one -> one.isRoot() || one.issuer.filter(issuer ->
                !(issuer instanceof Issuer.Coming(var parent)) || settled.contains(parent)).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void findIssuer(OfCertificate certificate) {
        try {
            switch (family.parentOf(certificate.der)) {
                case Family.Parent.Of(var member) -> issuedBy(certificate, issuers.get(member));
                case Family.Parent.Missing(var issuer) -> certificate.object(new Objection.IssuerMissing(issuer));
                case Family.Parent.Forged(var issuer) -> certificate.object(new Objection.SignatureFails(issuer));
            }
        } catch (Failure.Malformed unreadable) {
            certificate.object(new Objection.Unreadable(unreadable.getMessage()));
        }
    }

    /// What names itself as its issuer and is signed by another of that name is a bridge between two keys, and no root.
    private static void issuedBy(OfCertificate certificate, Issuer issuer) {
        boolean itself = issuer instanceof Issuer.Coming(var parent) && parent == certificate;
        if (certificate.isRoot() && !itself && certificate.here.isEmpty()) {
            certificate.object(new Objection.AnotherOf(issuer.label()));
        } else if (!usable(issuer)) {
            certificate.object(new Objection.IssuerMissing(certificate.appraisal.issuer()));
        } else {
            certificate.issuer = Optional.of(issuer);
        }
    }

    private static boolean usable(Issuer issuer) {
        return !(issuer instanceof Issuer.Coming(var certificate)) || !certificate.refused();
    }

    /// The new authorities, each after its issuer.
    List<OfCertificate> order() {
        return order;
    }

    /// Every authority that is here or comes.
    List<Issuer> issuers() {
        return issuers.stream().filter(Kinship::usable).toList();
    }
}
