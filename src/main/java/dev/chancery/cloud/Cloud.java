package dev.chancery.cloud;

import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.CloudTraits;
import java.util.List;

/// One cloud: what it asks for, what is sent to it, and what its answers mean. Pure: whether a request goes over the net
/// or through a user's hands makes no difference here.
public sealed interface Cloud permits
        MindSphere, AwsIot, AzureIot, Cumulocity, Huawei, Scaleway, ByHand {

    CloudTraits traits();

    /// What to send.
    ///
    /// @throws IllegalArgumentException when the cloud knows no such call, or the dossier lacks what an earlier step gives
    CloudRequest request(CloudCall call, Dossier dossier);

    /// What the reply to that request means. It takes any reply: one that makes no sense is
    /// [CloudAnswer.Why#NOT_AN_ANSWER].
    CloudAnswer read(CloudCall call, Dossier dossier, CloudReply reply);

    /// The code that the proof is for: the one that was received, or where it is known from the start, that.
    ///
    /// @throws IllegalArgumentException when no step has learned it yet
    default String code(Dossier dossier) {
        return dossier.fact(CloudFact.CODE);
    }

    /// The CA certificate as text that a person can carry there.
    default String certificate(Dossier dossier) {
        return dossier.pem();
    }

    /// Whether the cloud can be asked for this certificate before anything was sent, because it names it by something that
    /// is known from the start.
    default boolean namesBeforehand() {
        return false;
    }

    /// Every cloud, in the order in which a form offers them.
    static List<Cloud> all() {
        return List.of(new MindSphere(), new AwsIot(), AzureIot.hub(), AzureIot.provisioning(), new Cumulocity(), new Huawei(),
                new Scaleway(), new ByHand());
    }

    static Cloud of(CloudKind kind) {
        return all().stream().filter(cloud -> cloud.traits().kind() == kind).findFirst().orElseThrow();
    }
}
