package dev.chancery.journal;

import dev.chancery.domain.StoreVitals;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What whoever helps from afar asks for first. It names nothing that is in a store, nobody's folders, and no secret.
public record Diagnostics(Map<String, Object> facts) {

    private static final int ERRORS = 10;

    /// @param crypto who makes keys and signatures
    /// @param store empty when none is open
    public static Diagnostics of(Machine machine, String crypto, StateFolder folder, Optional<StoreVitals> store) {
        var facts = new LinkedHashMap<>(machine.facts());
        facts.put("crypto", crypto);
        facts.put("language", Locale.getDefault().toLanguageTag());
        facts.put("timeZone", ZoneId.systemDefault().getId());
        facts.put("log", machine.shortened(folder.log()));
        facts.put("lastErrors", new LogFile(folder.log()).lastErrors(ERRORS));
        store.ifPresent(vitals -> facts.put("store", facts(vitals)));
        return new Diagnostics(facts);
    }

    /// The same of a store that could not be opened, with the kind of failure.
    public Diagnostics withUnopened(String failure) {
        var more = new LinkedHashMap<>(facts);
        more.put("store", failure);
        return new Diagnostics(more);
    }

    private static Map<String, Object> facts(StoreVitals vitals) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("schema", vitals.schema());
        facts.put("octets", vitals.octets());
        facts.put("authorities", vitals.stock().authorities());
        facts.put("things", vitals.stock().things());
        facts.put("certificates", vitals.stock().certificates());
        facts.put("requests", vitals.stock().requests());
        facts.put("reserved", vitals.stock().reserved());
        facts.put("openJobs", vitals.stock().openJobs());
        facts.put("clockInDoubt", vitals.settings().clockInDoubt());
        facts.put("renewing", vitals.settings().renewing());
        facts.put("publishing", vitals.settings().publishing());
        facts.put("listHours", vitals.settings().listHours());
        return facts;
    }

    /// A line for each fact.
    public String text() {
        var text = new StringBuilder();
        facts.forEach((name, value) -> append(text, "", name, value));
        return text.toString().strip();
    }

    private static void append(StringBuilder text, String before, String name, Object value) {
        switch (value) {
            case Map<?, ?> inner -> {
                text.append(before).append(name).append(":\n");
                inner.forEach((key, one) -> append(text, before + "  ", key.toString(), one));
            }
            case List<?> list -> {
                text.append(before).append(name).append(list.isEmpty() ? ": none\n" : ":\n");
                list.forEach(one -> text.append(before).append("  ").append(one).append('\n'));
            }
            default -> text.append(before).append(name).append(": ").append(value).append('\n');
        }
    }
}
