package dev.chancery.ui.cloud;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DeviceSignIn;
import dev.chancery.domain.Progress;
import dev.chancery.engine.CloudCredentials;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Who asks, taken off the form: the form may change while the work goes on. `typed` is there where the secret was typed.
record Asking(Source source, Optional<Credential> typed, DeviceSignIn signIn, List<Bytes> trusted) {

    /// Empty where this machine has none after all. `prompted` is told what to show to whoever is to sign in.
    Optional<Credential> credential(CloudCredentials machine, Consumer<DeviceSignIn.Prompt> prompted, Progress progress) {
        return switch (source) {
            case Source.Typed _ -> typed;
            case Source.AwsEnvironment() -> machine.awsEnvironment().map(Credential.class::cast);
            case Source.AwsProfile(var name) -> machine.awsProfile(name).map(Credential.class::cast);
            case Source.AzureCommandLine() -> machine.azureCommandLine(progress).map(Credential.class::cast);
            case Source.AzureSignIn() -> Optional.of(machine.azureSignIn(signIn, prompted, progress));
        };
    }
}
