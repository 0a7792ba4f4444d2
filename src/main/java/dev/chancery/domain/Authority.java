package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A certificate authority: the name by which the lab calls it, the certificate it signs with, and what its issuing
/// forms offer first.
///
/// `parent` is empty for a root. `pathLength` is what its certificate allows below it, empty where it sets no limit.
public record Authority(
        AuthorityId id, String name, Optional<AuthorityId> parent, Certificate certificate, OptionalInt pathLength,
        Defaults defaults, KeyHome home) {

    /// One whose key is in the store, if its certificate has it there.
    public Authority(AuthorityId id, String name, Optional<AuthorityId> parent, Certificate certificate, OptionalInt pathLength,
            Defaults defaults) {
        this(id, name, parent, certificate, pathLength, defaults, certificate.hasKey() ? KeyHome.HERE : KeyHome.AWAY);
    }

    /// What a new certificate of this authority gets unless somebody asks otherwise.
    public record Defaults(String profile, Ttl life, KeySpec key) {}

    /// The longest authority name, in characters.
    public static final int LONGEST_NAME = 64;

    public boolean isRoot() {
        return parent.isEmpty();
    }

    /// Whether its key can be asked to sign, wherever it lives.
    public boolean canSign() {
        return home.signs();
    }

    /// Whether another authority may stand below this one.
    public boolean mayHaveChildren() {
        return pathLength.isEmpty() || pathLength.getAsInt() > 0;
    }

    /// Whether it is time to renew the authority: a root has to be handed to everybody who trusts it, and so is told of
    /// earlier than an intermediate.
    public boolean endsSoon(Instant now) {
        var notice = isRoot() ? Duration.ofDays(30) : Duration.ofDays(10);
        return now.isAfter(certificate.validity().notAfter().minus(notice));
    }

    public static Checked<String> name(String text) {
        var name = Text.tidy(text);
        return name.isEmpty() ? Checked.refused(new TextViolation.Missing(Field.NAME))
                : Checked.of(Text.line(Field.NAME, name, LONGEST_NAME), () -> name);
    }
}
