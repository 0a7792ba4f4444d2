package dev.chancery.domain;

import dev.chancery.domain.NameViolation.UnfitPattern.Why;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/// The names of many things in one line: `press-{001..500}`. Text stands for itself; each group in braces is a range of
/// whole numbers, with a step if wanted (`{0..100..10}`), or a list (`{a,b}`). With several groups the last one counts
/// fastest. A backslash takes `{`, `}`, `,` and itself as they are.
///
/// A range that has a zero in front at either end is written with as many digits throughout. It may count downwards.
///
/// A pattern has at most 1,024 characters. One that exists makes at most a million names, each a [ThingId], none of them twice;
/// fewer where long names have other characters than visible ASCII.
public final class NamePattern {

    public static final int MOST = 1_000_000;

    /// The longest pattern, in code points.
    static final int LONGEST = 1024;

    /// The longest name in UTF-16 units before the space around it is cut and its letters are composed, which otherwise
    /// could take long for each of a million names.
    private static final int LONGEST_WRITTEN = 4 * ThingId.LONGEST;

    /// As many UTF-16 units of names may have to be composed and looked at one by one: half a million of the longest, and a
    /// million of 30 units. Those of plain ASCII need not be.
    private static final int MOST_COMPOSED = 30_000_000;

    private final String text;
    private final List<Part> parts;
    private final int count;

    /// A text or a group: how many there are, and which one stands at a place.
    record Part(long size, LongFunction<String> at) {
        static Part of(List<String> texts) {
            var known = List.copyOf(texts);
            return new Part(known.size(), place -> known.get((int) place));
        }

        /// Of a part that there is one of.
        String only() {
            return at.apply(0);
        }
    }

    private NamePattern(String text, List<Part> parts, int count) {
        this.text = text;
        this.parts = parts;
        this.count = count;
    }

    /// The pattern in `text`, or why it is none; of the names that cannot be, the first is told. Takes time in proportion
    /// to the names.
    public static Checked<NamePattern> of(String text) {
        if (text.isBlank()) {
            return Checked.refused(new TextViolation.Missing(Field.THING_ID));
        }
        var pattern = text.strip();
        int length = length(pattern);
        if (length > LONGEST) {
            return Checked.refused(new TextViolation.TooLong(Field.THING_ID, length, LONGEST));
        }
        return switch (new PatternReader(pattern).parts()) {
            case Checked.Invalid<List<Part>>(var reasons) -> new Checked.Invalid<>(reasons);
            case Checked.Valid<List<Part>>(var parts) -> of(pattern, parts);
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Checked<NamePattern> of(String text, List<Part> parts) {
        long count = 1;
        for (var part : parts) {
            if (part.size() > MOST / count) {
                return Checked.refused(new NameViolation.TooManyNames(MOST));
            }
            count *= part.size();
        }
        var pattern = new NamePattern(text, parts, (int) count);
        return Checked.of(pattern.violation().stream().toList(), () -> pattern);
    }

    /// Fingerprints first: a set of a million names would take a hundred megabytes.
    private Optional<Violation> violation() {
        var prints = new long[count];
        boolean plain = text.chars().allMatch(unit -> unit > ' ' && unit <= '~');
        long composed = 0;
        for (int place = 0; place < count; place++) {
            var name = name(place);
            composed += plain ? 0 : name.length();
            if (composed > MOST_COMPOSED) {
                return Optional.of(new NameViolation.TooManyNames(place));
            }
            switch (tidied(name)) {
                case Checked.Invalid<String>(var reasons) -> {
                    return Optional.of(new NameViolation.UnfitName(name, reasons.getFirst()));
                }
                case Checked.Valid<String>(var id) -> prints[place] = print(id);
            }
        }
        return twice(prints);
    }

    private static Checked<String> tidied(String name) {
        return name.length() <= LONGEST_WRITTEN ? ThingId.tidied(name)
                : Checked.refused(new TextViolation.TooLong(Field.THING_ID, length(name), ThingId.LONGEST));
    }

    private Optional<Violation> twice(long[] prints) {
        Arrays.sort(prints);
        var doubtful = IntStream.range(1, count).filter(i -> prints[i] == prints[i - 1] && (i == 1 || prints[i] != prints[i - 2]))
                .mapToLong(i -> prints[i]).toArray();
        var seen = new HashSet<String>();
        return doubtful.length == 0 ? Optional.empty() : IntStream.range(0, count).mapToObj(place -> id(place).value())
                .filter(name -> Arrays.binarySearch(doubtful, print(name)) >= 0).filter(name -> !seen.add(name)).findFirst()
                .map(NameViolation.NameTwice::new);
    }

    /// Two different ones, because either alone can be made the same for a million names.
    private static long print(String name) {
        var sum = new CRC32C();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() << 32 | Integer.toUnsignedLong(name.hashCode());
    }

    private String name(int place) {
        var texts = new String[parts.size()];
        long left = place;
        for (int i = texts.length - 1; i >= 0; i--) {
            var size = parts.get(i).size();
            texts[i] = parts.get(i).at().apply(left % size);
            left /= size;
        }
        return String.join("", texts);
    }

    /// How many names it makes; at least one.
    public int count() {
        return count;
    }

    /// The name at this place, from 0.
    public ThingId id(int place) {
        if (place < 0 || place >= count) {
            throw new IndexOutOfBoundsException(place);
        }
        return ThingId.of(name(place)).orRefuse();
    }

    public ThingId first() {
        return id(0);
    }

    public ThingId last() {
        return id(count - 1);
    }

    /// As it was written.
    @Override public String toString() {
        return text;
    }

    @Override public boolean equals(Object other) {
        return other instanceof NamePattern pattern && text.equals(pattern.text);
    }

    @Override public int hashCode() {
        return text.hashCode();
    }

    static Violation unfit(Why why, int at) {
        return new NameViolation.UnfitPattern(why, at);
    }
}
