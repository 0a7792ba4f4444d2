package dev.chancery.ui.probe;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Secret;
import dev.chancery.engine.Caller;
import dev.chancery.engine.Office;
import dev.chancery.engine.TrustedBy;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Who connects, and who has to stand behind the server. Used on the window's thread.
public final class PartiesModel {

    private final Office office;
    private final Background background;
    private final ObservableList<Who> offered = FXCollections.observableArrayList(new Who.Nobody());
    private final ObjectProperty<Who> who = new SimpleObjectProperty<>(new Who.Nobody());
    private final ObservableList<Trust> trusts = FXCollections.observableArrayList(new Trust.Store());
    private final ObjectProperty<Trust> trust = new SimpleObjectProperty<>(new Trust.Store());
    private boolean read;

    public PartiesModel(Office office, Background background) {
        this.office = office;
        this.background = background;
    }

    private record Found(List<Who> who, List<Trust> trusts) {}

    /// Reads anew whom one can connect as. What is chosen stays; at first it is the newest certificate.
    public void refresh() {
        background.load(this::found, found -> {
            var chosen = who.get();
            var trusted = trust.get();
            offered.setAll(with(found.who(), chosen));
            trusts.setAll(with(found.trusts(), trusted));
            who.set(!read && chosen instanceof Who.Nobody && found.who().size() > 1 ? found.who().get(1) : chosen);
            read = true;
            trust.set(trusted);
        });
    }

    private Found found() {
        var people = new ArrayList<Who>(List.of(new Who.Nobody()));
        office.connectionTests().usable().forEach(one -> people.add(new Who.One(one)));
        var trusted = new ArrayList<Trust>(List.of(new Trust.Store()));
        office.authorities().all().forEach(one -> trusted.add(new Trust.One(one)));
        trusted.add(new Trust.Platform());
        return new Found(people, trusted);
    }

    private static <T> List<T> with(List<T> found, T chosen) {
        var all = new ArrayList<>(found);
        if (!all.contains(chosen)) {
            all.add(chosen);
        }
        return all;
    }

    public ObservableList<Who> offered() {
        return offered;
    }

    public ObjectProperty<Who> whoProperty() {
        return who;
    }

    public ObservableList<Trust> trusts() {
        return trusts;
    }

    public ObjectProperty<Trust> trustProperty() {
        return trust;
    }

    /// Connects with this certificate of the store.
    public void take(CertificateId certificate) {
        background.load(() -> new Who.One(office.certificates().one(certificate)), this::choose);
    }

    /// Connects with what these files hold.
    public void take(List<Path> files) {
        if (!files.isEmpty()) {
            choose(new Who.InFiles(files));
        }
    }

    private void choose(Who one) {
        if (!offered.contains(one)) {
            offered.add(one);
        }
        who.set(one);
    }

    /// Trusts whom this file names.
    public void trust(Path file) {
        var one = new Trust.InFile(file);
        if (!trusts.contains(one)) {
            trusts.add(one);
        }
        trust.set(one);
    }

    /// `passphrase` is for files and stays the caller's to wipe.
    Caller caller(Secret passphrase) {
        return switch (who.get()) {
            case Who.Nobody() -> new Caller.Nobody();
            case Who.One(var certificate) -> new Caller.Stored(certificate.id());
            case Who.InFiles(var files) -> new Caller.InFiles(files, passphrase);
        };
    }

    TrustedBy trustedBy() {
        return switch (trust.get()) {
            case Trust.Store() -> new TrustedBy.Store();
            case Trust.One(var authority) -> new TrustedBy.OneAuthority(authority.id());
            case Trust.Platform() -> new TrustedBy.Platform();
            case Trust.InFile(var file) -> new TrustedBy.File(file);
        };
    }
}
