package dev.chancery.ui.profiles;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.KeySpec.Algorithm;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Usages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the key of a certificate by the profile in the editor may be used for.
public final class UsageModel {

    /// The purposes that have a name; any other is typed.
    static final List<String> NAMED = List.of(Usages.CLIENT_AUTH, Usages.SERVER_AUTH, Usages.CODE_SIGNING,
            Usages.EMAIL_PROTECTION, Usages.TIME_STAMPING, Usages.OCSP_SIGNING);

    private final Map<Algorithm, Map<KeyUsage, BooleanProperty>> bits = new EnumMap<>(Algorithm.class);
    private final Map<String, BooleanProperty> named = new LinkedHashMap<>();
    private final StringProperty others;
    private final List<String> order;

    UsageModel(Usages usages) {
        for (var algorithm : Algorithm.values()) {
            var row = new EnumMap<KeyUsage, BooleanProperty>(KeyUsage.class);
            for (var usage : KeyUsage.values()) {
                row.put(usage, new SimpleBooleanProperty(requireNonNull(usages.byKey().get(algorithm)).contains(usage)));
            }
            bits.put(algorithm, row);
        }
        NAMED.forEach(oid -> named.put(oid, new SimpleBooleanProperty(usages.allows(oid))));
        others = new SimpleStringProperty(Lines.of(usages.purposes().stream().filter(oid -> !NAMED.contains(oid)).toList()));
        order = usages.purposes();
    }

    public BooleanProperty bitProperty(Algorithm algorithm, KeyUsage usage) {
        return requireNonNull(requireNonNull(bits.get(algorithm)).get(usage));
    }

    public BooleanProperty purposeProperty(String oid) {
        return requireNonNull(named.get(oid));
    }

    /// Further purposes by their object identifiers, one a line.
    public StringProperty otherPurposesProperty() {
        return others;
    }

    List<Observable> all() {
        var all = new ArrayList<Observable>(named.values());
        bits.values().forEach(row -> all.addAll(row.values()));
        all.add(others);
        return all;
    }

    Usages usages() {
        var byKey = new EnumMap<Algorithm, Set<KeyUsage>>(Algorithm.class);
        bits.forEach((algorithm, row) -> byKey.put(algorithm, row.entrySet().stream().filter(bit -> bit.getValue().get())
                .map(Map.Entry::getKey).collect(Collectors.toCollection(() -> EnumSet.noneOf(KeyUsage.class)))));
        return new Usages(byKey, purposes());
    }

    /// Those that were there stay in their order, new ones follow.
    private List<String> purposes() {
        var wanted = new ArrayList<String>();
        named.forEach((oid, chosen) -> {
            if (chosen.get()) {
                wanted.add(oid);
            }
        });
        wanted.addAll(Lines.of(others.get()));
        var found = new ArrayList<>(order.stream().filter(wanted::contains).toList());
        wanted.stream().filter(oid -> !found.contains(oid)).forEach(found::add);
        return found;
    }
}
