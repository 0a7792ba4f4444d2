package dev.chancery.ui.cloud;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DeviceSignIn;
import dev.chancery.domain.Progress;
import dev.chancery.engine.CloudAccess;
import dev.chancery.engine.Registrations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Who asks, taken off the form: the form may change while the work goes on. `typed` is there where the secret was typed.
record Asking(Source source, Optional<Credential> typed, DeviceSignIn signIn, List<Bytes> trusted, Keeping keeping) {

    /// Where it is for, and whether the store is to keep it for that.
    record Keeping(CloudTenant where, boolean wanted) {}

    /// Empty where this machine has none after all. `prompted` is told what to show to whoever is to sign in.
    Optional<CloudAccess> access(Registrations registrations, Consumer<DeviceSignIn.Prompt> prompted, Progress progress) {
        if (source instanceof Source.Kept) {
            return registrations.keptCredentials().open(keeping.where()).map(kept -> new CloudAccess(kept.credential(),
                    Stream.concat(kept.trusted().stream(), trusted.stream()).distinct().toList()));
        }
        var found = credential(registrations, prompted, progress).map(credential -> new CloudAccess(credential, trusted));
        found.filter(_ -> keeping.wanted()).ifPresent(access -> registrations.keptCredentials().keep(keeping.where(), access));
        return found;
    }

    private Optional<? extends Credential> credential(Registrations registrations, Consumer<DeviceSignIn.Prompt> prompted, Progress progress) {
        var machine = registrations.credentials();
        return switch (source) {
            case Source.Typed _ -> typed;
            case Source.Kept _ -> Optional.empty();
            case Source.AwsEnvironment() -> machine.awsEnvironment();
            case Source.AwsProfile(var name) -> machine.awsProfile(name);
            case Source.AzureCommandLine() -> machine.azureCommandLine(progress);
            case Source.AzureSignIn() -> Optional.of(machine.azureSignIn(signIn, prompted, progress));
        };
    }
}
