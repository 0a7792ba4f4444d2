package dev.chancery.pki;

import java.util.List;
import java.util.Optional;

/// One extension as it stands in a certificate, list or entry (RFC 5280, 4.1). `plain` tells that `critical` is not
/// written where it is the default.
record ExtensionPart(String oid, boolean critical, boolean plain, DerElement octets) {

    static List<ExtensionPart> all(DerElement sequence) {
        var all = sequence.children(DerElement.SEQUENCE);
        DerElement.require(!all.isEmpty());
        return all.stream().map(ExtensionPart::of).toList();
    }

    private static ExtensionPart of(DerElement extension) {
        var parts = extension.children(DerElement.SEQUENCE);
        DerElement.require(parts.size() == 2 || parts.size() == 3);
        DerElement.require(parts.getLast().is(DerElement.OCTET_STRING));
        boolean critical = parts.size() == 3 && parts.get(1).truth();
        return new ExtensionPart(parts.getFirst().oid(), critical, critical || parts.size() == 2, parts.getLast());
    }

    DerElement value() {
        return octets.inside();
    }

    /// The first part of its value with this tag.
    Optional<DerElement> tagged(int tag) {
        return value().children(DerElement.SEQUENCE).stream().filter(part -> part.is(tag)).findFirst();
    }
}
