package dev.chancery.domain;

import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import java.time.Instant;
import java.util.Set;

/// A CA certificate on its way to being trusted by a cloud. It can be left and taken up again at any step.
///
/// `certificate` is the one that the authority had when it was planned. `version` counts the changes, so that of two who
/// go on at once one is told.
public record Registration(
        RegistrationId id, Plan plan, RegistrationState state, CloudFacts facts, Instant planned, Instant changed,
        long version) {

    /// What was chosen at the beginning and stays as it is.
    public record Plan(
            CloudKind cloud, Way way, AuthorityId authority, CertificateId certificate, CloudPlace place, Set<Option> options) {
        public Plan {
            options = Set.copyOf(options);
        }
    }

    public CloudKind cloud() {
        return plan.cloud();
    }

    public boolean wants(Option option) {
        return plan.options().contains(option);
    }

    /// Whether it was made with a practice cloud: no real one knows of it.
    public boolean isRehearsal() {
        return facts.is(CloudFact.REHEARSAL);
    }

    /// Whether the cloud takes devices of it without having seen a proof.
    public boolean trustedUnproven() {
        return state == RegistrationState.VERIFIED && plan.way() == Way.TRUSTED;
    }
}
