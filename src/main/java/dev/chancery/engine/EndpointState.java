package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import java.util.Optional;

/// How it stands with the local endpoints.
public sealed interface EndpointState {

    record Off() implements EndpointState {}

    /// They are asked at `base`, such as `https://10.0.0.7:8443`; `certificate` is what TLS shows.
    record On(String base, Optional<Certificate> certificate) implements EndpointState {}

    /// They should be on.
    record Failed(Failure failure) implements EndpointState {}
}
