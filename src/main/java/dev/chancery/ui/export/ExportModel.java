package dev.chancery.ui.export;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.KeyStanding;
import dev.chancery.domain.Layout;
import dev.chancery.engine.ExportOrder;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Place;
import dev.chancery.ui.export.WritingModel.Stage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The export page: what leaves, in what form, where to, under what passphrase, and how it ended.
public final class ExportModel {

    private static final int MOST_NAMED = 3;
    /// A plan only needs to know that there will be a passphrase, not which.
    private static final String SOME_PASSPHRASE = "some passphrase";

    private final Means means;
    private final List<CertificateId> certificates;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final KeysModel keys = new KeysModel();
    private final ObjectProperty<What> what = new SimpleObjectProperty<>(What.PEM_FOLDER);
    private final NamesModel fileNames = new NamesModel(what);
    private final OwnLayoutsModel own;
    private final WhereModel where;
    private final FolderModel within;
    private final ProtectionModel protection;
    private final AnchorModel anchor;
    private final PlanModel plan;
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final WritingModel writing;
    private Proof proof = (_, cancelled) -> cancelled.run();
    private boolean atOnce;

    public ExportModel(Means means, List<CertificateId> certificates) {
        this.means = means;
        this.certificates = List.copyOf(certificates);
        this.plan = new PlanModel(means.office().exports(), means.background());
        this.where = new WhereModel(means.places(), means.background());
        this.within = new FolderModel(means.office().exports().proposedFolder());
        this.protection = new ProtectionModel(fileNames.layoutProperty());
        this.anchor = new AnchorModel(means.office());
        this.writing = new WritingModel(means);
        this.own = new OwnLayoutsModel(means, fileNames);
        anchor.chosenProperty().addListener((_, _, _) -> ask());
        fileNames.layoutProperty().subscribe(layout -> keys.roomProperty().set(layout.holdsKey()));
        fileNames.layoutProperty().addListener((_, _, _) -> ask());
        keys.whichProperty().addListener((_, _, _) -> ask());
        keys.withoutProperty().subscribe(without -> what.set(without && what.get().layout().needsKey() ? What.PEM_FOLDER : what.get()));
        where.placeProperty().addListener((_, before, now) -> moved(Optional.ofNullable(before), Optional.ofNullable(now)));
        within.nameProperty().addListener((_, _, _) -> ask());
        protection.wantedProperty().addListener((_, _, _) -> ask());
        protection.violations().subscribe(this::judge);
        fileNames.validProperty().addListener(_ -> judge());
        plan.ifThereProperty().addListener((_, _, _) -> judge());
        plan.plannedProperty().addListener((_, _, found) -> found(found));
    }

    /// Begins with the places that are there.
    public void begin() {
        var first = certificates.stream().limit(MOST_NAMED).mapToLong(CertificateId::value).toArray();
        means.background().load(() -> means.office().certificates().rows(first),
                found -> names.setAll(found.stream().map(Certificate::label).toList()));
        means.background().load(() -> means.office().exports().standing(certificates), this::know);
        anchor.read(means.background(), certificates);
        own.read();
        where.refresh();
    }

    /// What the place says counts for more than what was known before one was chosen.
    private void know(KeyStanding found) {
        if (!(plan.plannedProperty().get() instanceof Planned.Known)) {
            keys.know(found);
        }
    }

    /// Whether it is known that no private key leaves, because none is here or they stay.
    public ReadOnlyBooleanProperty withoutKeysProperty() {
        return keys.withoutProperty();
    }

    /// Whether the files can be used by the programs that there are snippets for.
    public boolean isOfFiles() {
        return fileNames.layoutProperty().get().sharing() == Layout.Sharing.NONE && what.get().isUsable();
    }

    /// Which keys leave.
    public KeysModel keys() {
        return keys;
    }

    /// Exports to this folder as soon as it is known that nothing stands in the way.
    public void beginAtOnce(Path folder) {
        atOnce = true;
        begin();
        where.choose(folder);
    }

    public int count() {
        return certificates.size();
    }

    /// What the first few of the certificates are called.
    public ObservableList<String> names() {
        return names;
    }

    public ObjectProperty<What> whatProperty() {
        return what;
    }

