package dev.chancery.domain;

import java.util.List;

/// What Chancery asks another authority for: a certificate of this subject with these names, for what the profile is for.
public record Wish(DistinguishedName subject, List<SubjectName> names, KeySpec key, Profile profile) {

    public Wish {
        names = List.copyOf(names);
    }

    /// The reasons why it must not be asked for.
    public List<Violation> violations() {
        if (profile.forAuthority()) {
            return List.of(new ProfileViolation.WrongProfile(profile.code()));
        }
        return subject.isEmpty() && names.isEmpty() ? List.of(new TextViolation.Missing(Field.SUBJECT)) : List.of();
    }
}
