package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.RequestViolation.UnfitAnswer.Why;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.VaultNotice;
import dev.chancery.domain.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A certificate that an authority elsewhere signed for us, held against what was asked. What lies is never taken in; what
/// is genuine and otherwise than asked is told.
public final class RemoteAnswer {

    /// How far its end may be from the one that was asked for, for clocks differ.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// What was asked for: the key by its fingerprint, empty when the authority was to make it, whom it is to name, when it
    /// is to end, and the purposes (object identifiers) that it is to be good for, none for all.
    public record Asked(Optional<Bytes> keySha256, DistinguishedName subject, List<SubjectName> names, Instant ends, List<String> purposes) {
        public Asked {
            names = List.copyOf(names);
            purposes = List.copyOf(purposes);
        }
    }

    private final byte[] der;
    private final Facts facts;
    private final Asked asked;

    /// @throws dev.chancery.domain.Failure.Malformed when `der` is no certificate
    public RemoteAnswer(byte[] der, Asked asked) {
        this.der = der.clone();
        this.facts = CertificateReader.facts(der);
        this.asked = asked;
    }

    public Facts facts() {
        return facts;
    }

    /// The reasons why it must not be taken in: another key, another or a further name, the certificate of an authority, one
    /// that `issuerDer` has not signed, that has ended, or that is dangerous for those who believe it.
    public List<Violation> lies(byte[] issuerDer, Instant now) {
        var found = new ArrayList<Violation>();
        asked.keySha256().filter(key -> !key.equals(CertificateReader.keySha256(der))).ifPresent(_ -> found.add(unfit(Why.OTHER_KEY)));
        if (facts.ca()) {
            found.add(unfit(Why.FOR_AUTHORITY));
        }
        if (!Signatory.of(issuerDer).signed(der)) {
            found.add(unfit(Why.BAD_SIGNATURE));
        }
        if (now.isAfter(facts.validity().notAfter())) {
            found.add(unfit(Why.EXPIRED));
        }
        if (namesAnother() || facts.key().isEmpty()) {
            found.add(unfit(facts.key().isEmpty() ? Why.OTHER_KEY : Why.OTHER_NAME));
        }
        found.addAll(Lint.dangers(der));
        return found.stream().distinct().toList();
    }

    /// A role may add the common name to the alternative names; nothing else was asked for.
    private boolean namesAnother() {
        var common = asked.subject().commonName();
        return !facts.subject().commonName().equals(common) || facts.names().stream().filter(name -> !asked.names().contains(name))
                .anyMatch(name -> !common.filter(wanted -> wanted.equalsIgnoreCase(name.value())).isPresent());
    }

    private static Violation unfit(Why why) {
        return new RequestViolation.UnfitAnswer(why);
    }

    /// How it differs from what was asked for, where it may.
    public List<VaultNotice> notices() {
        var found = new ArrayList<VaultNotice>();
        var end = facts.validity().notAfter();
        if (Duration.between(end, asked.ends()).abs().compareTo(TOLERANCE) > 0) {
            found.add(new VaultNotice.EndsOtherwise(asked.ends(), end));
        }
        if (!facts.subject().equals(asked.subject())) {
            found.add(new VaultNotice.SubjectDiffers(facts.subject().toString()));
        }
        asked.names().stream().filter(name -> !facts.names().contains(name))
                .forEach(name -> found.add(new VaultNotice.NameMissing(SubjectName.text(name))));
        purposes(found);
        return List.copyOf(found);
    }

    private void purposes(List<VaultNotice> found) {
        var there = new HashSet<>(CertificateReader.uses(der).purposes());
        if (!there.isEmpty()) {
            asked.purposes().stream().filter(oid -> !there.contains(oid)).forEach(oid -> found.add(new VaultNotice.PurposeMissing(oid)));
        }
        asked.purposes().forEach(there::remove);
        there.stream().sorted().forEach(oid -> found.add(new VaultNotice.PurposeAdded(oid)));
    }
}
