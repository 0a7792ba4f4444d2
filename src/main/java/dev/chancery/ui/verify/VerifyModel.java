package dev.chancery.ui.verify;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Verdict;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Evidence;
import dev.chancery.engine.Office;
import dev.chancery.engine.Verification;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import dev.chancery.ui.verify.GivenFiles.GivenList;
import dev.chancery.words.VerdictReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is verified, what is asked of it, and what came of it. Used on the window's thread.
///
/// A verdict stands until something else is to be verified. The network is used for a server, and for OCSP where that was
/// asked for.
public final class VerifyModel {

    /// What the screen works on.
    public enum Mode { CERTIFICATE, SERVER }

    private final Office office;
    private final Background background;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.CERTIFICATE);
    private final StringProperty pasted = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Chosen>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty serverName = new SimpleStringProperty("");
    private final ObjectProperty<Purpose> purpose = new SimpleObjectProperty<>(Purpose.CLIENT);
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty ocsp = new SimpleBooleanProperty();
    private final ObservableList<GivenList> lists = FXCollections.observableArrayList();
    private final ObservableList<Violation> wrongAddress = FXCollections.observableArrayList();
    private final ObservableList<Violation> wrongServerName = FXCollections.observableArrayList();
    private final ObservableList<Violation> wrongName = FXCollections.observableArrayList();
    private final SimpleBooleanProperty ready = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Verdict>> verdict = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    public VerifyModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        mode.addListener((_, _, now) -> purpose.set(now == Mode.SERVER ? Purpose.SERVER : Purpose.CLIENT));
        for (var input : List.<ObservableValue<?>>of(mode, pasted, chosen, address, serverName, name)) {
            input.addListener(_ -> check());
        }
        for (var source : List.<ObservableValue<?>>of(mode, pasted, chosen)) {
            source.addListener(_ -> forget());
        }
    }

    private void forget() {
        asked++;
        job.get().ifPresent(Job::cancel);
        job.set(Optional.empty());
        verdict.set(Optional.empty());
    }

    private void check() {
        boolean server = mode.get() == Mode.SERVER;
        wrongAddress.setAll(server ? address().violations() : List.of());
        wrongServerName.setAll(server ? serverName().violations() : List.of());
        wrongName.setAll(name().violations());
        boolean given = server || chosen.get().isPresent() || !pasted.get().isBlank();
        ready.set(given && wrongAddress.isEmpty() && wrongServerName.isEmpty() && wrongName.isEmpty());
    }

    private Checked<ServerAddress> address() {
        return ServerAddress.parse(address.get());
    }

    private Checked<Optional<SubjectName>> serverName() {
        return serverName.get().isBlank() ? Checked.valid(Optional.empty()) : SubjectName.Dns.parse(serverName.get()).map(Optional::of);
    }

    private Checked<Optional<SubjectName>> name() {
        return name.get().isBlank() ? Checked.valid(Optional.empty()) : SubjectName.parse(name.get()).map(Optional::of);
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /// PEM that was pasted or typed; looked at when no file and no certificate of the store is chosen.
    public StringProperty pastedProperty() {
        return pasted;
    }

    public ReadOnlyObjectProperty<Optional<Chosen>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public StringProperty addressProperty() {
        return address;
    }

    public StringProperty serverNameProperty() {
        return serverName;
    }

    public ObjectProperty<Purpose> purposeProperty() {
        return purpose;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public BooleanProperty ocspProperty() {
        return ocsp;
    }

    public ObservableList<GivenList> lists() {
        return lists;
    }

    public ObservableList<Violation> wrongAddress() {
        return wrongAddress;
    }

    public ObservableList<Violation> wrongServerName() {
        return wrongServerName;
    }

    public ObservableList<Violation> wrongName() {
        return wrongName;
    }

    /// Whether there is something to verify.
    public ObservableValue<Boolean> readyProperty() {
        return ready;
    }

    public ReadOnlyObjectProperty<Optional<Verdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// The work of now, which the user may cancel.
    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// Takes certificates and lists out of files, and verifies them.
    public void take(List<Path> files) {
        background.load(() -> GivenFiles.read(office.verification(), files), read -> {
            lists.addAll(read.lists());
            read.certificates().ifPresent(this::choose);
            if (ready.get()) {
                verify();
            }
        });
    }

    /// Takes this file as a revocation list, whatever it looks like.
    public void addList(Path file) {
        background.load(() -> new GivenList(file.getFileName().toString(), office.verification().content(file)), lists::add);
    }

    private void choose(Chosen source) {
        chosen.get().ifPresent(Chosen::forget);
        mode.set(Mode.CERTIFICATE);
        chosen.set(Optional.of(source));
    }

    /// Goes back to what is pasted.
    public void letGo() {
        chosen.get().ifPresent(Chosen::forget);
        chosen.set(Optional.empty());
    }

    /// Verifies this certificate of the store, for what its profile is for.
    public void take(CertificateId certificate) {
        background.load(() -> office.certificates().one(certificate), one -> {
            choose(new Chosen(one.label(), new Evidence.Stored(one.id())));
            purpose.set(purposeOf(one.profile()));
            verify();
        });
    }

    private static Purpose purposeOf(String profile) {
        if (profile.equals(Profile.SERVER.code())) {
            return Purpose.SERVER;
        }
        return profile.equals(Profile.DEVICE.code()) ? Purpose.CLIENT : Purpose.ANY;
    }

    /// What is verified; a certificate that was pasted has been read from the text.
    Evidence evidence() {
        return switch (mode.get()) {
            case SERVER -> new Evidence.Live(address().orRefuse(),
                    serverName().orRefuse().filter(SubjectName.Dns.class::isInstance).map(SubjectName.Dns.class::cast));
            case CERTIFICATE -> chosen.get().map(Chosen::evidence)
                    .orElseGet(() -> new Evidence.Given(pasted.get().getBytes(StandardCharsets.UTF_8)));
        };
    }

    /// A server is expected to bear the name by which it was reached, unless another is asked for.
    private Optional<SubjectName> wanted() {
        var asked = name().orRefuse();
        return mode.get() == Mode.SERVER && asked.isEmpty() ? Optional.of(address().orRefuse().host()) : asked;
    }

    /// Does nothing while there is nothing to verify, or a verdict is on its way.
    public void verify() {
        if (ready.get() && job.get().isEmpty()) {
            start();
        }
    }

    private void start() {
        int mine = ++asked;
        var evidence = evidence();
        var question = new Verification.Question(purpose.get(), wanted(), lists.stream().map(GivenList::content).toList(), ocsp.get());
        var running = background.<Verdict>run("verify.job", progress -> office.verification().verify(evidence, question, progress),
                found -> ifStillAsked(mine, () -> verdict.set(Optional.of(found))));
        if (running.state() == Job.State.RUNNING) {
            job.set(Optional.of(running));
            running.stateProperty().addListener(_ -> ifStillAsked(mine, () -> job.set(Optional.empty())));
        }
    }

    // Something else may be verified by now.
    private void ifStillAsked(int question, Runnable then) {
        if (question == asked) {
            then.run();
        }
    }

    /// The whole verdict as text, for a ticket or a mail; empty as long as there is none.
    public Optional<String> report() {
        return verdict.get().map(VerdictReport::text);
    }
}
