package dev.chancery.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Which part of a long list is shown.
final class Page {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "Show so many at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "Leave out so many first.")
    private int offset;

    /// The numbers of this page.
    long[] of(long[] all) {
        var from = Math.clamp(offset, 0, all.length);
        return Arrays.copyOfRange(all, from, (int) Math.min((long) from + Math.max(limit, 0), all.length));
    }

    /// With the right total of all pages.
    Answer answer(String name, List<Map<String, Object>> rows, long total, TextTable table) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("total", total);
        facts.put("offset", offset);
        facts.put(name, rows);
        var rest = total > rows.size() ? "\n" + rows.size() + " of " + total + ". More: --offset " + (offset + rows.size()) : "";
        return Answer.done(facts, table + rest);
    }
}
