package dev.chancery.pki;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Validity;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who will sign: an authority, or the root that is being made. The first of two steps to a certificate: it checks all
/// there is to check and signs nothing.
///
/// Safe for use by many threads, and worth keeping for as long as its authority issues.
public final class Issuer {

    private final Optional<IssuingCertificate> certificate;
    private final NameRules rules;
    private volatile @Nullable Profile sound;
    private volatile @Nullable Rehearsed rehearsed;

    private Issuer(Optional<IssuingCertificate> certificate, NameRules rules) {
        this.certificate = certificate;
        this.rules = rules;
    }

    /// The issuer of roots: each signs itself.
    public static Issuer root() {
        return new Issuer(Optional.empty(), NameRules.of(Stream.empty()));
    }

    /// The authority with this certificate, below those of `above`, whose name constraints count too.
    ///
    /// @throws Failure.Malformed when one is no authority's certificate
    public static Issuer of(byte[] caCertificateDer, byte[]... above) {
        var own = IssuingCertificate.of(caCertificateDer);
        return Hostile.read("authority certificate", caCertificateDer, () -> new Issuer(Optional.of(own),
                NameRules.of(Stream.concat(Stream.of(caCertificateDer), Stream.of(above)).map(CertificateReader::parse))));
    }

    /// Whether what an authority has signed under its certificate `old` is found and verified under `next` too: the same
    /// name, octet by octet, the same key and the same key identifier.
    ///
    /// @throws Failure.Malformed when one of them is no authority's certificate
    public static boolean continues(byte[] old, byte[] next) {
        var before = IssuingCertificate.of(old);
        var after = IssuingCertificate.of(next);
        return before.authorityKeyId().equals(after.authorityKeyId()) && Arrays.equals(before.nameOctets(), after.nameOctets())
                && Keys.ofCertificate(old).equals(Keys.ofCertificate(next));
    }

    /// The certificate that would be signed, or every reason why it must not be. A start before the issuer's own is moved
    /// to it; an authority that asks for no path length gets what its issuer leaves (RFC 5280, 4.2.1.9).
    ///
    /// @throws IllegalArgumentException when the path length is negative
    public Checked<Draft> prepare(Profile profile, Request request, SerialNumber serial, Instant now) {
        if (request.pathLength().orElse(0) < 0) {
            throw new IllegalArgumentException("negative path length");
        }
        var found = new ArrayList<>(violationsOf(profile, request));
        certificate.ifPresent(issuer -> found.addAll(violationsOf(issuer, profile, request, now)));
        found.addAll(rules.violations(request));
        return rehearsed(profile, request.key(),
                Checked.of(found, () -> new Draft(new Outline(profile, settled(profile, request), serial), certificate)));
    }

    /// The first draft by a profile is held to the rules at once, with a key that stands in, so that a form can say what is
    /// wrong with the profile; each is held to them before it is signed.
    private Checked<Draft> rehearsed(Profile profile, KeySpec key, Checked<Draft> draft) {
        var now = new Rehearsed(profile, key);
        if (now.equals(rehearsed) || !(draft instanceof Checked.Valid<Draft>(var made))) {
            return draft;
        }
        var broken = made.rehearse();
        if (broken.isEmpty()) {
            rehearsed = now;
        }
        return Checked.of(broken, () -> made);
    }

    private record Rehearsed(Profile profile, KeySpec key) {}

    /// The cross-certificate that would be signed, or every reason why it must not be: never more levels below it than this
    /// issuer has left, nor a longer life than this one's.
    ///
    /// @throws IllegalStateException when there is no authority yet
    public Checked<Draft> prepare(Crossing crossing, SerialNumber serial, Instant now) {
        var issuer = certificate.orElseThrow(() -> new IllegalStateException("nobody to sign"));
        var request = crossing.request(issuer, now);
        var found = new ArrayList<>(crossing.violations(issuer, rules, now));
        found.addAll(outside(issuer, request.validity(), now));
        return Checked.of(found, () -> new Draft(new Outline(crossing.subject().profile(), request, serial,
                Optional.of(crossing.subject())), certificate));
    }

    private List<Violation> violationsOf(Profile profile, Request request) {
        var found = new ArrayList<>(violationsOf(profile));
        var unfit = (profile.kind() == Profile.Kind.ROOT) == certificate.isPresent();
        if (unfit || !profile.forAuthority() && request.pathLength().isPresent()) {
            found.add(new ProfileViolation.WrongProfile(profile.code()));
        }
        if (request.subject().isEmpty() && (profile.forAuthority() || request.names().isEmpty())) {
            found.add(new TextViolation.Missing(Field.SUBJECT));
        }
        if (profile.isForServers() && request.names().stream().noneMatch(Issuer::namesAServer)) {
            found.add(new NameViolation.NoServerName());
        }
        return found;
    }

    /// A profile is looked at once: thousands of certificates in a row are of the same one.
    private List<Violation> violationsOf(Profile profile) {
        if (profile == sound) {
            return List.of();
        }
        var found = new ArrayList<>(profile.violations());
        found.addAll(ExtensionValue.violations(profile));
        found.addAll(unsettled(profile));
        if (found.isEmpty()) {
            sound = profile;
        }
        return found;
    }

    /// Links that still wait for somebody's values.
    private static List<Violation> unsettled(Profile profile) {
        return profile.additions().links().all().stream().flatMap(link -> link.placeholders().stream()).distinct()
                .<Violation>map(name -> new TextViolation.NothingFor(Field.LINKS, "{" + name + "}")).toList();
    }

    private static boolean namesAServer(SubjectName name) {
        return switch (name) {
            case SubjectName.Dns _, SubjectName.Ip _ -> true;
            case SubjectName.Uri _, SubjectName.Email _ -> false;
        };
    }

    private static List<Violation> violationsOf(IssuingCertificate issuer, Profile profile, Request request, Instant now) {
        var found = new ArrayList<>(outside(issuer, request.validity().begunWithin(issuer.validity()), now));
        if (profile.forAuthority()) {
            issuer.pathLength().ifPresent(allowed -> pathTooLong(allowed, request).ifPresent(found::add));
        }
        return found;
    }

    private static List<Violation> outside(IssuingCertificate issuer, Validity validity, Instant now) {
        var found = new ArrayList<Violation>();
        if (!issuer.validity().contains(now)) {
            found.add(new IssuerViolation.IssuerNotValid(issuer.validity(), now));
        } else if (!issuer.validity().contains(validity.notBefore())) {
            found.add(new IssuerViolation.IssuerNotValid(issuer.validity(), validity.notBefore()));
        }
        if (validity.notAfter().isAfter(issuer.validity().notAfter())) {
            found.add(new ValidityViolation.OutlivesIssuer(validity.notAfter(), issuer.validity().notAfter()));
        }
        return found;
    }

    private static Optional<Violation> pathTooLong(int allowed, Request request) {
        var levels = request.pathLength().orElse(0) + 1;
        return levels > allowed ? Optional.of(new IssuerViolation.PathTooLong(allowed, levels)) : Optional.empty();
    }

    private Request settled(Profile profile, Request request) {
        return certificate.map(issuer -> new Request(request.subject(), request.names(), request.key(),
                request.validity().begunWithin(issuer.validity()), pathLength(profile, request, issuer))).orElse(request);
    }

    private static OptionalInt pathLength(Profile profile, Request request, IssuingCertificate issuer) {
        return !profile.forAuthority() || request.pathLength().isPresent() || issuer.pathLength().isEmpty()
                ? request.pathLength() : OptionalInt.of(issuer.pathLength().getAsInt() - 1);
    }
}
