package dev.chancery.engine;

import dev.chancery.cloud.Cloud;
import dev.chancery.cloud.Dossier;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudTraits.Artifact;
import dev.chancery.domain.CloudTraits.Shape;
import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.domain.ProofJob;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.pki.CertificateReader;
import java.time.Instant;
import java.util.Optional;

/// Where a registration is on its way, and what follows: pure.
record RegistrationWay(Cloud cloud, Registration registration, Dossier dossier) {

    Shape shape() {
        return cloud.traits().shape(registration.plan().way());
    }

    /// The next step; [Step#VERIFY] where nothing is left to do.
    Step step() {
        return switch (registration.state()) {
            case PLANNED -> shape().steps().getFirst();
            case UPLOADED -> has(CloudFact.CODE) ? Step.PROOF : Step.CODE;
            case CODE_RECEIVED -> Step.PROOF;
            case PROOF_ISSUED, VERIFIED, REMOVED -> Step.VERIFY;
            case EXPIRED, REFUSED -> again();
        };
    }

    /// From where to go on: what the cloud holds already stays, code and proof are new.
    private Step again() {
        var steps = shape().steps();
        return steps.contains(Step.UPLOAD) && !has(CloudFact.ID) ? Step.UPLOAD
                : steps.contains(Step.CODE) ? Step.CODE : steps.getFirst();
    }

    private boolean has(CloudFact fact) {
        return registration.facts().text(fact).isPresent();
    }

    NextStep next() {
        if (!registration.state().isOpen()) {
            return new NextStep.Finished();
        }
        return switch (step()) {
            case UPLOAD -> send(CloudCall.UPLOAD);
            case CODE -> cloud.traits().online() ? send(CloudCall.CODE) : new NextStep.TypeCode();
            case PROOF -> new NextStep.Prove(new ProofJob(cloud.traits().kind(), shape().artifact(), cloud.code(dossier),
                    CertificateReader.facts(dossier.certificate().toArray()).sha256().hex()));
            case VERIFY -> cloud.traits().online() ? send(CloudCall.VERIFY)
                    : new NextStep.CarryProof(registration.facts().text(CloudFact.PROOF).orElse(""));
        };
    }

    private NextStep send(CloudCall call) {
        var pem = switch (call) {
            case UPLOAD -> cloud.certificate(dossier);
            case VERIFY -> shape().artifact() == Artifact.CERTIFICATE ? registration.facts().text(CloudFact.PROOF).orElse("") : "";
            case CODE, LIST, STATUS, ACTIVATE, DEACTIVATE, DELETE -> "";
        };
        return new NextStep.Send(call, cloud.request(call, dossier), pem, pem.replace("\n", "\\n"));
    }

    /// What ran out before the cloud took it.
    boolean hasRunOut(Instant now) {
        var facts = registration.facts();
        return registration.state() == RegistrationState.PROOF_ISSUED
                && (before(facts.instant(CloudFact.PROOF_UNTIL), now) || before(facts.instant(CloudFact.CODE_UNTIL), now))
                || registration.state() == RegistrationState.CODE_RECEIVED && before(facts.instant(CloudFact.CODE_UNTIL), now);
    }

    private static boolean before(Optional<Instant> end, Instant now) {
        return end.filter(now::isAfter).isPresent();
    }
}
