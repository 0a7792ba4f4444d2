package dev.chancery.words;

import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/// What a check of a store has found, for scripts: texts, whole numbers, truth values, and lists and maps of them. The command
/// line and the window write the same. It holds nothing secret.
public final class StoreReportFacts {

    private StoreReportFacts() {}

    public static SequencedMap<String, Object> of(StoreReport report) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("good", report.good());
        facts.put("when", report.when().toString());
        facts.put("certificates", report.certificates());
        facts.put("keys", report.keys());
        facts.put("lists", report.lists());
        facts.put("found", report.found());
        facts.put("findings", report.findings().stream().map(StoreReportFacts::of).toList());
        return facts;
    }

    private static SequencedMap<String, Object> of(StoreFinding finding) {
        var said = StoreWords.of(finding);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", finding.getClass().getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT));
        facts.put("what", said.what());
        facts.put("next", said.next());
        facts.put("mendable", finding.repair().isPresent());
        return facts;
    }
}
