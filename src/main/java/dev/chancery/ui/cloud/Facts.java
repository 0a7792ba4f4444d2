package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudFact;
import dev.chancery.domain.Registration;
import dev.chancery.ui.DetailGrid;
import dev.chancery.words.Words;

/// What is known of a registration, as a grid.
final class Facts {

    private Facts() {}

    static void show(Registration registration, DetailGrid grid) {
        var facts = registration.facts();
        facts.text(CloudFact.NAME).ifPresent(name -> grid.text(Words.of("cloud.fact.name"), name.strip()));
        facts.text(CloudFact.COMMON_NAME).ifPresent(name -> grid.text(Words.of("cloud.fact.commonName"), name));
        facts.text(CloudFact.ID).ifPresent(id -> grid.code(Words.of("cloud.fact.id"), id));
        facts.text(CloudFact.ARN).ifPresent(arn -> grid.code(Words.of("cloud.fact.arn"), arn));
        facts.text(CloudFact.EXPIRES).ifPresent(end -> grid.text(Words.of("cloud.fact.expires"), facts.instant(CloudFact.EXPIRES)
                .map(Words::date).orElse(end)));
        facts.text(CloudFact.CODE).ifPresent(code -> grid.code(Words.of("cloud.fact.code"), code));
        facts.instant(CloudFact.CODE_UNTIL).ifPresent(end -> grid.text(Words.of("cloud.fact.codeUntil"), Words.dateTime(end)));
        if (registration.state().isOpen()) {
            facts.text(CloudFact.PROOF_SERIAL).ifPresent(serial -> grid.text(Words.of("cloud.fact.proof"), Words.of("cloud.fact.proof.checked", serial)));
            facts.instant(CloudFact.PROOF_UNTIL).ifPresent(end -> grid.text(Words.of("cloud.fact.proofUntil"), Words.dateTime(end)));
        }
        facts.text(CloudFact.ACTIVE).ifPresent(_ -> grid.text(Words.of("cloud.fact.active"), yes(facts.is(CloudFact.ACTIVE))));
        facts.text(CloudFact.AUTO_REGISTRATION).ifPresent(_ -> grid.text(Words.of("cloud.fact.autoRegistration"), yes(facts.is(CloudFact.AUTO_REGISTRATION))));
        facts.instant(CloudFact.VERIFIED_AT).ifPresent(at -> grid.text(Words.of("cloud.fact.verifiedAt"), Words.dateTime(at)));
    }

    private static String yes(boolean holds) {
        return Words.of(holds ? "cloud.yes" : "cloud.no");
    }
}
