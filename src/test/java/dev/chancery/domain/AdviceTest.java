package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdviceTest {

    private static Profile server(Naming naming, Profile.Terms terms, boolean critical) {
        var additions = new Additions(Additions.Links.NONE, List.of(), Additions.Constraints.NONE,
                List.of(new Additions.Other("1.2.3", critical, Bytes.of(new byte[] {5, 0}))), Set.of());
        return new Profile("x", "X", Profile.Kind.END_ENTITY, Usages.tls(Usages.SERVER_AUTH), naming, terms, additions);
    }

    private static Profile.Terms life(int days) {
        return new Profile.Terms(KeySpec.EC_P256, Ttl.days(days), Optional.empty(), Duration.ofMinutes(5));
    }

    @Test void theProfilesOfTheProgramNeedNone() {
        assertThat(List.of(Profile.ROOT, Profile.INTERMEDIATE, Profile.SERVER, Profile.DEVICE)).allSatisfy(
                profile -> assertThat(Advice.of(profile)).isEmpty());
    }

    @Test void aSecretInACertificateIsSaidFirst() {
        assertThat(Advice.of(BuiltIn.MAINFLUX)).first().isEqualTo(Advice.SECRET_INSIDE);
        assertThat(Advice.of(BuiltIn.MAINFLUX_ID)).doesNotContain(Advice.SECRET_INSIDE);
        assertThat(Advice.of(BuiltIn.AMQTT_DEVICE)).contains(Advice.ANYTHING_GOES);
    }

    @Test void whatIsOddAboutAServerIsSaid() {
        assertThat(Advice.of(server(Naming.NONE, life(825), false))).containsExactly(Advice.SERVER_WITHOUT_NAMES);
        assertThat(Advice.of(server(Profile.SERVER.naming(), life(826), true)))
                .containsExactly(Advice.LONG_SERVER_LIFE, Advice.UNKNOWN_CRITICAL);
    }

    @Test void aYoungKeyAndASlowClockAreThoughtOf() {
        var terms = new Profile.Terms(KeySpec.ED25519, Ttl.days(1), Optional.empty(), Duration.ZERO);
        assertThat(Advice.of(server(Profile.SERVER.naming(), terms, false))).containsExactly(Advice.YOUNG_KEY, Advice.NO_BACKDATE);
        assertThat(EnumSet.allOf(KeySpec.class).stream().filter(key -> !Advice.isYoung(key)))
                .allSatisfy(key -> assertThat(key.algorithm()).isIn(KeySpec.Algorithm.RSA, KeySpec.Algorithm.EC)).hasSize(6);
    }

    @Test void aWishWithoutNamesOrOfAnAuthorityIsRefused() {
        var subject = DistinguishedName.commonName("press-1").orRefuse();
        assertThat(new Wish(subject, List.of(), KeySpec.EC_P256, Profile.DEVICE).violations()).isEmpty();
        assertThat(new Wish(subject, List.of(), KeySpec.EC_P256, Profile.ROOT).violations()).containsExactly(new ProfileViolation.WrongProfile("root"));
        assertThat(new Wish(new DistinguishedName(List.of()), List.of(new SubjectName.Dns("a.lab")), KeySpec.EC_P256, Profile.DEVICE).violations()).isEmpty();
        assertThat(new Wish(new DistinguishedName(List.of()), List.of(), KeySpec.EC_P256, Profile.DEVICE).violations())
                .containsExactly(new TextViolation.Missing(Field.SUBJECT));
    }

    @Test void anAuthorityRemindsOfItsEndInTimeAndKnowsItsPlace() {
        var end = Instant.parse("2026-03-01T12:00:00Z");
        var root = authority(Optional.empty(), end, true, OptionalInt.empty());
        var below = authority(Optional.of(new AuthorityId(1)), end, false, OptionalInt.of(0));
        assertThat(root.isRoot()).isTrue();
        assertThat(below.isRoot()).isFalse();
        assertThat(root.endsSoon(end.minus(Duration.ofDays(30)))).isFalse();
        assertThat(root.endsSoon(end.minus(Duration.ofDays(30)).plusSeconds(1))).isTrue();
        assertThat(below.endsSoon(end.minus(Duration.ofDays(10)))).isFalse();
        assertThat(below.endsSoon(end.minus(Duration.ofDays(10)).plusSeconds(1))).isTrue();
        assertThat(root.mayHaveChildren()).isTrue();
        assertThat(below.mayHaveChildren()).isFalse();
        assertThat(root.canSign()).isTrue();
        assertThat(below.canSign()).isFalse();
        assertThat(authority(Optional.empty(), end, true, OptionalInt.of(1)).mayHaveChildren()).isTrue();
    }

    private static Authority authority(Optional<AuthorityId> parent, Instant end, boolean hasKey, OptionalInt length) {
        var certificate = new Certificate(new CertificateId(1), new AuthorityId(1), SerialNumber.candidates("01").getFirst(),
                DistinguishedName.commonName("Lab").orRefuse(), Optional.empty(), "root", KeySpec.EC_P256,
                new Validity(end.minus(Duration.ofDays(365)), end), end.minus(Duration.ofDays(365)), Optional.empty(), hasKey, Bytes.of(new byte[32]), Bytes.of(new byte[1]));
        return new Authority(new AuthorityId(1), "Lab", parent, certificate, length,
                new Authority.Defaults("device", Ttl.DEFAULT, KeySpec.EC_P256));
    }
}
