package dev.chancery.domain;

/// One reason why a request must not be carried out. A form shows all of them at once, each beside its field.
///
/// `message()` is English and for logs and scripts: one line, with what cannot be seen made visible. The window has its
/// own words for each type, and shows a `text` by [Text#shown].
public sealed interface Violation permits
        CloudViolation, FileViolation, IssuerViolation, KeyViolation, LifecycleViolation, NameViolation,
        NetworkViolation, ProfileViolation, RequestViolation, TextViolation, ValidityViolation, VaultViolation {

    Field field();

    String message();
}
