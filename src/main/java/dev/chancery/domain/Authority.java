package dev.chancery.domain;

import java.util.Optional;
import java.util.OptionalInt;

/// A certificate authority: the name by which the lab calls it, the certificate it signs with, and what its issuing
/// forms offer first.
///
/// `parent` is empty for a root. `pathLength` is what its certificate allows below it, empty where it sets no limit.
public record Authority(
        AuthorityId id, String name, Optional<AuthorityId> parent, Certificate certificate, OptionalInt pathLength,
        Defaults defaults) {

    /// What a new certificate of this authority gets unless somebody asks otherwise.
    public record Defaults(String profile, Ttl life, KeySpec key) {}

    /// The longest authority name, in characters.
    public static final int LONGEST_NAME = 64;

    public boolean isRoot() {
        return parent.isEmpty();
    }

    /// Whether another authority may stand below this one.
    public boolean mayHaveChildren() {
        return pathLength.isEmpty() || pathLength.getAsInt() > 0;
    }

    public static Checked<String> name(String text) {
        var name = Text.tidy(text);
        return name.isEmpty() ? Checked.refused(new Violation.Missing(Field.NAME))
                : Checked.of(Text.line(Field.NAME, name, LONGEST_NAME), () -> name);
    }
}
