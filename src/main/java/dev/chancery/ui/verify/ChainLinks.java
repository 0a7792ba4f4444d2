package dev.chancery.ui.verify;

import dev.chancery.domain.Verdict;
import dev.chancery.ui.ChainView;
import dev.chancery.words.Words;
import java.util.List;
import java.util.stream.IntStream;

/// The chain of a verdict as it is drawn.
final class ChainLinks {

    private ChainLinks() {}

    static List<ChainView.Link> rootFirst(Verdict verdict) {
        return IntStream.range(0, verdict.chain().size()).mapToObj(place -> link(verdict, place)).toList().reversed();
    }

    private static ChainView.Link link(Verdict verdict, int place) {
        var link = verdict.chain().get(place);
        var until = Words.date(link.decoded().validity().notAfter());
        return new ChainView.Link(place(verdict, place), link.name(), link.ofStore()
                ? Words.of("verify.chain.detail", link.decoded().key(), until)
                : Words.of("verify.chain.foreign", link.decoded().key(), until), link.status());
    }

    private static ChainView.Place place(Verdict verdict, int place) {
        var decoded = verdict.chain().get(place).decoded();
        if (decoded.subject().equals(decoded.issuer())) {
            return ChainView.Place.ROOT;
        }
        return place == 0 ? ChainView.Place.LEAF : ChainView.Place.INTERMEDIATE;
    }
}
