package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Layout;
import dev.chancery.domain.PathPattern.Part;
import dev.chancery.domain.Thing;
import dev.chancery.export.SafeNames;
import dev.chancery.store.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What stands for the fields in the names of files, each good on every system.
final class NameValues {

    private static final String NO_GROUP = "no-group";

    private final Set<Part> wanted = new HashSet<>();
    private final String day;
    private final Map<AuthorityId, String> authorities = new HashMap<>();

    NameValues(Desk desk, Layout layout) {
        layout.files().forEach(file -> wanted.addAll(file.name().parts()));
        this.day = LocalDate.ofInstant(desk.now(), ZoneId.systemDefault()).toString();
    }

    /// Those that the layout names, but for the thing's.
    Map<Part, String> of(Transaction tx, Certificate certificate) {
        var values = new EnumMap<Part, String>(Part.class);
        for (var part : wanted) {
            switch (part) {
                case THING -> { }
                case SERIAL -> values.put(part, certificate.serial().hex());
                case DATE -> values.put(part, day);
                case AUTHORITY -> values.put(part, authorities.computeIfAbsent(certificate.issuer(), id -> authority(tx, id)));
                case GROUP -> values.put(part, group(tx, certificate));
            }
        }
        return values;
    }

    private static String authority(Transaction tx, AuthorityId id) {
        return SafeNames.of(tx.authorities().byId(id).orElseThrow(() -> new Failure.Gone("authority")).name());
    }

    private static String group(Transaction tx, Certificate certificate) {
        return certificate.thing().flatMap(tx.things()::byId).map(Thing::description).map(Thing.Description::group)
                .filter(group -> !group.isEmpty()).map(SafeNames::of).orElse(NO_GROUP);
    }
}
