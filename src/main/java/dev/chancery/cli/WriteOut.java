package dev.chancery.cli;

import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes all that a store holds into files for other programs.
@Command(name = "write-out", description = {"Write everything into a new folder in formats that other programs read.",
        "Certificates, chains, revocation lists, requests, profiles, things, the audit log, and a README.txt."})
final class WriteOut extends StoreCommand {

    @Parameters(paramLabel = "FOLDER", description = "The folder to be made; it is complete when it has a README.txt.")
    private Path folder;
    @Option(names = "--keys", description = "The private keys of the authorities too, encrypted under a passphrase of their own.")
    private boolean keys;
    @Option(names = "--key-passphrase-fd", paramLabel = "N",
            description = "Read the passphrase for the private keys from this file descriptor. Without it: the environment variable "
                    + KeyPassphrase.VARIABLE + ", or the terminal, where it is asked for twice.")
    private Optional<Integer> descriptor;
    @Spec private CommandSpec command;

    WriteOut(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var passphrase = keys ? passphrase() : new char[0];
        try (var progress = new Reporting(console())) {
            var written = office.everything().write(folder, passphrase, progress);
            var facts = new LinkedHashMap<String, Object>();
            facts.put("folder", folder.toAbsolutePath().toString());
            facts.put("authorities", written.authorities());
            facts.put("keys", written.keys());
            facts.put("lists", written.lists());
            facts.put("certificates", written.certificates());
            facts.put("requests", written.requests());
            facts.put("things", written.things());
            return Answer.done(facts, "Wrote %d certificates of %d authorities to %s, with %d private keys. Begin with its README.txt."
                    .formatted(written.certificates(), written.authorities(), folder, written.keys()));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private char[] passphrase() {
        return new PassphraseSource(console()).readNew(descriptor, KeyPassphrase.VARIABLE, "Passphrase for the private keys")
                .orElseThrow(() -> new ParameterException(command.commandLine(), "No passphrase for the private keys: give "
                        + "--key-passphrase-fd N, set " + KeyPassphrase.VARIABLE + ", or call it from a terminal."));
    }
}
