package dev.chancery.cloud.practice;

import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One cloud, as strict as it is. It is asked under a lock, one request after another.
sealed interface Personality permits MindSpherePractice, AwsPractice, AzurePractice, CumulocityPractice, HuaweiPractice, ScalewayPractice {

    /// A token that every personality with tokens takes.
    String TOKEN = "6f6e6c79-666f-4072-a163-746963650001";

    /// What it answers to a question that is about signing in; empty for every other.
    default Optional<Answered> signIn(Asked asked) {
        return Optional.empty();
    }

    /// A person types this code at the sign-in's page, and says yes or no.
    ///
    /// @throws IllegalArgumentException when nobody waits for that code
    default void say(String userCode, boolean yes) {
        throw new IllegalArgumentException("nobody signs in here");
    }

    /// Refuses who does not show who it is.
    void identify(Asked asked);

    /// Which step this is; empty when the cloud has no such address or not with this method.
    Optional<CloudCall> step(Asked asked);

    Answered answer(CloudCall step, Asked asked);

    /// Its own words for a refusal.
    Answered refused(Refusal refusal);

    List<Held> held();

    void reset();

    /// Somebody else changes what is there, without harm to it.
    default void disturb() {}

    /// Whom it lets in.
    default Credential credential() {
        return new Credential.Bearer(Secret.of(TOKEN.toCharArray()));
    }

    /// Where in it to register, besides its address.
    Map<PlaceField, String> place();

    static Personality of(CloudKind kind, Setting setting) {
        return switch (kind) {
            case MINDSPHERE -> new MindSpherePractice(setting);
            case AWS -> new AwsPractice(setting);
            case AZURE_HUB -> AzurePractice.hub(setting);
            case AZURE_DPS -> AzurePractice.provisioning(setting);
            case CUMULOCITY -> new CumulocityPractice(setting);
            case HUAWEI -> new HuaweiPractice(setting);
            case SCALEWAY -> new ScalewayPractice(setting);
            case BY_HAND -> throw new IllegalArgumentException("nothing to rehearse with");
        };
    }
}
