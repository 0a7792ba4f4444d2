package dev.chancery.engine;

import dev.chancery.domain.KeyDeparture;
import java.util.List;

/// Which private keys an export can take out: of so many certificates, how many have their key here, how many of those keys
/// leave only once, which have left and must stay, and how many were cut off at this very place and can be finished there.
public record KeyStanding(int certificates, int keys, int once, List<Left> left, int unfinished) {

    /// A certificate, as a person calls it, whose key may not leave any more.
    public record Left(String label, String serial, KeyDeparture departure) {
        static Left of(KeyGate.Judged judged) {
            return new Left(judged.bearer().label(), judged.bearer().serial().hex(), judged.departure());
        }
    }

    public KeyStanding {
        left = List.copyOf(left);
    }

    static KeyStanding of(int certificates, List<KeyGate.Judged> judged) {
        return new KeyStanding(certificates, judged.size(), (int) judged.stream().filter(one -> one.bearer().once()).count(),
                judged.stream().filter(one -> one.right() == KeyGate.Right.BARRED).map(Left::of).toList(),
                (int) judged.stream().filter(one -> one.right() == KeyGate.Right.TO_FINISH).count());
    }
}
