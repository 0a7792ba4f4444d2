package dev.chancery.pki;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// One rule and how to see that it is broken: where, or an empty text when the rule says it all.
record Check<T>(Rule rule, Function<T, Optional<String>> breach) {

    /// A rule that holds where `kept` does.
    static <T> Check<T> that(Rule rule, Predicate<T> kept) {
        return new Check<>(rule, one -> kept.test(one) ? Optional.empty() : Optional.of(""));
    }

    /// A rule that the first one found breaks.
    static <T> Check<T> none(Rule rule, Function<T, Optional<String>> first) {
        return new Check<>(rule, first);
    }

    /// What is broken. A value that cannot be read as what the rule is about breaks [Rule#EXTENSION_VALUE].
    static <T> void all(List<Check<T>> checks, T subject, List<Breach> found) {
        for (var check : checks) {
            try {
                check.breach.apply(subject).ifPresent(detail -> found.add(new Breach(check.rule, shown(detail))));
            } catch (RuntimeException unreadable) {
                unreadable(check.rule, found);
            }
        }
    }

    private static void unreadable(Rule rule, List<Breach> found) {
        if (found.stream().noneMatch(breach -> breach.rule() == Rule.EXTENSION_VALUE)) {
            found.add(new Breach(Rule.EXTENSION_VALUE, rule.code()));
        }
    }

    private static String shown(String detail) {
        return Visible.line(detail);
    }
}
