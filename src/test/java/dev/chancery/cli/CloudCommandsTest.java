package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.PlaceField;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way to a cloud in commands: by hand with curl, and online, against the practice clouds.
class CloudCommandsTest {

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void authority() {
        console = TestConsole.withStore(folder);
        console.json("ca", "create", "Plant CA", "--preset", "mindsphere");
    }

    private static String token(PracticeCloud cloud) {
        return cloud.credential() instanceof Credential.Bearer(var token) ? token.use(String::new)
                : cloud.credential() instanceof Credential.XAuthToken(var other) ? other.use(String::new) : "";
    }

    private String planned(PracticeCloud cloud, CloudKind kind) {
        var arguments = new ArrayList<>(List.of("cloud", "register", kind.code(), "--ca", "Plant CA"));
        cloud.place().forEach((field, value) -> arguments.addAll(List.of("--place", field.code() + "=" + value)));
        return console.json(arguments.toArray(String[]::new)).get("number").asString();
    }

    private String next(String number) {
        return console.json("cloud", "list").valueStream().filter(one -> one.get("number").asString().equals(number)).findFirst().orElseThrow()
                .get("next").asString();
    }

    @Test void everyCloudIsListedWithWhatItAsksFor() {
        var kinds = console.json("cloud", "kinds");
        assertThat(kinds).hasSize(CloudKind.values().length);
        assertThat(kinds.get(0).get("place")).anySatisfy(field -> assertThat(field.get("required").asBoolean()).isTrue());
        assertThat(console.call("cloud", "kinds").out()).contains("aws", "by-hand", "region");
    }

    @Test void theWayOfACodeByHandEndsWithAProofThatOpensslBelieves() throws Exception {
        Judge.require("openssl");
        console.json("cloud", "register", "by-hand", "--ca", "Plant CA", "--place", PlaceField.NAME.code() + "=Console");
        assertThat(next("1")).isEqualTo("type-code");
        assertThat(console.json("cloud", "code", "1", "4711-code").get("state").asString()).isEqualTo("code-received");
        assertThat(console.call("cloud", "next", "1").out()).contains("4711-code");
        assertThat(console.json("cloud", "prove", "1").get("until").asString()).endsWith("Z");
        Files.writeString(folder.resolve("proof.pem"), console.call("cloud", "next", "1", "--print", "pem").out());
        console.json("ca", "list");
        assertThat(Judge.run("openssl", "x509", "-in", folder.resolve("proof.pem").toString(), "-noout", "-subject", "-issuer").accepted().output())
                .contains("CN = 4711-code", "CN = Plant CA");
        assertThat(console.json("cloud", "confirm", "1").get("state").asString()).isEqualTo("verified");
        assertThat(next("1")).isEqualTo("nothing");
        assertThat(console.call("cloud", "confirm", "1").exit()).isEqualTo(Exit.REFUSED.code());
    }

    @Test void whatIsPrintedForCurlIsTakenByTheCloudAndItsAnswersByUs() throws Exception {
        Judge.require("curl");
        try (var cloud = PracticeCloud.open(CloudKind.MINDSPHERE, console.clock, new SecureRandom())) {
            var number = planned(cloud, CloudKind.MINDSPHERE);
            for (int step = 0; step < 6 && !next(number).equals("nothing"); step++) {
                if (next(number).equals("prove")) {
                    console.json("cloud", "prove", number);
                } else {
                    console.input = curl(console.call("cloud", "next", number, "--print", "curl").out(), token(cloud));
                    console.json("cloud", "answer", number, "-");
                }
            }
            assertThat(console.json("cloud", "show", number).get("state").asString()).isEqualTo("verified");
            assertThat(cloud.registered()).hasSize(1);
        }
    }

    private byte[] curl(String line, String token) throws Exception {
        var process = new ProcessBuilder("bash", "-c", line.strip() + " -s").redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("TOKEN", token);
        return process.start().getInputStream().readAllBytes();
    }

    @Test void onlineItGoesAllTheWayWithATokenThatIsNowhereInTheAnswer() {
        try (var cloud = PracticeCloud.open(CloudKind.HUAWEI, console.clock, new SecureRandom())) {
            var number = planned(cloud, CloudKind.HUAWEI);
            assertThat(console.call("cloud", "run", number).err()).contains(CloudRun.TOKEN);
            console.input = (token(cloud) + "\n").getBytes(StandardCharsets.UTF_8);
            var done = console.call("cloud", "run", number, "--token-fd", "0", "--json");
            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(done.json().get("state").asString()).isEqualTo("verified");
            assertThat(done.out()).doesNotContain(token(cloud));
        }
    }

    @Test void whereTheCloudWantsANameAndAPasswordThatIsGiven() {
        try (var cloud = PracticeCloud.open(CloudKind.CUMULOCITY, console.clock, new SecureRandom());
                var user = (Credential.User) cloud.credential()) {
            var number = planned(cloud, CloudKind.CUMULOCITY);
            console.environment.put(CloudRun.TOKEN, user.password().use(String::new));
            var done = console.json("cloud", "run", number, "--user", user.name());
            assertThat(done.get("state").asString()).isEqualTo("verified");
        }
    }

    @Test void aCloudThatSaysNoIsTold() {
        try (var cloud = PracticeCloud.open(CloudKind.HUAWEI, console.clock, new SecureRandom())) {
            var number = planned(cloud, CloudKind.HUAWEI);
            console.environment.put(CloudRun.TOKEN, "not the token");
            var refused = console.call("cloud", "run", number, "--json");
            assertThat(refused.exit()).isEqualTo(Exit.FAILED.code());
            assertThat(refused.error().get("code").asString()).isEqualTo("cloudRefused");
        }
    }

    @Test void whatIsNotThereIsSaidBeforeAnythingIsPlanned() {
        assertThat(console.call("cloud", "register", "moon", "--ca", "Plant CA").err()).contains("mindsphere");
        assertThat(console.call("cloud", "register", "mindsphere", "--ca", "Plant CA", "--way", "begged").err()).contains("proven");
        assertThat(console.call("cloud", "register", "mindsphere", "--ca", "Plant CA", "--place", "mood=good").err()).contains("region");
        assertThat(console.call("cloud", "register", "mindsphere", "--ca", "Plant CA").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("cloud", "register", "mindsphere", "--ca", "nobody").exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(console.call("cloud", "show", "7").exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(console.json("cloud", "list")).isEmpty();
    }

    @Test void aCheckTellsWhatWouldGoWrongAndPlansNothing() {
        console.json("ca", "create", "Below", "--parent", "Plant CA", "--ttl", "240h");
        var told = console.call("cloud", "register", "by-hand", "--ca", "Plant CA", "--place", "name=Console", "--check", "--json");
        assertThat(told.exit()).isZero();
        assertThat(console.json("cloud", "list")).isEmpty();
    }

    @Test void aRegistrationCanBeGivenUp() {
        console.json("cloud", "register", "by-hand", "--ca", "Plant CA", "--place", "name=Console");
        assertThat(console.json("cloud", "give-up", "1").get("state").asString()).isEqualTo("removed");
    }
}
