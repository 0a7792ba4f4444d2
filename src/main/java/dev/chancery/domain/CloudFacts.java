package dev.chancery.domain;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What is known of a registration at its cloud: its answers, and what was made here for it.
public record CloudFacts(Map<CloudFact, String> values) {

    public static final CloudFacts NONE = new CloudFacts(Map.of());

    public CloudFacts {
        values = Map.copyOf(values);
    }

    public Optional<String> text(CloudFact fact) {
        return Optional.ofNullable(values.get(fact));
    }

    public boolean is(CloudFact fact) {
        return text(fact).filter("true"::equals).isPresent();
    }

    /// Empty where it is not known, or not written as an instant.
    public Optional<Instant> instant(CloudFact fact) {
        try {
            return text(fact).map(Instant::parse);
        } catch (DateTimeParseException anotherForm) {
            return Optional.empty();
        }
    }

    public CloudFacts with(CloudFact fact, String value) {
        var changed = new EnumMap<CloudFact, String>(CloudFact.class);
        changed.putAll(values);
        changed.put(fact, value);
        return new CloudFacts(changed);
    }

    public CloudFacts with(CloudFacts newer) {
        var changed = new EnumMap<CloudFact, String>(CloudFact.class);
        changed.putAll(values);
        changed.putAll(newer.values);
        return new CloudFacts(changed);
    }

    public CloudFacts without(CloudFact... facts) {
        var changed = new EnumMap<CloudFact, String>(CloudFact.class);
        changed.putAll(values);
        Arrays.asList(facts).forEach(changed::remove);
        return new CloudFacts(changed);
    }
}
