package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Objection;
import dev.chancery.engine.Incoming.OfCertificate;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who has issued what: chains across the pieces of an import, and up into the store.
final class Kinship {

    private final List<Dynasty> members = new ArrayList<>();
    private final Family family = new Family();
    private final Map<Bytes, Dynasty> byKey = new HashMap<>();
    private final List<OfCertificate> order = new ArrayList<>();

    private Kinship(List<Authority> here) {
        for (var authority : here) {
            var dynasty = Dynasty.of(authority);
            var der = authority.certificate().der().toArray();
            add(dynasty, der);
            byKey.putIfAbsent(CertificateReader.keySha256(der), dynasty);
        }
    }

    /// Finds the issuer of each certificate, or says why there is none.
    static Kinship of(List<Authority> here, Collection<OfCertificate> certificates) {
        var kinship = new Kinship(here);
        var authorities = certificates.stream().filter(OfCertificate::isAuthority).filter(one -> !one.refused()).toList();
        Dynasty.bestFirst(authorities).forEach(kinship::join);
        kinship.settle(authorities.stream().filter(one -> !one.refused()).toList());
        certificates.parallelStream().filter(one -> !one.isAuthority() && !one.refused()).forEach(kinship::findIssuer);
        return kinship;
    }

    private void add(Dynasty dynasty, byte[] der) {
        family.add(der);
        members.add(dynasty);
    }

    /// A key has one authority: what names it otherwise than the best certificate does stays out.
    private void join(OfCertificate authority) {
        try {
            var dynasty = byKey.getOrDefault(authority.appraisal.keySha256(), Dynasty.coming());
            if (dynasty.admits(authority)) {
                add(dynasty, authority.der);
                dynasty.add(authority);
                byKey.putIfAbsent(authority.appraisal.keySha256(), dynasty);
                authority.here = dynasty.here().map(Authority::certificate).filter(_ -> !dynasty.isFurther(authority));
            } else {
                authority.object(new Objection.AnotherOf(dynasty.label()));
            }
        } catch (Failure.Malformed unreadable) {
            authority.object(new Objection.Unreadable(unreadable.getMessage()));
        }
    }

    /// A root settles itself, every other one below something settled. Two that have issued each other settle never.
    private void settle(List<OfCertificate> authorities) {
        authorities.forEach(this::findIssuer);
        var open = new ArrayList<>(authorities.stream().filter(one -> !one.refused() && one.here.isEmpty()).toList());
        Set<Dynasty> settled = new HashSet<>();
        for (var ready = ready(open, settled); !ready.isEmpty(); ready = ready(open, settled)) {
            open.removeAll(ready);
            ready.forEach(this::settle);
            ready.forEach(one -> settled.add(one.dynasty.orElseThrow()));
        }
        open.forEach(one -> one.object(new Objection.IssuerMissing(one.appraisal.issuer())));
    }

    private static List<OfCertificate> ready(List<OfCertificate> open, Set<Dynasty> settled) {
        return Dynasty.bestFirst(open.stream().filter(one -> one.isRoot() || one.issuer.filter(issuer ->
                !(issuer instanceof Superior.Coming(var parent)) || settled.contains(parent)).isPresent()).toList());
    }

    private void settle(OfCertificate authority) {
        var dynasty = authority.dynasty.orElseThrow();
        if (dynasty.standsBelow(authority.issuer.orElseThrow())) {
            order.add(authority);
        } else {
            authority.object(new Objection.AnotherOf(dynasty.label()));
        }
    }

    private void findIssuer(OfCertificate certificate) {
        try {
            switch (family.parentOf(certificate.der)) {
                case Family.Parent.Of(var member) -> issuedBy(certificate, members.get(member).issuer());
                case Family.Parent.Missing(var issuer) -> certificate.object(new Objection.IssuerMissing(issuer));
                case Family.Parent.Forged(var issuer) -> certificate.object(new Objection.SignatureFails(issuer));
            }
        } catch (Failure.Malformed unreadable) {
            certificate.object(new Objection.Unreadable(unreadable.getMessage()));
        }
    }

    /// What names itself as its issuer and is signed by another of that name is a bridge between two keys, and no root.
    private static void issuedBy(OfCertificate certificate, Superior issuer) {
        boolean itself = certificate.dynasty.filter(one -> one.issuer().equals(issuer)).isPresent();
        if (certificate.isRoot() && !itself && certificate.here.isEmpty()) {
            certificate.object(new Objection.AnotherOf(issuer.label()));
        } else if (!issuer.isUsable()) {
            certificate.object(new Objection.IssuerMissing(certificate.appraisal.issuer()));
        } else {
            certificate.issuer = Optional.of(issuer);
        }
    }

    /// The certificates of authorities that are to come in, each after its issuer, and the best for each authority first.
    List<OfCertificate> order() {
        return order;
    }

    /// Every authority that is here or comes.
    List<Superior> issuers() {
        return members.stream().distinct().map(Dynasty::issuer).filter(Superior::isUsable).toList();
    }
}
