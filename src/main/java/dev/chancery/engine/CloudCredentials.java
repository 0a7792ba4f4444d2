package dev.chancery.engine;

import dev.chancery.cloud.AwsFiles;
import dev.chancery.cloud.AzureCli;
import dev.chancery.cloud.DeviceFlow;
import dev.chancery.cloud.Rest;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DeviceSignIn;
import dev.chancery.domain.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Credentials that this machine has already, with the tools of the clouds. Nothing is kept; whoever asks closes what is
/// handed out.
public final class CloudCredentials {

    private final Map<String, String> environment;
    private final Path awsFile;
    private final String azureCommand;
    private final Clock clock;

    CloudCredentials(Map<String, String> environment, Path awsFile, String azureCommand, Clock clock) {
        this.environment = environment;
        this.awsFile = awsFile;
        this.azureCommand = azureCommand;
        this.clock = clock;
    }

    static CloudCredentials ofThisMachine(Clock clock) {
        var environment = System.getenv();
        var file = environment.getOrDefault("AWS_SHARED_CREDENTIALS_FILE", System.getProperty("user.home") + "/.aws/credentials");
        return new CloudCredentials(environment, Path.of(file), "az", clock);
    }

    /// AWS's access key of the environment.
    public Optional<Credential.AwsKeys> awsEnvironment() {
        return AwsFiles.environment(environment);
    }

    /// The names of AWS's profiles that have access keys.
    public List<String> awsProfiles() {
        return AwsFiles.profiles(awsFile);
    }

    public Optional<Credential.AwsKeys> awsProfile(String name) {
        return AwsFiles.profile(awsFile, name);
    }

    /// A token of whoever is signed in with Azure's command line; it takes seconds.
    ///
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public Optional<Credential.Bearer> azureCommandLine(Progress progress) {
        return AzureCli.token(azureCommand, progress);
    }

    /// A token of whoever signs in with a browser, here or elsewhere; it takes as long as that takes. `prompted` is told what
    /// to show.
    ///
    /// @throws CloudFailure.CloudRefused when it is declined, or nobody does it in time
    /// @throws CloudFailure.CloudUnreached when there is no way to the sign-in service
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public Credential.Bearer azureSignIn(DeviceSignIn where, Consumer<DeviceSignIn.Prompt> prompted, Progress progress) {
        return new DeviceFlow(where, clock, Rest.REAL).token(prompted, progress);
    }
}
