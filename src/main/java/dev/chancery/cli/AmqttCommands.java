package dev.chancery.cli;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.engine.LooseCredentials;
import dev.chancery.engine.LooseCredentials.IssuerFiles;
import dev.chancery.engine.LooseCredentials.Made;
import dev.chancery.engine.LooseCredentials.Place;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The three scripts of aMQTT, with their names, options and files. They need no store.
final class AmqttCommands {

    private AmqttCommands() {}

    /// Options that all three have.
    private abstract static class Script implements Callable<Integer> {

        @Option(names = "--country", paramLabel = "CC", required = true, description = "Country, two letters.")
        String country;

        @Option(names = "--org-name", paramLabel = "TEXT", required = true, description = "Organization.")
        String organization;

        @Option(names = "--output-dir", paramLabel = "DIR", defaultValue = "", description = "Where the files go. Default: the working directory.")
        private Path folder;

        @Option(names = "--replace", description = "Overwrite files that are there. Not an option of aMQTT's script, which always does.")
        private boolean replaces;

        @Mixin private Output output;

        private final Console console;

        Script(Console console) {
            this.console = console;
        }

        abstract Made make(LooseCredentials credentials, Place place);

        @Override public final Integer call() {
            var made = make(new LooseCredentials(console.surroundings()), new Place(folder.toAbsolutePath().normalize(), replaces));
            var facts = new LinkedHashMap<String, Object>();
            facts.put("certificate", made.certificate().toString());
            facts.put("key", made.key().toString());
            facts.put("serial", made.serial().hex());
            Printing.print(console, output, Answer.done(facts,
                    "Created: " + made.certificate().getFileName() + " and " + made.key().getFileName()));
            return Exit.DONE.code();
        }
    }

    /// Of the two that sign.
    private abstract static class Signing extends Script {

        @Option(names = "--ca-key", paramLabel = "FILE", defaultValue = "ca.key",
                description = "The authority's private key, not encrypted. Default: ${DEFAULT-VALUE}.")
        private Path key;

        @Option(names = "--ca-crt", paramLabel = "FILE", defaultValue = "ca.crt",
                description = "The authority's certificate. Default: ${DEFAULT-VALUE}.")
        private Path certificate;

        Signing(Console console) {
            super(console);
        }

        final IssuerFiles issuer() {
            return new IssuerFiles(certificate, key);
        }
    }

    @Command(name = "ca_creds", description = "Make a root as aMQTT's ca_creds does: ca.crt and ca.key (RSA 4096, ten years), in no store.")
    static final class CaCreds extends Script {

        @Option(names = "--state", paramLabel = "TEXT", required = true, description = "State or province.")
        private String state;

        @Option(names = "--locality", paramLabel = "TEXT", required = true, description = "City.")
        private String locality;

        @Option(names = "--cn", paramLabel = "TEXT", required = true, description = "Common name.")
        private String commonName;

        CaCreds(Console console) {
            super(console);
        }

        @Override Made make(LooseCredentials credentials, Place place) {
            return credentials.authority(DistinguishedName.of(Map.of(Attribute.COUNTRY, country, Attribute.STATE, state,
                    Attribute.LOCALITY, locality, Attribute.ORGANIZATION, organization, Attribute.COMMON_NAME, commonName)).orRefuse(), place);
        }
    }

    @Command(name = "server_creds",
            description = "Make a broker's certificate as aMQTT's server_creds does: server.crt and server.key (RSA 2048, a year), in no store.")
    static final class ServerCreds extends Signing {

        @Option(names = "--cn", paramLabel = "HOST", required = true, description = "The broker's host name.")
        private String host;

        ServerCreds(Console console) {
            super(console);
        }

        @Override Made make(LooseCredentials credentials, Place place) {
            return credentials.server(country, organization, host, issuer(), place);
        }
    }

    @Command(name = "device_creds",
            description = "Make a device's certificate as aMQTT's device_creds does: ID.crt and ID.key (RSA 2048, a year), in no store.")
    static final class DeviceCreds extends Signing {

        @Option(names = "--device-id", paramLabel = "ID", required = true, description = "The device's id, with which it connects.")
        private String id;

        @Option(names = "--uri", paramLabel = "DOMAIN", required = true, description = "What the broker's plugin has as uri_domain.")
        private String domain;

        DeviceCreds(Console console) {
            super(console);
        }

        @Override Made make(LooseCredentials credentials, Place place) {
            return credentials.device(country, organization, id, domain, issuer(), place);
        }
    }
}
