package dev.chancery.engine;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Naming;
import dev.chancery.domain.Thing;
import java.util.HashMap;
import java.util.Map;

/// What stands for the placeholders of a profile's templates: what is known of a thing, its secret, and its issuer.
final class Values {

    private final Map<String, String> values = new HashMap<>();

    static Values of(Thing thing) {
        var made = new Values();
        made.values.put("id", thing.id().value());
        made.values.put("name", thing.description().name());
        made.values.put("group", thing.description().group());
        made.values.put("serial", thing.description().hardwareSerial());
        made.values.put("address", thing.description().address());
        return made;
    }

    /// Of something that is called so and is not, or not yet, a thing of the store.
    static Values of(String name) {
        var made = new Values();
        made.values.put("id", name);
        made.values.put("name", name);
        return made;
    }

    /// Of a made-up thing, to show what a profile makes.
    static Values sample() {
        var made = of("press-001");
        made.values.putAll(Map.of("name", "Press 1", "group", "Hall 3", "serial", "SN-4711", "address", "10.20.0.7",
                Naming.KEY, "hT2x-the-secret-key-of-the-thing"));
        return made;
    }

    Values issuedBy(DistinguishedName issuer) {
        for (var attribute : Attribute.values()) {
            issuer.value(attribute).ifPresent(value -> values.put("issuer." + attribute.label(), value));
        }
        return this;
    }

    Values namedAs(DistinguishedName subject) {
        subject.commonName().ifPresent(name -> values.put(Naming.COMMON_NAME, name));
        return this;
    }

    Values withKey(String secret) {
        values.put(Naming.KEY, secret);
        return this;
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }
}
