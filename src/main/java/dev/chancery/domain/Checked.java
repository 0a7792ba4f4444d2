package dev.chancery.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What loose input became: a valid value, or every reason why there is none.
public sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    record Invalid<T>(List<Violation> violations) implements Checked<T> {
        public Invalid {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }

    static <T> Checked<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Checked<T> refused(Violation... violations) {
        return new Invalid<>(List.of(violations));
    }

    /// The value that `value` makes, unless there are violations: then it is never asked.
    static <T> Checked<T> of(List<Violation> violations, Supplier<T> value) {
        return violations.isEmpty() ? new Valid<>(value.get()) : new Invalid<>(violations);
    }

    /// Every part's value in order, or the reasons of all parts together.
    static <T> Checked<List<T>> all(List<Checked<T>> parts) {
        var reasons = new ArrayList<Violation>();
        parts.forEach(part -> reasons.addAll(part.violations()));
        return of(reasons, () -> parts.stream().map(Checked::orRefuse).toList());
    }

    /// Empty when the value is valid.
    default List<Violation> violations() {
        return switch (this) {
            case Valid<T> _ -> List.of();
            case Invalid<T>(var violations) -> violations;
        };
    }

    /// The value.
    ///
    /// @throws Failure.Refused with every violation when there is none
    default T orRefuse() {
        return switch (this) {
            case Valid<T>(var value) -> value;
            case Invalid<T>(var violations) -> throw new Failure.Refused(violations);
        };
    }

    default T orElse(T other) {
        return this instanceof Valid<T>(var value) ? value : other;
    }

    /// Whether it is valid, and this value.
    default boolean is(T other) {
        return this instanceof Valid<T>(var value) && value.equals(other);
    }

    /// The value, or nothing.
    default Stream<T> stream() {
        return this instanceof Valid<T>(var value) ? Stream.of(value) : Stream.empty();
    }

    default <R> Checked<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Valid<T>(var value) -> new Valid<>(change.apply(value));
            case Invalid<T>(var violations) -> new Invalid<>(violations);
        };
    }
}
