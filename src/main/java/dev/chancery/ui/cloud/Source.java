package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudTraits.AuthKind;
import java.time.Instant;

/// Where the credential comes from.
sealed interface Source {
    record Typed(AuthKind kind) implements Source {}

    /// In the store, since then.
    record Kept(Instant since) implements Source {}

    record AwsEnvironment() implements Source {}

    record AwsProfile(String name) implements Source {}

    record AzureCommandLine() implements Source {}

    /// With a browser of any machine, by a code.
    record AzureSignIn() implements Source {}
}
