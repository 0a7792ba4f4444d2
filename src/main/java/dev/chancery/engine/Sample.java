package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Naming;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Validity;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Issuer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The certificate that a profile would make for somebody made up.
final class Sample {

    private static final String AUTHORITY = "Example CA";

    private Sample() {}

    static Checked<Decoded> of(Profile profile, Optional<Authority> by, SerialNumber serial, Instant now) {
        var values = Values.sample();
        by.ifPresent(authority -> values.issuedBy(authority.certificate().subject()));
        var named = profile.forAuthority()
                ? DistinguishedName.commonName(AUTHORITY).map(name -> new Naming.Named(name, List.of()))
                : profile.naming().named(values.all());
        return switch (named) {
            case Checked.Invalid<Naming.Named>(var reasons) -> new Checked.Invalid<>(reasons);
            case Checked.Valid<Naming.Named>(var name) -> switch (profile.filled(values.namedAs(name.subject()).all())) {
                case Checked.Invalid<Profile>(var reasons) -> new Checked.Invalid<>(reasons);
                case Checked.Valid<Profile>(var settled) -> drafted(settled, name, by, serial, now).map(Draft::preview);
            };
        };
    }

    private static Checked<Draft> drafted(
            Profile profile, Naming.Named name, Optional<Authority> by, SerialNumber serial, Instant now) {
        var issuer = by.map(authority -> Issuer.of(authority.certificate().der().toArray())).orElseGet(Issuer::root);
        var request = new Request(name.subject(), name.names(), profile.key(), validity(profile, by, now), OptionalInt.empty());
        return issuer.prepare(profile, request, serial, now);
    }

    /// What a form offers first, but no longer than the authority lives: that is for the one who issues to decide.
    private static Validity validity(Profile profile, Optional<Authority> by, Instant now) {
        var usual = profile.validity(now, profile.life());
        return by.map(authority -> authority.certificate().validity().notAfter()).filter(usual.notAfter()::isAfter)
                .map(end -> new Validity(usual.notBefore(), end)).orElse(usual);
    }
}
