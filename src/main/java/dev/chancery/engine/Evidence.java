package dev.chancery.engine;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.SubjectName;
import java.util.Optional;

/// What is to be verified.
public sealed interface Evidence {

    /// PEM or DER that somebody handed in; it may hold a private key, and stays the caller's to wipe.
    record Given(byte[] content) implements Evidence {}

    record Stored(CertificateId certificate) implements Evidence {}

    /// The chain that this server shows. It is asked for `serverName` where there is one, else for its host.
    record Live(ServerAddress address, Optional<SubjectName.Dns> serverName) implements Evidence {}
}
