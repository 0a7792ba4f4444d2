package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Credential;
import java.util.List;

/// Who asks a cloud, and the CA certificates in DER that are believed there besides the platform's.
public record CloudAccess(Credential credential, List<Bytes> trusted) {
    public CloudAccess {
        trusted = List.copyOf(trusted);
    }
}
