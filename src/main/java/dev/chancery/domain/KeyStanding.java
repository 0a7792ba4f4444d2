package dev.chancery.domain;

import java.util.List;

/// Which private keys an export can take out: of so many certificates, how many have their key here, how many of those keys
/// leave only once, which have left and must stay, and how many were cut off at this very place and can be finished there.
public record KeyStanding(int certificates, int keys, int once, List<Left> left, int unfinished) {

    /// A certificate, as a person calls it, whose key may not leave any more.
    public record Left(String label, SerialNumber serial, KeyDeparture departure) {}

    public KeyStanding {
        left = List.copyOf(left);
    }
}
