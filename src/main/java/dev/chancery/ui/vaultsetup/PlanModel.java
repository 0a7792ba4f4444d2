package dev.chancery.ui.vaultsetup;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is typed about the PKI to be, and what is wrong with it, part by part.
public final class PlanModel {

    /// What one types.
    public enum Entry {
        ADDRESS(""), NAMESPACE(""), ROOT_MOUNT("pki"), ROOT_NAME("Root CA"), ROOT_LIFE(VaultPlan.ROOT_LIFE.toString()),
        MOUNT("pki_int"), NAME("Issuing CA"), ORGANIZATION(""), COUNTRY(""), LIFE(VaultPlan.ISSUING_LIFE.toString()),
        ROLE("device"), DOMAINS(""), LONGEST("8760h"), LOGIN_PATH("approle"), LOGIN("chancery"), POLICY("chancery"), TOKEN("20m"), SECRET("");

        private final String usual;

        Entry(String usual) {
            this.usual = usual;
        }
    }

    /// The parts that are judged by themselves.
    public enum Part { PLACE, ROOT, ISSUING, ROLE, ACCESS }

    private final Map<Entry, StringProperty> entries = new EnumMap<>(Entry.class);
    private final Map<Part, ObservableList<Violation>> violations = new EnumMap<>(Part.class);
    private final ObjectProperty<Optional<Authority>> root = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<KeySpec> rootKey = new SimpleObjectProperty<>(KeySpec.EC_P384);
    private final ObjectProperty<KeySpec> key = new SimpleObjectProperty<>(KeySpec.EC_P256);
    private final ObjectProperty<Optional<KeySpec>> deviceKey = new SimpleObjectProperty<>(Optional.of(KeySpec.EC_P256));
    private final BooleanProperty clients = new SimpleBooleanProperty(true);
    private final BooleanProperty servers = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper touched = new ReadOnlyBooleanWrapper();

    /// With nothing typed yet.
    public PlanModel() {
        for (var part : Part.values()) {
            violations.put(part, FXCollections.observableArrayList());
        }
        for (var entry : Entry.values()) {
            entries.put(entry, new SimpleStringProperty(entry.usual));
        }
        var all = new ArrayList<Observable>(entries.values());
        all.addAll(List.of(root, rootKey, key, deviceKey, clients, servers));
        all.forEach(one -> one.addListener(_ -> {
            touched.set(true);
            check();
        }));
        check();
    }

    private void check() {
        var found = new LinkedHashMap<Part, List<Violation>>();
        found.put(Part.PLACE, place().violations());
        found.put(Part.ROOT, rootPart().violations());
        found.put(Part.ISSUING, beside(issuing().violations(), rootPart() instanceof Checked.Valid<VaultPlan.Root>(var above)
                && issuing() instanceof Checked.Valid<VaultPlan.Issuing>(var below) ? VaultPlan.misfits(above, below) : List.of()));
        found.put(Part.ROLE, beside(role().violations(), issuing() instanceof Checked.Valid<VaultPlan.Issuing>(var above)
                && role() instanceof Checked.Valid<VaultPlan.Role>(var below) ? VaultPlan.misfits(above, below) : List.of()));
        found.put(Part.ACCESS, access().violations());
        found.forEach((part, reasons) -> requireNonNull(violations.get(part)).setAll(reasons));
    }

    private static List<Violation> beside(List<Violation> one, List<Violation> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private String text(Entry entry) {
        return requireNonNull(entries.get(entry)).get();
    }

    private Checked<VaultAddress> place() {
        return VaultAddress.parse(text(Entry.ADDRESS), text(Entry.NAMESPACE));
    }

    private Checked<VaultPlan.Root> rootPart() {
        return root.get().<Checked<VaultPlan.Root>>map(one -> Checked.valid(new VaultPlan.Root.Ours(one.id(), one.name())))
                .orElseGet(() -> VaultPlan.Root.atVault(text(Entry.ROOT_MOUNT), subject(Entry.ROOT_NAME), rootKey.get(), text(Entry.ROOT_LIFE)));
    }

    private Checked<DistinguishedName> subject(Entry commonName) {
        return DistinguishedName.of(Map.of(Attribute.COMMON_NAME, text(commonName), Attribute.ORGANIZATION, text(Entry.ORGANIZATION),
                Attribute.COUNTRY, text(Entry.COUNTRY)));
    }

    private Checked<VaultPlan.Issuing> issuing() {
        return VaultPlan.Issuing.of(text(Entry.MOUNT), subject(Entry.NAME), key.get(), text(Entry.LIFE));
    }

    private Checked<VaultPlan.Role> role() {
        return VaultPlan.Role.of(text(Entry.ROLE), text(Entry.DOMAINS), deviceKey.get(), text(Entry.LONGEST),
                new VaultPlan.Purposes(clients.get(), servers.get()));
    }

    private Checked<VaultPlan.Access> access() {
        return VaultPlan.Access.of(text(Entry.LOGIN_PATH), text(Entry.LOGIN), text(Entry.POLICY), text(Entry.TOKEN), text(Entry.SECRET));
    }

    /// The plan, or everything that is wrong with it.
    public Checked<VaultPlan> plan() {
        return VaultPlan.of(place(), rootPart(), issuing(), role(), access());
    }

    /// Whether nothing is wrong with these parts.
    public ObservableBooleanValue ready(Part... parts) {
        ObservableBooleanValue ready = new ReadOnlyBooleanWrapper(true);
        for (var part : parts) {
            ready = Bindings.and(ready, Bindings.isEmpty(violations.get(part)));
        }
        return ready;
    }

    public ObservableList<Violation> violations(Part part) {
        return requireNonNull(violations.get(part));
    }

    public StringProperty property(Entry entry) {
        return requireNonNull(entries.get(entry));
    }

    /// The authority of the store that signs; empty for a root on the server.
    public ObjectProperty<Optional<Authority>> rootProperty() {
        return root;
    }

    public ObjectProperty<KeySpec> rootKeyProperty() {
        return rootKey;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    /// The kind of key that the role takes; empty for any.
    public ObjectProperty<Optional<KeySpec>> deviceKeyProperty() {
        return deviceKey;
    }

    public BooleanProperty clientsProperty() {
        return clients;
    }

    public BooleanProperty serversProperty() {
        return servers;
    }

    /// Whether something would be lost by closing the wizard.
    public ReadOnlyBooleanProperty touchedProperty() {
        return touched.getReadOnlyProperty();
    }
}
