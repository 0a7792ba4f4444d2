package dev.chancery.ui.export;

import dev.chancery.domain.KeyStanding;
import dev.chancery.ui.KeyLeft;
import dev.chancery.words.Words;
import java.util.stream.Collectors;

/// How an export says which keys leave.
final class KeyWords {

    private static final int MOST_NAMED = 5;

    private KeyWords() {}

    /// What the page is about: certificates, and whether their keys go along.
    static String title(KeyStanding standing, WhichKeys which) {
        int all = which == WhichKeys.OTHERS ? standing.certificates() - standing.left().size() : standing.certificates();
        int keys = which == WhichKeys.NONE ? 0 : which == WhichKeys.OTHERS ? standing.keys() - standing.left().size() : standing.keys();
        if (keys == 0) {
            return Words.of("export.title.without", all);
        }
        return keys == all ? Words.of("export.title.with", all) : Words.of("export.title.some", all, keys);
    }

    /// Those whose key has left, with when and to where; the first few of many.
    static String names(KeyStanding standing) {
        var first = standing.left().stream().limit(MOST_NAMED)
                .map(one -> Words.of("export.keys.left.one", one.label(), KeyLeft.words(one.departure()))).collect(Collectors.joining("\n"));
        int more = standing.left().size() - MOST_NAMED;
        return more > 0 ? first + "\n" + Words.of("export.keys.left.more", more) : first;
    }
}
