package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Status;
import dev.chancery.domain.SubjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges certificates that somebody handed in, step by step (RFC 5280, 6.1), and says of every step what came of it.
///
/// It asks nobody: revocation by OCSP is [Responder]'s, what a store knows is told by who has one.
public final class Verifier {

    /// What the certificate is to be used for, the name that its user asks for, revocation lists as PEM or DER, and when.
    public record Terms(Purpose purpose, Optional<SubjectName> name, List<byte[]> lists, Instant now) {
        public Terms {
            lists = List.copyOf(lists);
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
        var ascent = new Ascent(bundle.certificates(), authorities, terms.now(), progress).from(leaf);
        var chain = ascent.chain();
        var findings = new ArrayList<>(ascent.findings());
        for (int i = 0; i < chain.size(); i++) {
            progress.checkCancelled();
            for (var cause : causes(chain, i)) {
                findings.add(new Finding(i, cause));
            }
        }
        RuleCheck.of(chain).forEach(cause -> findings.add(new Finding(0, cause)));
        findings.add(new Finding(0, NameCheck.of(leaf, terms.name())));
        findings.add(new Finding(0, PublicHalf.judge(bundle.key(), leaf)));
        findings.addAll(new ListCheck(Stream.concat(terms.lists().stream(), bundle.lists().stream()).toList(), terms.now()).of(chain));
        return new Examined(chain.stream().map(Sighted::der).toList(), chain.stream().map(Sighted::label).toList(),
                ascent.missing(), findings);
    }

    private List<Cause> causes(List<Sighted> chain, int place) {
        var one = chain.get(place);
        var causes = new ArrayList<>(FormCheck.of(one));
        causes.add(validity(one));
        causes.addAll(StrengthCheck.of(one));
        causes.add(UseCheck.usage(one, place > 0, terms.purpose()));
        if (place > 0) {
            causes.addAll(IssueCheck.of(chain, place));
        }
        if (place == 0 || !(UseCheck.purpose(one, terms.purpose()) instanceof Cause.NoPurposeAsked)) {
            causes.add(UseCheck.purpose(one, terms.purpose()));
        }
        return causes;
    }

    private Cause validity(Sighted one) {
        var validity = CertificateReader.validity(one.certificate());
        if (terms.now().isBefore(validity.notBefore())) {
            return new Cause.NotYetValid(validity.notBefore());
        }
        if (terms.now().isAfter(validity.notAfter())) {
            return new Cause.Expired(validity.notAfter());
        }
        return terms.now().plus(Status.SOON).isAfter(validity.notAfter())
                ? new Cause.EndsSoon(validity.notAfter()) : new Cause.Valid(validity.notAfter());
    }
}