    /// How the files are called.
    public NamesModel fileNames() {
        return fileNames;
    }

    /// Layouts that were saved.
    public OwnLayoutsModel own() {
        return own;
    }

    public WhereModel where() {
        return where;
    }

    /// The folder at that place.
    public FolderModel within() {
        return within;
    }

    public ProtectionModel protection() {
        return protection;
    }

    /// Whom the other side trusts.
    public AnchorModel anchor() {
        return anchor;
    }

    public PlanModel plan() {
        return plan;
    }

    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// How the files are written.
    public WritingModel writing() {
        return writing;
    }

    public boolean touched() {
        return writing.stageProperty().get() == Stage.FORM && protection.touched();
    }

    /// The free space of a drive changes all the time; only another folder is another place.
    private void moved(Optional<Place> before, Optional<Place> now) {
        if (before.map(Place::folder).equals(now.map(Place::folder))) {
            judge();
        } else {
            ask();
        }
    }

    private void ask() {
        var passphrase = protection.needed() ? SOME_PASSPHRASE.toCharArray() : new char[0];
        plan.ask(where.place().filter(_ -> within.violations().isEmpty()).map(place -> new PlanModel.Asked(place, order(place, passphrase))));
    }

    private void found(Planned found) {
        if (found instanceof Planned.Known known) {
            keys.know(known.keys());
        }
        judge();
        if (keys.isOnce()) {
            atOnce = false;
        }
        if (atOnce && !(found instanceof Planned.Unknown)) {
            atOnce = false;
            run();
        }
    }

    private void judge() {
        ready.set(protection.violations().isEmpty() && within.violations().isEmpty() && fileNames.validProperty().get() && !keys.asks() && plan.clear());
    }

    private ExportOrder order(Place place, char[] passphrase) {
        return new ExportOrder(certificates, fileNames.layoutProperty().get(), place.folder(), within.chosen(), passphrase,
                keys.whichProperty().get().keys(), anchor.anchor());
    }

    /// Writes the files; the page shows how it ended.
    public void run() {
        if (ready.get()) {
            where.place().ifPresent(place -> start(place, plan.ifThereProperty().get(), keys.whichProperty().get()));
        }
    }

    /// Shows how other programs use the files that were written.
    public void use() {
        writing.endedProperty().get().ifPresent(how -> means.background().load(
                () -> means.office().exports().placed(order(how.target().place(), new char[0])),
                placed -> means.go().accept(new Destination.UseFiles(placed))));
    }

    /// Goes on after a failure or a cancel: what this export has written stays, the rest is written. A key that may leave
    /// only once and is there is not written again.
    public void goOn() {
        var before = plan.ifThereProperty().get();
        var which = keys.isOnce() && keys.whichProperty().get() == WhichKeys.ALL ? WhichKeys.OTHERS : keys.whichProperty().get();
        writing.endedProperty().get().map(how -> how.target().place())
                .ifPresent(place -> start(place, before == IfThere.ASK ? IfThere.KEEP : before, which));
    }

    private void start(Place place, IfThere there, WhichKeys which) {
        var order = order(place, protection.forOrder()).with(which.keys());
        where.remember(place);
        ready.set(false);
        means.background().load(() -> means.office().exports().letsAuthorityOut(order), needed -> {
            Runnable write = () -> writing.start(new Target(place, order.target()), order, there, keys.isOnce());
            if (needed) {
                proof.ask(write, () -> {
                    Arrays.fill(order.passphrase(), '\0');
                    judge();
                });
            } else {
                write.run();
            }
        });
    }

    /// Asks for the passphrase of the store, before the key of an authority leaves: `proven` goes on, `cancelled` does not.
    @FunctionalInterface
    interface Proof {
        void ask(Runnable proven, Runnable cancelled);
    }

    void whenProofIsNeeded(Proof how) {
        proof = how;
    }

    /// From the result back to the answers, which are still there.
    public void backToForm() {
        writing.backToForm();
        where.refresh();
        ask();
    }

    /// The page is gone; what runs goes on.
    public void close() {
        writing.stageProperty().subscribe(stage -> {
            if (stage != Stage.WORKING) {
                protection.wipe();
            }
        });
    }
}
