package dev.chancery.intake;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Who is who in one list: no id twice, none that the store has, and a new one where the list has none. Ids are compared
/// exactly, after composition to NFC: `A` and `a` are two things.
final class Identities {

    private final Predicate<ThingId> stored;
    private final Supplier<ThingId> fresh;
    private final boolean remembers;
    private final Map<ThingId, Integer> lines = new HashMap<>();

    Identities(Predicate<ThingId> stored, Supplier<ThingId> fresh) {
        this(stored, fresh, true);
    }

    private Identities(Predicate<ThingId> stored, Supplier<ThingId> fresh, boolean remembers) {
        this.stored = stored;
        this.fresh = fresh;
        this.remembers = remembers;
    }

    /// Somebody else sees to it that no id comes twice.
    static Identities forgetful(Supplier<ThingId> fresh) {
        return new Identities(_ -> false, fresh, false);
    }

    Checked<ThingId> of(String text) {
        return text.isBlank() ? Checked.valid(fresh.get()) : switch (ThingId.of(text)) {
            case Checked.Valid<ThingId>(var id) -> Checked.of(taken(id), () -> id);
            case Checked.Invalid<ThingId> refused -> refused;
        };
    }

    private List<Violation> taken(ThingId id) {
        return Optional.ofNullable(lines.get(id)).or(() -> stored.test(id) ? Optional.of(0) : Optional.empty())
                .<Violation>map(line -> new TextViolation.Taken(Field.THING_ID, id.value(), line)).stream().toList();
    }

    /// From `line` on, `id` is taken.
    void take(ThingId id, int line) {
        if (remembers) {
            lines.put(id, line);
        }
    }
}
