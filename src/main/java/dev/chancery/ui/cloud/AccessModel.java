package dev.chancery.ui.cloud;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DeviceSignIn;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.engine.CloudCredentials;
import dev.chancery.engine.CloudLine;
import dev.chancery.engine.Registrations;
import dev.chancery.ui.Background;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
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
    private final Map<Part, StringProperty> texts = new EnumMap<>(Part.class);
    private final Map<Part, char[]> secrets = new EnumMap<>(Part.class);
    private final ObservableList<Bytes> trusted = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<DeviceSignIn.Prompt>> prompt = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty ready = new SimpleBooleanProperty();

    AccessModel(Registrations registrations, Background background) {
        this.registrations = registrations;
        this.background = background;
        Arrays.stream(Part.values()).forEach(part -> {
            texts.put(part, new SimpleStringProperty(""));
            secrets.put(part, new char[0]);
        });
        texts.values().forEach(text -> text.addListener((_, _, _) -> weigh()));
        source.addListener((_, _, _) -> weigh());
    }

    /// From now on it is about this cloud.
    void ask(CloudTraits traits) {
        sources.setAll(traits.auth().stream().<Source>map(Source.Typed::new).toList());
        texts.get(Part.SCOPE).set(isAzure(traits.kind()) ? "https://management.azure.com/.default" : "");
        source.set(sources.isEmpty() ? null : sources.getFirst());
        if (isAzure(traits.kind())) {
            offerSignIn();
            sources.addAll(new Source.AzureSignIn(), new Source.AzureCommandLine());
        } else if (traits.auth().contains(AuthKind.AWS_KEYS)) {
            background.load(() -> ofThisMachine(registrations.credentials()), sources::addAll);
        }
    }

    /// What somebody has typed stays.
    private void offerSignIn() {
        Map.of(Part.SIGN_IN, DeviceSignIn.AZURE.address().toString(), Part.DIRECTORY, DeviceSignIn.AZURE.directory(),
                Part.APPLICATION, DeviceSignIn.AZURE.application()).forEach((part, usual) -> {
                    if (text(part).isEmpty()) {
                        texts.get(part).set(usual);
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
        Arrays.fill(secrets.put(part, text.clone()), '\0');
        weigh();
    }

    private void weigh() {
        ready.set(source.get() != null && parts().stream().filter(part -> !part.optional()).allMatch(this::isTyped));
    }

    private boolean isTyped(Part part) {
        return part == Part.TOKEN_ADDRESS || part == Part.SIGN_IN ? text(part).matches("(https://|http://(127\\.0\\.0\\.1|localhost)(:|/))\\S+")
                : part.secret() ? secrets.get(part).length > 0 : !text(part).isEmpty();
    }

    private String text(Part part) {
        return texts.get(part).get().strip();
    }

    /// Makes the line, in the background; it takes seconds where a command line is asked, and as long as a person takes to
    /// sign in.
    Optional<CloudLine> line(Asking asking, Progress progress) {
        try {
            return asking.credential(registrations.credentials(), asked -> tell(Optional.of(asked)), progress)
                    .map(credential -> registrations.line(credential, asking.trusted()));
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
        var typed = now instanceof Source.Typed(var kind) ? Optional.of(credential(kind)) : Optional.<Credential>empty();
        var signIn = now instanceof Source.AzureSignIn ? new DeviceSignIn(URI.create(text(Part.SIGN_IN)), text(Part.DIRECTORY),
                text(Part.APPLICATION), DeviceSignIn.AZURE.scope()) : DeviceSignIn.AZURE;
        return new Asking(now, typed, signIn, List.copyOf(trusted));
    }

    private Credential credential(AuthKind kind) {
        return switch (kind) {
            case BEARER_TOKEN -> new Credential.Bearer(secret(Part.TOKEN));
            case X_AUTH_TOKEN -> new Credential.XAuthToken(secret(Part.TOKEN));
            case CLIENT_CREDENTIALS -> new Credential.Client(URI.create(text(Part.TOKEN_ADDRESS)), text(Part.ID),
                    secret(Part.SECRET), text(Part.SCOPE));
            case AWS_KEYS -> new Credential.AwsKeys(text(Part.ID), secret(Part.SECRET),
                    secrets.get(Part.SESSION).length == 0 ? Optional.empty() : Optional.of(secret(Part.SESSION)));
            case USER_PASSWORD -> new Credential.User(text(Part.USER), secret(Part.PASSWORD));
        };
    }

    /// What comes along when a token is copied is no part of it.
    private Secret secret(Part part) {
        var text = secrets.get(part);
        var from = 0;
        var to = text.length;
        while (part != Part.PASSWORD && from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (part != Part.PASSWORD && to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        var bare = Arrays.copyOfRange(text, from, to);
        try {
            return Secret.of(bare);
        } finally {
            Arrays.fill(bare, '\0');
        }
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
        return texts.get(part);
    }

    ObservableList<Bytes> trusted() {
        return trusted;
    }

    /// Where to sign in and with which code, while that is waited for.
    ObjectProperty<Optional<DeviceSignIn.Prompt>> promptProperty() {
        return prompt;
    }

    BooleanProperty readyProperty() {
        return ready;
    }

    @Override public void close() {
        secrets.replaceAll((_, text) -> {
            Arrays.fill(text, '\0');
            return new char[0];
        });
        weigh();
    }
}
