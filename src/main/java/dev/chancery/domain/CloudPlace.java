package dev.chancery.domain;

import java.util.Map;
import java.util.Optional;

/// Where at a cloud: the values that the user gave, as [CloudTraits#place] has checked them. What was left out is not in it.
public record CloudPlace(Map<PlaceField, String> values) {

    public CloudPlace {
        values = Map.copyOf(values);
    }

    public Optional<String> value(PlaceField field) {
        return Optional.ofNullable(values.get(field));
    }

    /// @throws IllegalStateException when it was left out, which the checks do not let happen to one that is needed
    public String required(PlaceField field) {
        return value(field).orElseThrow(() -> new IllegalStateException("no " + field.code()));
    }
}
