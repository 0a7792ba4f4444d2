package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Usages;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What an import says of a certificate before it knows anything around it.
class AppraisalTest {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final String SHA1_WITH_EC = "1.2.840.10045.4.1";

    private static Appraisal of(Raw raw) {
        return Appraisal.of(raw.der(), NOW);
    }

    private static void requireObjection(Raw raw, Consumer<Raw> change, Class<? extends Objection> objection) {
        assertThat(of(raw.change(change)).objections()).hasAtLeastOneElementOfType(objection);
    }

    private static byte[] purposes(String... oids) {
        return Raw.sequence(Arrays.stream(oids).map(Raw::oid).toArray(byte[][]::new));
    }

    private static String profile(String... purposes) {
        return of(Raw.device().with(Specimen.PURPOSES, false, purposes(purposes))).profile();
    }

    @Test void whatIsInOrderHasNoObjection() {
        assertThat(of(Raw.device()).objections()).isEmpty();
        assertThat(of(Raw.authority()).objections()).isEmpty();
        assertThat(of(Raw.root()).objections()).isEmpty();
    }

    @Test void itIsCalledByItsNames() {
        var device = of(Raw.device());
        assertThat(device.label()).isEqualTo("press-001");
        assertThat(device.issuer()).isEqualTo("Lab Issuing");
        assertThat(device.itself()).isFalse();
        assertThat(of(Raw.root()).itself()).isTrue();
        assertThat(device.keySha256()).isEqualTo(CertificateReader.keySha256(Raw.device().der()));
        assertThat(device.facts().ca()).isFalse();
    }

    @Test void aSuccessorWouldBeOfTheNearestProfile() {
        assertThat(of(Raw.root()).profile()).isEqualTo(Profile.ROOT.code());
        assertThat(of(Raw.authority()).profile()).isEqualTo(Profile.INTERMEDIATE.code());
        assertThat(profile(Usages.CLIENT_AUTH)).isEqualTo(Profile.DEVICE.code());
        assertThat(profile(Usages.SERVER_AUTH)).isEqualTo(Profile.SERVER.code());
        assertThat(profile(Usages.CLIENT_AUTH, Usages.SERVER_AUTH)).isEqualTo(BuiltIn.BOTH.code());
    }

    @Test void itsTimeIsOverOrHasNotCome() {
        requireObjection(Raw.device(), raw -> raw.until = Raw.time("261231235959Z"), Objection.Expired.class);
        requireObjection(Raw.device(), raw -> raw.from = Raw.time("270101000001Z"), Objection.NotYetValid.class);
        assertThat(of(Raw.device().change(raw -> raw.until = Raw.time("270101000000Z"))).objections()).isEmpty();
        assertThat(of(Raw.device().change(raw -> raw.from = Raw.time("270101000000Z"))).objections()).isEmpty();
    }

    @Test void anAuthorityThatCannotDoItsWorkIsTold() {
        requireObjection(Raw.authority(), raw -> raw.with(Specimen.KEY_USAGE, true, Raw.bits(1, 0x02)), Objection.MaySignNothing.class);
        requireObjection(Raw.authority(), raw -> raw.with(Specimen.KEY_USAGE, true, Raw.bits(2, 0x04)), Objection.MaySignNoLists.class);
        requireObjection(Raw.authority(), raw -> raw.subject = Raw.sequence(), Objection.MaySignNothing.class);
        requireObjection(Raw.authority(), raw -> raw.without(Specimen.SUBJECT_KEY_ID), Objection.NoSubjectKeyId.class);
        requireObjection(Raw.device(), raw -> raw.issuer = raw.subject, Objection.NotAnAuthority.class);
    }

    @Test void aWeakKeyOrSignatureIsTold() {
        requireObjection(Raw.device(), raw -> raw.key = Raw.rsa(Lab.RSA_1024, BigInteger.valueOf(65537)), Objection.KeyUnfit.class);
        Consumer<Raw> sha1 = raw -> {
            raw.algorithm = Raw.algorithm(SHA1_WITH_EC);
            raw.outer = raw.algorithm;
        };
        requireObjection(Raw.device(), sha1, Objection.SignatureWeak.class);
        assertThat(of(Raw.root().change(sha1)).objections()).doesNotHaveAnyElementsOfTypes(Objection.SignatureWeak.class);
    }

    @Test void rulesThatForbidSigningAreTold() {
        requireObjection(Raw.device(), raw -> raw.until = Raw.time("20271120100000Z"), Objection.BreaksRule.class);
        assertThatThrownBy(() -> Appraisal.of(new byte[] {0x30, 0}, NOW)).isInstanceOf(Failure.Malformed.class);
    }

    @Test void onlyAnAuthorityCanBeSignedWith() {
        assertThatCode(() -> Appraisal.requireIssuer(Raw.authority().der())).doesNotThrowAnyException();
        assertThatThrownBy(() -> Appraisal.requireIssuer(Raw.device().der())).isInstanceOf(Failure.Malformed.class);
    }
}
