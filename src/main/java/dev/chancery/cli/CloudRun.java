package dev.chancery.cli;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Registration;
import dev.chancery.domain.Secret;
import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Takes a registration on over the network.
@Command(name = "run", description = {"Take a registration all the way, online.",
    "What may have been carried out already is looked for first. A client id and secret are not offered here: get a token with them, and give that."})
final class CloudRun extends CloudSteps.OfOne {

    static final String TOKEN = "CHANCERY_CLOUD_TOKEN";

    @Option(names = "--step", description = "One step only.")
    private boolean single;

    @Option(names = "--token-fd", paramLabel = "N", description = "Read the token, or the password of --user, from this file descriptor, up to the end of the "
            + "line. Without it: the environment variable " + TOKEN + ", or the terminal.")
    private Optional<Integer> descriptor;

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks, where the cloud wants a name and a password.")
    private Optional<String> user;

    @Option(names = "--aws-profile", paramLabel = "NAME", description = "The profile of AWS's tools whose access key asks. Without it: the access key of the environment.")
    private Optional<String> profile;

    @Option(names = "--trust", paramLabel = "FILE", description = "CA certificates to believe besides the system's, for private clouds.")
    private List<Path> trusted = List.of();

    @Spec private CommandSpec command;

    CloudRun(Console console) {
        super(console);
    }

    @Override Registration changed(Office office) {
        var registrations = office.registrations();
        List<Bytes> believed = trusted.stream().flatMap(file -> registrations.files().trusted(file).stream()).toList();
        try (var line = registrations.line(credential(office), believed); var progress = new Reporting(console())) {
            return single ? line.step(id(), progress) : line.finish(id(), progress);
        }
    }

    private Credential credential(Office office) {
        var kinds = office.registrations().traits(office.registrations().one(id()).cloud()).auth();
        if (kinds.isEmpty()) {
            throw usage("This cloud is served by hand: see 'cloud next'.");
        }
        if (kinds.contains(AuthKind.AWS_KEYS)) {
            return aws(office);
        }
        if (user.isPresent()) {
            return kinds.contains(AuthKind.USER_PASSWORD) ? secret("Password of " + user.get(), one -> new Credential.User(user.get(), one))
                    : refuse("This cloud takes no --user.");
        }
        if (kinds.contains(AuthKind.BEARER_TOKEN)) {
            return secret("Token", Credential.Bearer::new);
        }
        return kinds.contains(AuthKind.X_AUTH_TOKEN) ? secret("Token", Credential.XAuthToken::new) : refuse("Give --user.");
    }

    private Credential aws(Office office) {
        var here = office.registrations().credentials();
        return profile.map(here::awsProfile).orElseGet(here::awsEnvironment)
                .orElseThrow(() -> usage("No access key: give --aws-profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."));
    }

    private Credential secret(String question, Function<Secret, Credential> credential) {
        var typed = new PassphraseSource(console()).read(descriptor, TOKEN, question)
                .orElseThrow(() -> usage("No token: give --token-fd N, set " + TOKEN + ", or call it from a terminal."));
        try {
            return credential.apply(Secret.of(typed));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private Credential refuse(String message) {
        throw usage(message);
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
