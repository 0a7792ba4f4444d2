package dev.chancery.store;

import java.text.Normalizer;
import java.util.Locale;

/// Texts as queries compare them: `Prüfstand`, `PRÜFSTAND` and `pru\u0308fstand` are one.
///
/// SQLite itself folds ASCII only. What is stored folded was folded here, so the rules may change only together with a
/// migration that folds again.
final class Folded {

    private Folded() {}

    static String of(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        // The capital ẞ has only itself as upper case; made small first it becomes SS like ß.
        var folded = composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
