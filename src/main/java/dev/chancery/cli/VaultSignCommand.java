package dev.chancery.cli;

import dev.chancery.domain.Ttl;
import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Signs the issuing authority of a Vault with an authority of the store.
@Command(name = "sign", description = {"Sign the request of an issuing authority, and write its certificate with those above it.",
    "No authority may stand below it. It is in the store then, without a key."})
final class VaultSignCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "The request, PEM or DER. Its key and its subject are taken, nothing else.")
    private Path request;

    @Option(names = "--ca", paramLabel = "NAME", required = true, description = "The authority that signs.")
    private String authority;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the chain is written as PEM; a file of that name is replaced.")
    private Path out;

    @Option(names = "--name", paramLabel = "TEXT", description = "How the lab calls it. Default: its common name.")
    private Optional<String> name;

    @Option(names = "--ttl", paramLabel = "TTL", defaultValue = "43800h", description = "How long it lives. Default: ${DEFAULT-VALUE}.")
    private String life;

    VaultSignCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var signer = new Lookup(office).authority(authority);
        var made = office.foreignAuthorities().sign(signer.id(), request, name, Ttl.parse(life).orRefuse());
        office.authorities().save(made.id(), true, out);
        return Answer.done(Facts.of(made, office.certificates().now()), "Signed " + made.name() + ", serial "
                + made.certificate().serial().colonHex() + ", until " + made.certificate().validity().notAfter() + "; the chain is in " + out + ".");
    }
}
