package dev.chancery.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All that tells where at a cloud but the name of a certificate: whoever may ask there may ask for every certificate in it.
public record CloudTenant(CloudKind cloud, Map<PlaceField, String> place) {

    public CloudTenant {
        var values = new EnumMap<PlaceField, String>(PlaceField.class);
        values.putAll(place);
        values.keySet().removeAll(List.of(PlaceField.NAME, PlaceField.TEMPLATE, PlaceField.ROLE));
        place = Map.copyOf(values);
    }

    public static CloudTenant of(CloudKind cloud, CloudPlace place) {
        return new CloudTenant(cloud, place.values());
    }

    public static CloudTenant of(Registration registration) {
        return of(registration.cloud(), registration.plan().place());
    }

    /// The same text for the same place, `region=eu1 tenant=plant`; it holds no secret.
    public String text() {
        return place.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey().code() + "=" + each.getValue()).collect(Collectors.joining(" "));
    }
}
