package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Status;
import dev.chancery.domain.SubjectName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges certificates that somebody handed in, step by step (RFC 5280, 6.1), and says of every step what came of it.
///
/// It asks nobody: revocation by OCSP is [Responder]'s, what a store knows is told by who has one.
public final class Verifier {

    /// What the certificate is to be used for, the name that its user asks for, revocation lists as PEM or DER, and when.
    public record Terms(Purpose purpose, Optional<SubjectName> name, List<byte[]> lists, Instant now, PolicyTerms policies) {
        public Terms {
            lists = List.copyOf(lists);
        }

        /// Without a wish for policies.
        public Terms(Purpose purpose, Optional<SubjectName> name, List<byte[]> lists, Instant now) {
            this(purpose, name, lists, now, PolicyTerms.NONE);
        }
    }

    /// The chain as far as it could be followed, the certificate first; what each is called, the name of an issuer that
    /// was not found, and the findings.
    public record Examined(List<Bytes> chain, List<String> labels, Optional<String> missing, List<Finding> findings) {}

    private final List<Sighted> authorities;
    private final Terms terms;
    private final Progress progress;

    /// @param authorities certificates of the store, which are looked at first when an issuer is sought
    public Verifier(List<byte[]> authorities, Terms terms, Progress progress) {
        this.authorities = authorities.stream().map(Sighted::of).toList();
        this.terms = terms;
        this.progress = progress;
    }

    /// @throws Failure.Malformed when what was handed in misbehaves where nobody expected it
    public Examined examine(Bundle bundle) {
        return Hostile.read("certificate", () -> examined(bundle));
    }

    private Examined examined(Bundle bundle) {
        var leaf = bundle.leaf();
        var signatures = new Signatures();
        var way = ascent(bundle, signatures).from(leaf, chain -> faults(chain, terms.purpose()).isEmpty());
        var chain = way.chain();
        var findings = new ArrayList<>(way.findings());
        findings.addAll(causes(chain, terms.purpose()));
        RuleCheck.of(chain).forEach(cause -> findings.add(new Finding(0, cause)));
        findings.add(new Finding(0, NameCheck.of(leaf, terms.name())));
        findings.add(new Finding(0, PublicHalf.judge(bundle.key(), leaf)));
        var lists = Stream.concat(terms.lists().stream(), bundle.lists().stream()).toList();
        findings.addAll(new ListCheck(lists, terms.now(), signers(bundle, signatures)).of(chain));
        return new Examined(chain.stream().map(Sighted::der).toList(), chain.stream().map(Sighted::label).toList(),
                way.missing(), findings);
    }

    private Ascent ascent(Bundle bundle, Signatures signatures) {
        return new Ascent(bundle.certificates(), authorities, terms.now(), signatures, progress);
    }

    /// Who else may have signed a list: with a way of its own to a root of the store (RFC 5280, 6.3.3 f).
    private ListSigners signers(Bundle bundle, Signatures signatures) {
        var known = Stream.concat(authorities.stream(), bundle.certificates().stream()).distinct().toList();
        return new ListSigners(known, signer -> signer(signer, ascent(bundle, signatures)), signatures);
    }

    private Optional<ListSigners.Signer> signer(Sighted signer, Ascent ascent) {
        var way = ascent.from(signer, chain -> faults(chain, Purpose.ANY).stream().allMatch(Cause.OfStrength.class::isInstance));
        var faults = faults(way.chain(), Purpose.ANY);
        return ascent.endsInStore(way) && faults.stream().allMatch(Cause.OfStrength.class::isInstance)
                ? Optional.of(new ListSigners.Signer(way.chain(), faults)) : Optional.empty();
    }

    private List<Cause> faults(List<Sighted> chain, Purpose purpose) {
        return causes(chain, purpose).stream().map(Finding::cause).filter(cause -> cause.outcome() == Outcome.FAILED).toList();
    }

    private List<Finding> causes(List<Sighted> chain, Purpose purpose) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < chain.size(); i++) {
            progress.checkCancelled();
            for (var cause : causes(chain, i, purpose)) {
                findings.add(new Finding(i, cause));
            }
        }
        PolicyCheck.of(chain, terms.policies()).ifPresent(cause -> findings.add(new Finding(0, cause)));
        return findings;
    }

    private List<Cause> causes(List<Sighted> chain, int place, Purpose purpose) {
        var one = chain.get(place);
        var causes = new ArrayList<>(FormCheck.of(one, place, purpose));
        causes.add(validity(one));
        causes.addAll(StrengthCheck.of(one));
        causes.add(UseCheck.usage(one, place > 0, purpose));
        if (place > 0) {
            causes.addAll(IssueCheck.of(chain, place));
        }
        if (place == 0 || !(UseCheck.purpose(one, purpose) instanceof Cause.NoPurposeAsked)) {
            causes.add(UseCheck.purpose(one, purpose));
        }
        return causes;
    }

    /// Both ends count, to the second (4.1.2.5).
    private Cause validity(Sighted one) {
        var validity = CertificateReader.validity(one.certificate());
        var now = terms.now().truncatedTo(ChronoUnit.SECONDS);
        if (now.isBefore(validity.notBefore())) {
            return new Cause.NotYetValid(validity.notBefore());
        }
        if (now.isAfter(validity.notAfter())) {
            return new Cause.Expired(validity.notAfter());
        }
        return now.plus(Status.SOON).isAfter(validity.notAfter())
                ? new Cause.EndsSoon(validity.notAfter()) : new Cause.Valid(validity.notAfter());
    }
}
