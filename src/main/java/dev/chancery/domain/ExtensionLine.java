package dev.chancery.domain;

import java.util.List;
import java.util.Optional;

/// One line of what an extension says (RFC 5280, 4.2), for people of any language: what needs words is typed, what reads
/// the same everywhere is [Plain].
public sealed interface ExtensionLine {

    /// A name (`DNS:broker.lab`), an identifier or octets in hex.
    record Plain(String text) implements ExtensionLine {}

    /// Octets of which the first are shown in hex; there are `all` of them.
    record Octets(String hex, int all) implements ExtensionLine {}

    /// Whether the subject is an authority, and how many may stand below it. The number is text because a foreign
    /// certificate may hold any.
    record Constraints(boolean authority, Optional<String> pathLength) implements ExtensionLine {}

    record Usages(List<KeyUsage> usages) implements ExtensionLine {
        public Usages {
            usages = List.copyOf(usages);
        }
    }

    /// An extended key usage, by its object identifier (RFC 5280, 4.2.1.12).
    record Purpose(String oid) implements ExtensionLine {}

    /// The serial number of the issuer's certificate, in hex.
    record IssuerSerial(ExtensionLine number) implements ExtensionLine {}

    /// Where to ask, and for what: the access method's object identifier (RFC 5280, 4.2.2.1).
    record Access(String method, ExtensionLine place) implements ExtensionLine {}

    /// Names that an authority may issue for, or must not (RFC 5280, 4.2.1.10).
    record Constrained(boolean permitted, ExtensionLine names) implements ExtensionLine {}

    /// A name of a kind that has no notation here, by its tag (RFC 5280, 4.2.1.6).
    record OtherName(int kind) implements ExtensionLine {}

    /// Known only when there is a key: it is made from it.
    record MadeFromKey() implements ExtensionLine {}

    /// There are more lines than are shown.
    record More() implements ExtensionLine {}
}
