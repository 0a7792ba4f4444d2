package dev.chancery.ui.profiles;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Additions.Omitted;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Subtree;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the profile in the editor adds to a certificate. Every text holds one entry a line.
public final class AdditionsModel {

    /// The lists that are typed.
    public enum Part { CRL, OCSP, ISSUERS, POLICIES, PERMITTED, EXCLUDED }

    private final Office office;
    private final Background background;
    private final Map<Part, StringProperty> texts = new EnumMap<>(Part.class);
    private final ObservableList<Additions.Other> others = FXCollections.observableArrayList();
    private final Map<Omitted, BooleanProperty> omitted = new EnumMap<>(Omitted.class);

    AdditionsModel(Office office, Background background, Additions additions) {
        this.office = office;
        this.background = background;
        for (var part : Part.values()) {
            texts.put(part, new SimpleStringProperty(text(part, additions)));
        }
        others.setAll(additions.others());
        for (var one : Omitted.values()) {
            omitted.put(one, new SimpleBooleanProperty(additions.omitted().contains(one)));
        }
    }

    private static String text(Part part, Additions additions) {
        return switch (part) {
            case CRL -> Lines.of(additions.links().crl());
            case OCSP -> Lines.of(additions.links().ocsp());
            case ISSUERS -> Lines.of(additions.links().issuers());
            case POLICIES -> additions.policies().stream().map(policy -> (policy.oid() + " " + policy.statement()).strip())
                    .collect(Collectors.joining("\n"));
            case PERMITTED -> Lines.of(additions.constraints().permitted());
            case EXCLUDED -> Lines.of(additions.constraints().excluded());
        };
    }

    public StringProperty textProperty(Part part) {
        return requireNonNull(texts.get(part));
    }

    /// Extensions by object identifier.
    public ObservableList<Additions.Other> others() {
        return others;
    }

    /// Adds an extension as it is written; `then` gets the reasons why it cannot be one, or none.
    void add(String oid, boolean critical, String value, Consumer<List<Violation>> then) {
        background.load(() -> office.profiles().extension(oid, critical, value), read -> {
            if (read instanceof Checked.Valid<Additions.Other>(var other)) {
                others.add(other);
            }
            then.accept(read.violations());
        });
    }

    public BooleanProperty omittedProperty(Omitted one) {
        return requireNonNull(omitted.get(one));
    }

    List<Observable> all() {
        var all = new ArrayList<Observable>(texts.values());
        all.addAll(omitted.values());
        all.add(others);
        return all;
    }

    Checked<Additions> additions() {
        var permitted = subtrees(Part.PERMITTED);
        var excluded = subtrees(Part.EXCLUDED);
        var wrong = new ArrayList<Violation>(permitted.violations());
        wrong.addAll(excluded.violations());
        var links = new Additions.Links(Lines.templates(text(Part.CRL)), Lines.templates(text(Part.OCSP)),
                Lines.templates(text(Part.ISSUERS)));
        var left = omitted.entrySet().stream().filter(one -> one.getValue().get()).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Omitted.class)));
        return Checked.of(wrong, () -> new Additions(links, policies(),
                new Additions.Constraints(permitted.orRefuse(), excluded.orRefuse()), List.copyOf(others), left));
    }

    private String text(Part part) {
        return requireNonNull(texts.get(part)).get();
    }

    private Checked<List<Subtree>> subtrees(Part part) {
        return Checked.all(Lines.of(text(part)).stream().map(Subtree::parse).toList());
    }

    private List<Additions.Policy> policies() {
        return Lines.of(text(Part.POLICIES)).stream().map(line -> line.split("\\s+", 2))
                .map(parts -> new Additions.Policy(parts[0], parts.length > 1 ? parts[1].strip() : "")).toList();
    }
}
