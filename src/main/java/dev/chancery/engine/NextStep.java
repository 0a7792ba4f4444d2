package dev.chancery.engine;

import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.ProofJob;

/// What stands next on the way of a registration.
public sealed interface NextStep {

    /// This goes to the cloud, over a line or by hand. `pem` is the certificate that is in it, `escaped` the same as the
    /// inside of a JSON string; both empty where there is none.
    record Send(CloudCall call, CloudRequest request, String pem, String escaped) implements NextStep {}

    /// A person reads the code at the cloud and types it in.
    record TypeCode() implements NextStep {}

    /// The proof is made here, with the authority's key, or by this job where that is.
    record Prove(ProofJob job) implements NextStep {}

    /// A person takes the proof to the cloud and says when it is done.
    record CarryProof(String pem) implements NextStep {}

    /// Nothing is left to do.
    record Finished() implements NextStep {}
}
