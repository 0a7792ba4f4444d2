package dev.chancery.domain;

import dev.chancery.domain.NamePattern.Part;
import dev.chancery.domain.NameViolation.UnfitPattern.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the text of a [NamePattern] apart.
final class PatternReader {

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,15})\\.\\.([0-9]{1,15})(?:\\.\\.([0-9]{1,15}))?");
    private static final String ESCAPED = "{},\\";

    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Violation violation;

        Unfit(Why why, int at) {
            super(why.name(), null, false, false);
            violation = NamePattern.unfit(why, at);
        }
    }

    private final String text;
    private int at;

    PatternReader(String text) {
        this.text = text;
    }

    Checked<List<Part>> parts() {
        try {
            var parts = new ArrayList<Part>();
            while (at < text.length()) {
                parts.add(text.charAt(at) == '{' ? group() : Part.of(List.of(literal())));
            }
            return Checked.valid(merged(parts));
        } catch (Unfit unfit) {
            return Checked.refused(unfit.violation);
        }
    }

    /// What does not change between two groups that do is one text: a million names are put together from these.
    private static List<Part> merged(List<Part> parts) {
        var merged = new ArrayList<Part>();
        for (var part : parts) {
            if (part.size() == 1 && !merged.isEmpty() && merged.getLast().size() == 1) {
                merged.add(Part.of(List.of(merged.removeLast().only() + part.only())));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }

    /// Up to the next group.
    private String literal() throws Unfit {
        var read = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '{') {
            if (text.charAt(at) == '}') {
                throw new Unfit(Why.UNOPENED, at);
            }
            read.append(character());
        }
        return read.toString();
    }

    private char character() throws Unfit {
        if (text.charAt(at) == '\\') {
            at++;
            if (at == text.length() || ESCAPED.indexOf(text.charAt(at)) < 0) {
                throw new Unfit(Why.BACKSLASH, at - 1);
            }
        }
        return text.charAt(at++);
    }

    private Part group() throws Unfit {
        int opened = at++;
        int begins = at;
        var alternatives = alternatives(opened);
        var inside = text.substring(begins, at - 1);
        if (alternatives.size() > 1) {
            return Part.of(alternatives);
        }
        var range = RANGE.matcher(inside);
        if (!range.matches()) {
            throw new Unfit(inside.isEmpty() ? Why.EMPTY : Why.NO_RANGE, opened);
        }
        return range(range, opened);
    }

    private List<String> alternatives(int opened) throws Unfit {
        var found = new ArrayList<String>();
        var read = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw new Unfit(Why.UNCLOSED, opened);
            }
            switch (text.charAt(at)) {
                case '{' -> throw new Unfit(Why.NESTED, at);
                case '}', ',' -> {
                    found.add(read.toString());
                    read.setLength(0);
                    if (text.charAt(at++) == '}') {
                        return found;
                    }
                }
                default -> read.append(character());
            }
        }
    }

    private static Part range(Matcher range, int opened) throws Unfit {
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        long step = range.group(3) == null ? 1 : Long.parseLong(range.group(3));
        if (step == 0) {
            throw new Unfit(Why.NO_STEP, opened);
        }
        int digits = isPadded(range.group(1)) || isPadded(range.group(2))
                ? Math.max(range.group(1).length(), range.group(2).length()) : 1;
        long way = first <= last ? step : -step;
        return new Part(Math.abs(last - first) / step + 1, place -> padded(first + place * way, digits));
    }

    private static boolean isPadded(String number) {
        return number.length() > 1 && number.charAt(0) == '0';
    }

    private static String padded(long number, int digits) {
        var written = Long.toString(number);
        return "0".repeat(Math.max(0, digits - written.length())) + written;
    }
}
