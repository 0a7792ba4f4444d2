package dev.chancery.ui.cloud;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DeviceSignIn;
import dev.chancery.domain.Progress;
import dev.chancery.engine.CloudCredentials;
import dev.chancery.engine.CloudLine;
import dev.chancery.engine.Registrations;
import dev.chancery.ui.Background;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Who asks a cloud: what is typed, or what the tools of the cloud have on this machine already. Secrets are characters in
/// memory that are wiped when another is typed and when it is closed.
public final class AccessModel implements AutoCloseable {

    private final Registrations registrations;
    private final Background background;
    private final ObservableList<Source> sources = FXCollections.observableArrayList();
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>();
    private final Typed typed = new Typed();
    private final ObservableList<Bytes> trusted = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<DeviceSignIn.Prompt>> prompt = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private CloudTenant where = new CloudTenant(CloudKind.BY_HAND, Map.of());

    AccessModel(Registrations registrations, Background background) {
        this.registrations = registrations;
        this.background = background;
        typed.texts().forEach(text -> text.addListener((_, _, _) -> weigh()));
        source.addListener((_, _, _) -> weigh());
    }

    /// From now on it is about this place at a cloud. What the store keeps for it is offered first.
    void ask(CloudTraits traits, CloudTenant place) {
        askAgain(traits, place);
        background.load(() -> registrations.keptCredentials().since(place), since -> since.map(Source.Kept::new)
                .filter(_ -> place.equals(where)).ifPresent(kept -> {
                    sources.addFirst(kept);
                    source.set(kept);
                }));
    }

    /// The same where what was tried before was not taken: nothing that is kept is offered.
    void askAgain(CloudTraits traits, CloudTenant place) {
        where = place;
        keep.set(false);
        sources.setAll(traits.auth().stream().<Source>map(Source.Typed::new).toList());
        typed.property(Part.SCOPE).set(isAzure(traits.kind()) ? "https://management.azure.com/.default" : "");
        source.set(sources.isEmpty() ? null : sources.getFirst());
        if (isAzure(traits.kind())) {
            offerSignIn();
            sources.addAll(new Source.AzureSignIn(), new Source.AzureCommandLine());
        } else if (traits.auth().contains(AuthKind.AWS_KEYS)) {
            background.load(() -> ofThisMachine(registrations.credentials()), sources::addAll);
        }
    }

    /// What the store keeps for this place goes.
    void forget() {
        background.load(() -> {
            registrations.keptCredentials().forget(where);
            return where;
        }, _ -> {
            sources.removeIf(Source.Kept.class::isInstance);
            source.set(sources.getFirst());
        });
    }

    /// What somebody has typed stays.
    private void offerSignIn() {
        Map.of(Part.SIGN_IN, DeviceSignIn.AZURE.address().toString(), Part.DIRECTORY, DeviceSignIn.AZURE.directory(),
                Part.APPLICATION, DeviceSignIn.AZURE.application()).forEach((part, usual) -> {
                    if (typed.text(part).isEmpty()) {
                        typed.property(part).set(usual);
                    }
                });
    }

    private static boolean isAzure(CloudKind kind) {
        return kind == CloudKind.AZURE_HUB || kind == CloudKind.AZURE_DPS;
    }

    private static List<Source> ofThisMachine(CloudCredentials credentials) {
        var found = new ArrayList<Source>();
        credentials.awsEnvironment().ifPresent(keys -> {
            keys.close();
            found.add(new Source.AwsEnvironment());
        });
        credentials.awsProfiles().forEach(name -> found.add(new Source.AwsProfile(name)));
        return found;
    }

    /// What the chosen source wants to be typed.
    List<Part> parts() {
        return source.get() instanceof Source.Typed(var kind) ? parts(kind)
                : source.get() instanceof Source.AzureSignIn ? List.of(Part.SIGN_IN, Part.DIRECTORY, Part.APPLICATION) : List.of();
    }

    private static List<Part> parts(AuthKind kind) {
        return switch (kind) {
            case BEARER_TOKEN, X_AUTH_TOKEN -> List.of(Part.TOKEN);
            case CLIENT_CREDENTIALS -> List.of(Part.TOKEN_ADDRESS, Part.ID, Part.SECRET, Part.SCOPE);
            case AWS_KEYS -> List.of(Part.ID, Part.SECRET, Part.SESSION);
            case USER_PASSWORD -> List.of(Part.USER, Part.PASSWORD);
        };
    }

    /// Takes a secret over; the array is copied and stays the caller's to wipe.
    void type(Part part, char[] text) {
        typed.take(part, text);
        weigh();
    }

    private void weigh() {
        ready.set(source.get() != null && parts().stream().filter(part -> !part.optional()).allMatch(typed::has));
    }

    /// Makes the line, in the background; it takes seconds where a command line is asked, and as long as a person takes to
    /// sign in.
    Optional<CloudLine> line(Asking asking, Progress progress) {
        try {
            return asking.access(registrations, asked -> tell(Optional.of(asked)), progress)
                    .map(access -> registrations.line(access.credential(), access.trusted()));
        } finally {
            tell(Optional.empty());
        }
    }

    private void tell(Optional<DeviceSignIn.Prompt> asked) {
        background.load(() -> asked, prompt::set);
    }

    /// What is asked for, taken off the form: the form may change while the work goes on.
    Asking asking() {
        var now = source.get();
        var credential = now instanceof Source.Typed(var kind) ? Optional.of(typed.credential(kind)) : Optional.<Credential>empty();
        var signIn = now instanceof Source.AzureSignIn ? new DeviceSignIn(URI.create(typed.text(Part.SIGN_IN)), typed.text(Part.DIRECTORY),
                typed.text(Part.APPLICATION), DeviceSignIn.AZURE.scope()) : DeviceSignIn.AZURE;
        return new Asking(now, credential, signIn, List.copyOf(trusted),
                new Asking.Keeping(where, keep.get() && now instanceof Source.Typed));
    }

    /// Believes the CA certificates in this file besides the platform's.
    void trust(Path file) {
        background.load(() -> registrations.files().trusted(file), trusted::addAll);
    }

    ObservableList<Source> sources() {
        return sources;
    }

    ObjectProperty<Source> sourceProperty() {
        return source;
    }

    StringProperty textProperty(Part part) {
        return typed.property(part);
    }

    ObservableList<Bytes> trusted() {
        return trusted;
    }

    /// Where to sign in and with which code, while that is waited for.
    ObjectProperty<Optional<DeviceSignIn.Prompt>> promptProperty() {
        return prompt;
    }

    /// Whether the store is to keep what is typed.
    BooleanProperty keepProperty() {
        return keep;
    }

    BooleanProperty readyProperty() {
        return ready;
    }

    @Override public void close() {
        typed.close();
        weigh();
    }
}
