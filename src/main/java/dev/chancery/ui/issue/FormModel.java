package dev.chancery.ui.issue;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.pki.Draft;
import dev.chancery.ui.Background;
import dev.chancery.ui.VaultAsker.Said;
import dev.chancery.ui.VaultDecision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The answers on the issue page, what is wrong with them, and the certificate to be.
public final class FormModel {

    /// What a look at the answers found.
    private record Seen(List<Violation> violations, Optional<Decoded> preview) {}

    private final Office office;
    private final Background background;
    private final Background.Newest checking;
    private final WhoModel who;
    private final TermsModel terms;
    private final SubjectModel subject = new SubjectModel();
    private final BooleanProperty another = new SimpleBooleanProperty();
    private final BooleanProperty advanced = new SimpleBooleanProperty();
    private final BooleanProperty checked = new SimpleBooleanProperty();
    private boolean following;
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Decoded>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Where nothing waits for a decision on the page.
    FormModel(Office office, Background background) {
        this(office, background, new VaultDecision(office, background, (_, answer) -> answer.accept(Said.LATER)));
    }

    FormModel(Office office, Background background, VaultDecision decision) {
        this.office = office;
        this.background = background;
        this.checking = background.newest();
        this.who = new WhoModel(office.things(), background);
        this.terms = new TermsModel(office, new ThereModel(office, background, decision));
        watch(who.whoProperty(), who.addAsThingProperty(), terms.authorityProperty(), terms.profileProperty(),
                terms.keyProperty(), terms.lifeProperty(), terms.there().homeProperty(), subject.namesProperty(), terms.purpose().answersProperty());
        for (var attribute : Attribute.values()) {
            watch(subject.fieldProperty(attribute));
        }
        ready.bind(checked.and(who.settledProperty()));
    }

    private void watch(ObservableValue<?>... answers) {
        for (var answer : answers) {
            answer.addListener((_, _, _) -> check());
        }
    }

    void begin(long[] things, Optional<AuthorityId> authority) {
        terms.load(background, authority);
        if (things.length == 0) {
            who.look();
        } else {
            who.take(things);
        }
    }

    public WhoModel who() {
        return who;
    }

    public TermsModel terms() {
        return terms;
    }

    public SubjectModel subject() {
        return subject;
    }

    /// Whether things that have a valid certificate get another one in a bulk job.
    public BooleanProperty anotherProperty() {
        return another;
    }

    /// Whether the rarely needed answers and the preview are shown.
    public BooleanProperty advancedProperty() {
        return advanced;
    }

    /// Whether the answers can be sent.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// The certificate as it would be signed now; in a bulk job that of the first thing.
    public ReadOnlyObjectProperty<Optional<Decoded>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    boolean touched() {
        return terms.touched() || subject.touched() || who.who() instanceof Who.Named || another.get();
    }

    /// Looks at everything again: the store may give other answers by now.
    void refresh() {
        terms.there().look();
        if (who.who() instanceof Who.Many(var numbers, _, _)) {
            who.take(numbers);
        } else {
            who.look();
        }
        check();
    }

    /// First the names that the profile makes, then the whole.
    private void check() {
        if (following) {
            return;
        }
        checked.set(false);
        var asked = who.who();
        var valid = terms.terms();
        checking.load(() -> Orders.offered(office, asked, valid), this::follow);
    }

    private void follow(Checked<Order> offered) {
        following = true;
        if (offered instanceof Checked.Valid<Order>(var order)) {
            subject.follow(order.subject(), order.names());
        }
        following = false;
        var many = who.who() instanceof Who.Many;
        var unfit = many || subject.touched() ? List.<Violation>of() : offered.violations();
        var now = many ? offered : order();
        checking.load(() -> see(now, unfit), this::show);
    }

    private Seen see(Checked<Order> wanted, List<Violation> unfit) {
        if (!unfit.isEmpty()) {
            return new Seen(Stream.concat(wanted.violations().stream(), unfit.stream()).distinct().toList(), Optional.empty());
        }
        return see(wanted);
    }

    private Seen see(Checked<Order> wanted) {
        return switch (wanted) {
            case Checked.Invalid<Order>(var reasons) -> new Seen(reasons, Optional.empty());
            case Checked.Valid<Order>(var order) -> {
                var draft = office.certificates().draft(order).map(Draft::preview);
                yield new Seen(draft.violations(), office.authorities().inVault(order.terms().issuer()).isEmpty() && draft instanceof Checked.Valid<Decoded>(var decoded) ? Optional.of(decoded) : Optional.empty());
            }
        };
    }

    private void show(Seen seen) {
        violations.setAll(seen.violations());
        preview.set(seen.preview());
        checked.set(seen.violations().isEmpty());
    }

    /// The order for one, or every reason why there is none.
    Checked<Order> order() {
        return Orders.of(who, terms.terms(), terms.there().isThere() ? subject.commonName() : subject.subject(), subject.alternatives());
    }

    BulkRun run(Who.Many many) {
        return new BulkRun(office, terms.terms().orRefuse(), many.numbers(),
                another.get() ? Equipped.ISSUE_ANOTHER : Equipped.SKIP);
    }
}
