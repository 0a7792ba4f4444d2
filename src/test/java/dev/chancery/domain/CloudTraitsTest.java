package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chancery.domain.CloudCheck.Fix;
import dev.chancery.domain.CloudCheck.Severity;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.CloudTraits.Shape;
import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.domain.CloudTraits.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudTraitsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static CloudTraits asking(List<AuthKind> auth, PlaceInput... inputs) {
        return new CloudTraits(CloudKind.AWS, Map.of(Way.PROVEN, Shape.UPLOAD_FIRST), List.of(inputs), auth, CloudTraits.CodeForm.ANY,
                CloudTraits.Encoding.PEM, OptionalInt.empty(), false, new CloudTraits.Keys(CloudTraits.Keys.USUAL, true), Set.of(), Set.of());
    }

    private static final CloudTraits TEMPLATES = asking(List.of(AuthKind.AWS_KEYS), PlaceInput.choice(PlaceField.REGION, List.of("eu", "us")),
            PlaceInput.text(PlaceField.TEMPLATE, "[a-z]+", "fleet").optional(), PlaceInput.text(PlaceField.ROLE, "[a-z]+", "role").optional());

    @Test void aPlaceIsReadFieldByField() {
        assertThat(TEMPLATES.place(Map.of(PlaceField.REGION, " eu ", PlaceField.HUB, "not asked for")).orRefuse())
                .isEqualTo(new CloudPlace(Map.of(PlaceField.REGION, "eu")));
        assertThat(TEMPLATES.place(Map.of()).violations()).containsExactly(new TextViolation.Missing(Field.CLOUD_REGION));
        assertThat(TEMPLATES.place(Map.of(PlaceField.REGION, "mars", PlaceField.TEMPLATE, "1", PlaceField.ROLE, "r")).violations())
                .containsExactly(new TextViolation.NotInForm(Field.CLOUD_REGION, "eu"), new TextViolation.NotInForm(Field.CLOUD_TEMPLATE, "fleet"));
    }

    @Test void aTemplateAndItsRoleComeTogether() {
        assertThat(TEMPLATES.place(Map.of(PlaceField.REGION, "eu", PlaceField.TEMPLATE, "t")).violations())
                .containsExactly(new TextViolation.Missing(Field.CLOUD_ROLE));
        assertThat(TEMPLATES.place(Map.of(PlaceField.REGION, "eu", PlaceField.ROLE, "r")).violations())
                .containsExactly(new TextViolation.Missing(Field.CLOUD_TEMPLATE));
        assertThat(TEMPLATES.place(Map.of(PlaceField.REGION, "eu", PlaceField.ROLE, "r", PlaceField.TEMPLATE, "t")).orRefuse().value(PlaceField.ROLE))
                .contains("r");
    }

    @ParameterizedTest @ValueSource(strings = {"https://cloud.lab", "https://cloud.lab:8443/a/b/", "http://127.0.0.1:80", "http://localhost", "http://[::1]:9"})
    void anAddressIsSecureOrOfThisMachine(String address) {
        var read = PlaceInput.address(true, "https://x").read(address).orRefuse();
        assertThat(read).contains(address.replaceAll("/+$", ""));
    }

    @ParameterizedTest @ValueSource(strings = {"http://cloud.lab", "cloud.lab", "https://a b", "https://a/?q", "https://a@b", "http://localhost.evil.lab"})
    void anotherAddressIsRefused(String address) {
        assertThat(PlaceInput.address(false, "https://x").read(address).violations())
                .containsExactly(new TextViolation.NotInForm(Field.CLOUD_ADDRESS, "https://x"));
    }

    @Test void aRegionThatIsNewMayBeTyped() {
        var region = PlaceInput.region(List.of("eu-central-1"), "[a-z]+-[a-z]+-\\d");
        assertThat(region.read("af-south-1").orRefuse()).contains("af-south-1");
        assertThat(region.read("AF").violations()).containsExactly(new TextViolation.NotInForm(Field.CLOUD_REGION, "eu-central-1"));
        assertThat(region.optional().read(" ").orRefuse()).isEmpty();
        assertThat(region.read("x".repeat(257)).violations()).containsExactly(new TextViolation.TooLong(Field.CLOUD_REGION, 257, 256));
    }

    @Test void itSaysWhatCanBeDoneThere() {
        assertThat(TEMPLATES.ways()).containsExactly(Way.PROVEN);
        assertThat(TEMPLATES.shape(Way.PROVEN)).isEqualTo(Shape.UPLOAD_FIRST);
        assertThatIllegalArgumentException().isThrownBy(() -> TEMPLATES.shape(Way.TRUSTED)).withMessage("not trusted");
        assertThat(TEMPLATES.online()).isTrue();
        assertThat(asking(List.of()).online()).isFalse();
    }

    @ParameterizedTest @EnumSource
    void aProofIsMadeOnlyWhereSomethingProves(Shape shape) {
        assertThat(shape.steps().contains(Step.PROOF)).isEqualTo(shape.artifact() != CloudTraits.Artifact.NONE);
        assertThat(shape.steps()).isNotEmpty().isSorted();
    }

    private static void is(CloudCheck check, Severity severity, Optional<Fix> fix) {
        assertThat(check.severity()).as("%s", check).isEqualTo(severity);
        assertThat(check.fix()).as("%s", check).isEqualTo(fix);
    }

    @Test void whatACloudWouldCertainlyRefuseIsNotSent() {
        is(new CloudCheck.NotAnAuthority(), Severity.BLOCKS, Optional.of(Fix.NEW_AUTHORITY));
        is(new CloudCheck.MayNotSign(), Severity.BLOCKS, Optional.of(Fix.NEW_AUTHORITY));
        is(new CloudCheck.NotARoot(), Severity.BLOCKS, Optional.of(Fix.CHOOSE_ROOT));
        is(new CloudCheck.UnfitKey("x", true), Severity.BLOCKS, Optional.of(Fix.NEW_AUTHORITY));
        is(new CloudCheck.UnfitSignature("x", true), Severity.BLOCKS, Optional.of(Fix.RENEW_AUTHORITY));
        is(new CloudCheck.NotValidNow(new Validity(NOON, NOON.plusSeconds(1))), Severity.BLOCKS, Optional.of(Fix.RENEW_AUTHORITY));
        is(new CloudCheck.Revoked(), Severity.BLOCKS, Optional.of(Fix.NEW_AUTHORITY));
        is(new CloudCheck.Full(1), Severity.BLOCKS, Optional.of(Fix.RETIRE_ANOTHER));
        is(new CloudCheck.ClockApart(Duration.ofHours(1), Duration.ofMinutes(5)), Severity.BLOCKS, Optional.empty());
        is(new CloudCheck.UnderWay(new RegistrationId(1)), Severity.BLOCKS, Optional.of(Fix.OPEN_OTHER));
    }

    @Test void whatMayGoWellIsOnlyWarnedOfOrTold() {
        is(new CloudCheck.UnfitKey("x", false), Severity.WARNS, Optional.of(Fix.NEW_AUTHORITY));
        is(new CloudCheck.UnfitSignature("x", false), Severity.WARNS, Optional.of(Fix.RENEW_AUTHORITY));
        is(new CloudCheck.EndsSoon(NOON), Severity.WARNS, Optional.of(Fix.RENEW_AUTHORITY));
        is(new CloudCheck.NoKeyHere(), Severity.WARNS, Optional.of(Fix.ADD_KEY));
        is(new CloudCheck.NoKeyId(), Severity.WARNS, Optional.empty());
        is(new CloudCheck.LastPlace(2), Severity.WARNS, Optional.of(Fix.RETIRE_ANOTHER));
        is(new CloudCheck.TakesThePlace(), Severity.WARNS, Optional.empty());
        is(new CloudCheck.Replaced(), Severity.WARNS, Optional.empty());
        is(new CloudCheck.TemplateUnused(), Severity.WARNS, Optional.empty());
        is(new CloudCheck.NotProven(), Severity.TELLS, Optional.of(Fix.CHOOSE_PROOF));
        is(new CloudCheck.RegistersDevices(), Severity.TELLS, Optional.empty());
    }
}
