package dev.chancery.engine;

import dev.chancery.cloud.Cloud;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CleanedCode;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.CloudViolation.UnfitProof.Why;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.ProofJob;

/// Proofs for registrations of other stores: a request comes in on a stick, and what goes back proves that the key is here.
/// Neither machine needs a line to the other.
public final class ProofJobs {

    private final Authorities authorities;
    private final Proving proving;

    ProofJobs(Authorities authorities, Proving proving) {
        this.authorities = authorities;
        this.proving = proving;
    }

    /// A request, and the authority of this store that it is about.
    public record Asked(ProofJob job, Authority authority) {}

    /// What a file asks for. Nothing is signed before somebody has seen that.
    ///
    /// @throws Failure.Refused when it is no request, asks for what that cloud never asks, or is about no key of this store
    public Asked read(String text) {
        var job = ProofJob.parse(text).orRefuse();
        require(isPlausible(job, Cloud.of(job.cloud()).traits()), Why.NO_REQUEST);
        var authority = authorities.all().stream().filter(one -> one.canSign())
                .filter(one -> one.certificate().sha256().hex().equals(job.sha256())).findFirst();
        require(authority.isPresent(), Why.OTHER_AUTHORITY);
        return new Asked(job, authority.get());
    }

    /// A code of that cloud as it is, and the kind of proof that it takes.
    private static boolean isPlausible(ProofJob job, CloudTraits traits) {
        var code = CleanedCode.of(job.code(), traits.code());
        return code.violations().isEmpty() && code.orRefuse().code().equals(job.code())
                && traits.ways().contains(Way.PROVEN) && traits.shape(Way.PROVEN).artifact() == job.artifact();
    }

    private static void require(boolean condition, Why otherwise) {
        if (!condition) {
            throw new Failure.Refused(new CloudViolation.UnfitProof(otherwise));
        }
    }

    /// Makes the proof, as the other machine takes it; its key is of this kind and nowhere when this returns.
    ///
    /// @throws Failure.Refused when it must not be signed
    public String prove(Asked asked, KeySpec key) {
        return proving.elsewhere(asked.authority(), asked.job(), key);
    }
}
