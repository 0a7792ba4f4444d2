package dev.chancery.engine;

import dev.chancery.domain.Authority;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What the lab calls the authority that follows another one: `Lab Root`, `Lab Root G2`, `Lab Root G3`.
final class GenerationName {

    private static final Pattern NUMBERED = Pattern.compile("(.*) G(\\d{1,4})");

    private GenerationName() {}

    /// A name that none of `taken` is.
    static String after(String name, List<String> taken) {
        var numbered = NUMBERED.matcher(name);
        var base = numbered.matches() ? numbered.group(1) : name;
        int next = numbered.matches() ? Integer.parseInt(numbered.group(2)) + 1 : 2;
        return IntStream.iterate(next, number -> number + 1).mapToObj(number -> numbered(base, number))
                .filter(wanted -> taken.stream().noneMatch(wanted::equalsIgnoreCase)).findFirst().orElseThrow();
    }

    private static String numbered(String base, int number) {
        var end = " G" + number;
        return base.substring(0, Math.min(base.length(), Authority.LONGEST_NAME - end.length())).stripTrailing() + end;
    }
}
