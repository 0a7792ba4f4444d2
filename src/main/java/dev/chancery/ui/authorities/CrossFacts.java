package dev.chancery.ui.authorities;

import dev.chancery.engine.CrossSigning.Terms;
import dev.chancery.ui.DetailGrid;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known of an authority that another one is to sign for, in words.
final class CrossFacts {

    private CrossFacts() {}

    static void show(Optional<CrossSignModel.Other> subject, DetailGrid grid) {
        grid.clear();
        subject.map(CrossSignModel.Other::subject).ifPresent(one -> {
            var decoded = one.decoded();
            grid.text(Words.of("authorities.field.subject"), decoded.subject());
            grid.text(Words.of("authorities.field.key"), decoded.key());
            grid.text(Words.of("authorities.field.valid"), Words.of("authorities.field.valid.span",
                    Words.date(decoded.validity().notBefore()), Words.date(decoded.validity().notAfter())));
            grid.text(Words.of("authorities.field.below"), below(one.pathLength()));
            decoded.sha256().ifPresent(print -> grid.code(Words.of("authorities.field.sha256"), print.colonHex()));
            grid.text(Words.of("rekey.cross.proof"), Words.of(one.ofStore().isPresent() ? "rekey.cross.ofStore"
                    : one.proven() ? "rekey.cross.proven" : "rekey.cross.unproven"));
        });
    }

    private static String below(OptionalInt levels) {
        return levels.isEmpty() ? Words.of("authorities.field.below.unlimited")
                : Words.of("authorities.field.below.levels", levels.getAsInt());
    }

    /// What a form says about the levels that can be allowed.
    static String levels(Optional<Terms> terms) {
        if (terms.isEmpty()) {
            return "";
        }
        var most = terms.get().mostLevels();
        return most.isEmpty() ? Words.of("rekey.cross.levels.any") : Words.of("rekey.cross.levels.most", Math.max(0, most.getAsInt()));
    }
}
