package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.PlaceField;
import java.util.Map;
import java.util.Set;

/// Which authority is to be registered where, as it was typed into a form.
public record NewRegistration(
        CloudKind cloud, Way way, AuthorityId authority, Map<PlaceField, String> place, Set<Option> options) {
    public NewRegistration {
        place = Map.copyOf(place);
        options = Set.copyOf(options);
    }
}
