package dev.chancery.pki;

import dev.chancery.domain.Failure;

/// Leads to a reader that only its package knows.
public final class Asn1TextInput {

    private Asn1TextInput() {}

    /// @throws Failure.Malformed where the reader says that it is no such text
    public static byte[] der(String text) {
        try {
            return Asn1Text.der(text);
        } catch (IllegalArgumentException promised) {
            throw new Failure.Malformed(promised.getMessage());
        }
    }
}
