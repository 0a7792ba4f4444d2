package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultNotice;
import dev.chancery.domain.Violation;
import dev.chancery.domain.RequestViolation.UnfitAnswer;
import dev.chancery.domain.RequestViolation.UnfitAnswer.Why;
import dev.chancery.engine.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an authority elsewhere may answer, as it should be and as a liar would have it.
class RemoteAnswerTest {

    private static final List<SubjectName> NAMES = List.of(new SubjectName.Dns("press.lab"), new SubjectName.Ip("10.0.0.7"));

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Certificate answer;

    @BeforeEach void sign() {
        lab = TestOffice.in(folder);
        root = lab.root("Vault Root", KeySpec.EC_P256);
        answer = signed(Profile.SERVER, "press.lab", NAMES, Ttl.days(10));
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate signed(Profile profile, String name, List<SubjectName> names, Ttl life) {
        return lab.office.certificates().issue(new Order(new Order.Terms(root.id(), profile, KeySpec.EC_P256, life), subject(name), names, Optional.empty()));
    }

    private static DistinguishedName subject(String name) {
        return DistinguishedName.of(Map.of(Attribute.COMMON_NAME, name)).orRefuse();
    }

    private RemoteAnswer.Asked asked() {
        return new RemoteAnswer.Asked(Optional.of(CertificateReader.keySha256(answer.der().toArray())), subject("press.lab"), NAMES,
                answer.validity().notAfter(), List.of(Profile.SERVER_AUTH));
    }

    private List<Violation> lies(Certificate answer, Authority issuer, Instant now) {
        return new RemoteAnswer(answer.der().toArray(), asked()).lies(issuer.certificate().der().toArray(), now);
    }

    private static Violation unfit(Why why) {
        return new UnfitAnswer(why);
    }

    @Test void whatWasAskedForIsTakenWithoutAWord() {
        assertThat(lies(answer, root, lab.clock.instant())).isEmpty();
        assertThat(new RemoteAnswer(answer.der().toArray(), asked()).notices()).isEmpty();
    }

    @Test void anotherKeyAnotherNameOrOneNameMoreIsALie() {
        var now = lab.clock.instant();
        assertThat(lies(signed(Profile.SERVER, "press.lab", NAMES, Ttl.days(10)), root, now)).containsExactly(unfit(Why.OTHER_KEY));
        assertThat(lies(signed(Profile.SERVER, "other.lab", NAMES, Ttl.days(10)), root, now)).contains(unfit(Why.OTHER_NAME));
        var more = signed(Profile.SERVER, "press.lab", List.of(NAMES.getFirst(), new SubjectName.Dns("bank.example")), Ttl.days(10));
        assertThat(lies(more, root, now)).contains(unfit(Why.OTHER_NAME));
    }

    @Test void anotherIssuerAnAuthorityOrOneThatHasEndedIsALie() {
        var other = lab.root("Other Root", KeySpec.EC_P256);
        assertThat(lies(answer, other, lab.clock.instant())).containsExactly(unfit(Why.BAD_SIGNATURE));
        assertThat(lies(lab.intermediate("press.lab", root, KeySpec.EC_P256).certificate(), root, lab.clock.instant())).contains(unfit(Why.FOR_AUTHORITY));
        assertThat(lies(answer, root, lab.clock.instant().plus(Duration.ofDays(11)))).containsExactly(unfit(Why.EXPIRED));
    }

    @Test void aCertificateWithAChangedOctetIsNeverTaken() {
        var der = answer.der().toArray();
        for (int at = der.length - 1; at > 60; at -= 7) {
            var changed = der.clone();
            changed[at] ^= 1;
            assertThat(isTaken(changed)).as("octet %d", at).isFalse();
        }
    }

    private boolean isTaken(byte[] der) {
        try {
            return new RemoteAnswer(der, asked()).lies(root.certificate().der().toArray(), lab.clock.instant()).isEmpty();
        } catch (Failure.Malformed unreadable) {
            return false;
        }
    }

    @Test void aShorterLifeAMissingNameAndOtherPurposesAreTold() {
        var differs = signed(Profile.DEVICE, "press.lab", List.of(NAMES.getFirst()), Ttl.days(3));
        assertThat(new RemoteAnswer(differs.der().toArray(), asked()).notices()).containsExactly(
                new VaultNotice.EndsOtherwise(answer.validity().notAfter(), differs.validity().notAfter()),
                new VaultNotice.NameMissing("IP:10.0.0.7"), new VaultNotice.PurposeMissing(Profile.SERVER_AUTH),
                new VaultNotice.PurposeAdded(Profile.CLIENT_AUTH));
    }

    @Test void whatTheRoleAddsToThePurposesIsNoQuestion() {
        assertThat(new VaultNotice.PurposeAdded(Profile.CLIENT_AUTH).asks()).isFalse();
        assertThat(new VaultNotice.PurposeMissing(Profile.CLIENT_AUTH).asks()).isTrue();
    }
}
