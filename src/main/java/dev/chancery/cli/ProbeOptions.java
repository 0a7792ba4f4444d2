package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.ProbeProtocol;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Secret;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.Caller;
import dev.chancery.engine.Office;
import dev.chancery.engine.TestCall;
import dev.chancery.engine.TrustedBy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which server is called on, by whom, and who has to stand behind it.
final class ProbeOptions {

    static final String PASSWORD = "CHANCERY_PROBE_PASSWORD";

    @Parameters(index = "0", paramLabel = "HOST[:PORT]", description = "The server, such as broker.lab:8883 or https://press.lab.")
    private String address;

    @Option(names = "--protocol", paramLabel = "PROTOCOL", defaultValue = "mqtt5",
            description = "What is spoken: tls, mqtt5, mqtt3.1.1 or https. Default: ${DEFAULT-VALUE}.")
    private String protocol;

    @Option(names = "--as", paramLabel = "CERTIFICATE", description = "Connect with this certificate of the store: a serial number in any form, or the id of a thing.")
    private Optional<String> as;

    @Option(names = "--with", paramLabel = "FILE", description = "Connect with the certificate and key in these files, PEM or PKCS#12.")
    private List<Path> files = List.of();

    @Option(names = "--file-passphrase-fd", paramLabel = "N",
            description = "Read the passphrase of these files from this file descriptor, up to the end of the line. Without it: the environment variable "
                    + Import.VARIABLE + ".")
    private Optional<Integer> fileDescriptor;

    @Option(names = "--ca", paramLabel = "NAME", description = "The server must be of this authority. Default: of any of the store.")
    private Optional<String> authority;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "The server must be of an authority in this file.")
    private Optional<Path> authorityFile;

    @Option(names = "--public", description = "The server must be of an authority that this machine trusts.")
    private boolean isPublic;

    @Option(names = "--server-name", paramLabel = "NAME", description = "The name to ask for (SNI), where it is not the host.")
    private Optional<String> serverName;

    @Option(names = "--alpn", paramLabel = "NAME", description = "The protocol to offer, such as x-amzn-mqtt-ca for AWS IoT at port 443.")
    private Optional<String> application;

    @Option(names = "--client-id", paramLabel = "ID", defaultValue = "", description = "The client id for a broker. Without it the broker makes one up.")
    private String clientId;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "", description = "The user name for a broker.")
    private String user;

    @Option(names = "--password-fd", paramLabel = "N",
            description = "Read the password for --user from this file descriptor, up to the end of the line. Without it: the environment variable "
                    + PASSWORD + ", or the terminal. It goes to a server that is trusted only.")
    private Optional<Integer> passwordDescriptor;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10", description = "How long it may take in all. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Spec(Spec.Target.MIXEE) private CommandSpec command;

    private final Console console;

    ProbeOptions(Console console) {
        this.console = console;
    }

    /// The call that is asked for.
    ///
    /// @throws ParameterException when the options contradict each other
    TestCall call(Office office) {
        var spoken = ProbeProtocol.ofCode(protocol).orElseThrow(() -> usage("No protocol is called '" + protocol + "': tls, mqtt5, mqtt3.1.1, https."));
        if (as.isPresent() && !files.isEmpty() || seconds < 1 || trusts() > 1) {
            throw usage("Give one of --as and --with, one of --ca, --ca-file and --public, and a time of a second or more.");
        }
        var target = new ProbeTarget(ServerAddress.parse(address).orRefuse(), spoken,
                serverName.map(text -> (SubjectName.Dns) SubjectName.Dns.parse(text).orRefuse()), application, login());
        return new TestCall(target, caller(office), trust(office), Duration.ofSeconds(seconds));
    }

    private int trusts() {
        return (authority.isPresent() ? 1 : 0) + (authorityFile.isPresent() ? 1 : 0) + (isPublic ? 1 : 0);
    }

    private ProbeTarget.Login login() {
        return new ProbeTarget.Login(clientId, user, user.isEmpty() ? Optional.empty()
                : new PassphraseSource(console).read(passwordDescriptor, PASSWORD, "Password of " + user).map(ProbeOptions::wiped));
    }

    private static Secret wiped(char[] typed) {
        try {
            return Secret.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private Caller caller(Office office) {
        if (!files.isEmpty()) {
            var given = fileDescriptor.isPresent() || console.environment().containsKey(Import.VARIABLE);
            return new Caller.InFiles(files, wiped(given
                    ? new PassphraseSource(console).read(fileDescriptor, Import.VARIABLE, "").orElse(new char[0]) : new char[0]));
        }
        return as.map(text -> new Lookup(office).certificate(text)).map(Certificate::id).<Caller>map(Caller.Stored::new).orElseGet(Caller.Nobody::new);
    }

    private TrustedBy trust(Office office) {
        if (isPublic) {
            return new TrustedBy.Platform();
        }
        return authorityFile.<TrustedBy>map(TrustedBy.File::new).or(() -> authority.map(name -> new Lookup(office).authority(name))
                .map(Authority::id).map(TrustedBy.OneAuthority::new)).orElseGet(TrustedBy.Store::new);
    }

    ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
