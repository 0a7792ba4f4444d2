package dev.chancery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.Additions;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Naming;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.Subtree;
import dev.chancery.domain.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileJsonTest {

    private static final List<Profile> BUILT_IN = BuiltIn.ALL;

    private static Profile full() {
        var naming = new Naming(BuiltIn.AMQTT_DEVICE.naming().subject(), BuiltIn.AMQTT_SERVER.naming().alternatives(),
                Map.of("host", Template.of("?{id}")));
        return new Profile("full", "Ganz voll \"1\"", Profile.Kind.INTERMEDIATE, Profile.INTERMEDIATE.usages(), naming, BuiltIn.VAULT.terms(),
                new Additions(new Additions.Links(List.of(Template.of("http://{host}/a.crl")), List.of(Template.of("http://ocsp.lab")),
                        List.of(Template.of("http://ca.lab/ca.der"))),
                        List.of(new Additions.Policy("1.2.3", ""), new Additions.Policy("2.5.29.32.0", "http://cps.lab")),
                        new Additions.Constraints(List.of(Subtree.parse("DNS:lab").orRefuse()),
                                List.of(Subtree.parse("IP:10.0.0.0/8").orRefuse())),
                        List.of(new Additions.Other("1.2.3.4", true, Bytes.of(new byte[] {5, 0}))), Set.of()));
    }

    private static String changed(String from, String to) {
        var json = ProfileJson.write(full());
        assertThat(json).contains(from);
        return json.replace(from, to);
    }

    @ParameterizedTest
    @FieldSource("BUILT_IN")
    void everyProfileIsReadBackAsItWasWritten(Profile profile) {
        assertThat(ProfileJson.read(ProfileJson.write(profile))).isEqualTo(Checked.valid(profile));
    }

    @Test void aProfileWithEverythingIsReadBackAsItWasWritten() {
        assertThat(ProfileJson.read(ProfileJson.write(full()))).isEqualTo(Checked.valid(full()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"version\" : 1|\"version\" : 2|version", "\"version\" : 1|\"version\" : \"1\"|version",
        "\"chancery\" : \"profile\"|\"chancery\" : \"store\"|``", "\"code\" : \"full\"|\"code\" : \"../full\"|code",
        "\"kind\" : \"intermediate\"|\"kind\" : \"king\"|kind", "\"digitalSignature\"|\"fly\"|keyUsage",
        "\"critical\" : true|\"critical\" : \"yes\"|extensions.critical", "\"der\" : \"BQA=\"|\"der\" : \"?\"|extensions.der",
        "\"backdateSeconds\" : 30|\"backdateSeconds\" : 1e9|backdateSeconds",
        "\"backdateSeconds\" : 30|\"backdateSeconds\" : -1|backdateSeconds",
        "\"life\" : \"720h\"|\"life\" : \"\"|life", "\"longest\" : \"720h\"|\"longest\" : \"ever\"|longest",
        "\"key\" : \"rsa-2048\"|\"key\" : \"rsa-512\"|key", "\"DNS:lab\"|\"lab\"|permitted",
        "\"kind\" :|\"surprise\" : 1, \"kind\" :|surprise", "\"subject\" : {|\"subject\" : {\"DC\" : \"a\",|subject",
        "\"asks\" : {|\"asks\" : 7, \"x\" : {|x"})
    void whatIsWrongInItIsNamed(String from, String to, String where) {
        var known = from.equals("\"digitalSignature\"")
                ? ProfileJson.write(Profile.DEVICE).replace(from, to) : changed(from, to);
        assertThat(ProfileJson.read(known).violations()).containsExactly(new ProfileViolation.NotAProfile(where));
    }

    static Stream<String> notJson() {
        return Stream.of("", "null", "[]", "7", "{", "{\"chancery\":\"profile\"", "[".repeat(100_000), "{\"a\":".repeat(50_000),
                "\"" + "x".repeat(200_000) + "\"", " ".repeat(ProfileJson.LONGEST + 1), "1" + "0".repeat(100_000),
                "{\"version\":1,\"version\":1}", ProfileJson.write(full()) + "x");
    }

    @ParameterizedTest
    @MethodSource
    void notJson(String text) {
        assertThat(ProfileJson.read(text).violations()).containsExactly(new ProfileViolation.NotAProfile(""));
    }

    @Test void aProfileThatContradictsItselfIsRefusedWithTheReasons() {
        assertThat(ProfileJson.read(changed("\"keyCertSign\", ", "")).violations()).isNotEmpty();
        assertThat(ProfileJson.read(changed("\"oid\" : \"1.2.3.4\"", "\"oid\" : \"2.5.29.19\"")).violations())
                .containsExactly(new ProfileViolation.ExtensionTaken("2.5.29.19"));
    }

    @Test void aDamagedProfileIsReadOrRefusedAndNothingElse() {
        var json = ProfileJson.write(full());
        Any.holdsFor(random -> {
            var at = random.nextInt(json.length());
            return json.substring(0, at) + Any.text(random, 3) + json.substring(Math.min(json.length(), at + random.nextInt(20)));
        }, text -> assertThat(ProfileJson.read(text)).isNotNull());
    }
}
