package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Credential;
import dev.chancery.domain.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudCredentialsTest {

    @TempDir Path folder;

    private static String said(Credential.AwsKeys keys) {
        return keys.id() + " " + keys.secret().use(String::new) + " " + keys.session().map(session -> session.use(String::new)).orElse("-");
    }

    private CloudCredentials credentials(Map<String, String> environment) {
        return new CloudCredentials(environment, folder.resolve("credentials"), folder.resolve("az").toString(), Clock.systemUTC());
    }

    @Test void awsKeysOfTheEnvironmentAreTakenWhenTheyAreWhole() {
        assertThat(credentials(Map.of("AWS_ACCESS_KEY_ID", "AKI", "AWS_SECRET_ACCESS_KEY", "s", "AWS_SESSION_TOKEN", "t")).awsEnvironment())
                .map(CloudCredentialsTest::said).contains("AKI s t");
        assertThat(credentials(Map.of("AWS_ACCESS_KEY_ID", "AKI")).awsEnvironment()).isEmpty();
    }

    @Test void awsProfilesWithKeysAreFoundInTheirFile() throws Exception {
        assertThat(credentials(Map.of()).awsProfiles()).isEmpty();
        Files.writeString(folder.resolve("credentials"), """
                [default]
                aws_access_key_id = AKI1
                aws_secret_access_key = a/b+c=d
                # [old]
                [ profile plant ]
                aws_access_key_id=AKI2
                aws_secret_access_key=s2
                aws_session_token=t2
                [sso]
                sso_start_url = https://x
                """);
        assertThat(credentials(Map.of()).awsProfiles()).containsExactly("default", "plant");
        assertThat(credentials(Map.of()).awsProfile("default")).map(CloudCredentialsTest::said).contains("AKI1 a/b+c=d -");
        assertThat(credentials(Map.of()).awsProfile("plant")).map(CloudCredentialsTest::said).contains("AKI2 s2 t2");
        assertThat(credentials(Map.of()).awsProfile("sso")).isEmpty();
    }

    @Test void azuresCommandLineGivesATokenOrNothing() throws Exception {
        assertThat(credentials(Map.of()).azureCommandLine(Progress.NONE)).isEmpty();
        var command = Files.writeString(folder.resolve("az"), "#!/bin/sh\n[ \"$1 $2\" = 'account get-access-token' ] && echo '{\"accessToken\":\"tok\"}'\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        assertThat(credentials(Map.of()).azureCommandLine(Progress.NONE)).map(found -> found.token().use(String::new)).isEqualTo(Optional.of("tok"));
        Files.writeString(command, "#!/bin/sh\nexit 1\n");
        assertThat(credentials(Map.of()).azureCommandLine(Progress.NONE)).isEmpty();
    }
}
