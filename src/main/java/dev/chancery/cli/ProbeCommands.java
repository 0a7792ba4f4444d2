package dev.chancery.cli;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.RevocationTrial;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.ListenOrder;
import dev.chancery.engine.Office;
import dev.chancery.words.DeviceCallWords;
import dev.chancery.words.ProbeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tries connections for real.
@Command(name = "probe", description = "Try connections for real: to a broker, or what a device sends.",
        subcommands = {ProbeCommands.Connect.class, ProbeCommands.Revoked.class, ProbeCommands.Listen.class})
final class ProbeCommands extends Group {

    @Command(name = "connect", description = {"Connect to a broker or server as a device would, and tell of each step what was seen.",
        "A server that is not trusted is shown, and gets nothing: no certificate, no password."}, footer = {"", "Ends with 10 when a step is not good."})
    static final class Connect extends StoreCommand {

        @Mixin private ProbeOptions options;

        Connect(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var call = options.call(office);
            try (var progress = new Reporting(console())) {
                var report = office.connectionTests().call(call, _ -> {}, progress);
                return new Answer(ProbeFacts.of(report), ProbeText.text(report).stripTrailing(), report.works() ? Exit.DONE : Exit.BAD);
            }
        }
    }

    @Command(name = "revoked", description = {"Whether a server turns away a revoked certificate.",
        "It is called on twice: with the certificate of --as or --with, which must be let in, and with a revoked one, which must not."},
            footer = {"", "Ends with 10 when the revoked one is let in, or nothing could be shown."})
    static final class Revoked extends StoreCommand {

        @Mixin private ProbeOptions options;

        @Option(names = "--revoked", paramLabel = "CERTIFICATE", description = "The revoked certificate: its serial number in any form. Default: the newest in the store.")
        private Optional<String> revoked;

        @Option(names = "--sacrifice", paramLabel = "CA", description = "Let this authority issue a certificate for a day and revoke it at once, "
                + "publish the list, and connect to nothing yet: the server has to read the list first.")
        private Optional<String> sacrifice;

        Revoked(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            if (sacrifice.isPresent()) {
                return sacrificed(office, sacrifice.get());
            }
            var call = options.call(office);
            var bad = bad(office);
            try (var progress = new Reporting(console())) {
                var trial = office.connectionTests().trial(call, bad.id(), _ -> {}, progress);
                var facts = new LinkedHashMap<String, Object>();
                facts.put("outcome", ProbeFacts.code(trial.outcome()));
                facts.put("revokedSerial", bad.serial().hex());
                facts.put("good", ProbeFacts.of(trial.good()));
                facts.put("revoked", ProbeFacts.of(trial.revoked()));
                return new Answer(facts, ProbeText.text(trial).stripTrailing(),
                        trial.outcome() == RevocationTrial.Outcome.REFUSED ? Exit.DONE : Exit.BAD);
            }
        }

        private Certificate bad(Office office) {
            return revoked.map(text -> new Lookup(office).certificate(text)).or(() -> office.connectionTests().revoked().stream().findFirst())
                    .filter(one -> one.revoked().isPresent() && one.hasKey())
                    .orElseThrow(() -> options.usage("No revoked certificate whose key is here: give --revoked SERIAL, or make one with --sacrifice CA."));
        }

        private Answer sacrificed(Office office, String name) {
            var made = office.connectionTests().sacrifice(new Lookup(office).authority(name).id());
            var facts = new LinkedHashMap<String, Object>();
            facts.put("serial", made.certificate().serial().hex());
            facts.put("lists", Facts.of(made.publications(), office));
            return Answer.done(facts, "Issued and revoked: " + made.certificate().serial().hex()
                    + (made.publications().isEmpty() ? ". The authority publishes no list to a file." : ". Let the server read the list, then call again."));
        }
    }

    @Command(name = "listen", description = {"Show what devices send, with a server for a moment.",
        "Its certificate is issued for a day by an authority of the store. Each device is asked for its certificate, and sent away."},
            footer = {"", "Ends when so many have called, the time is over, or at Ctrl+C."})
    static final class Listen extends StoreCommand {

        @Option(names = "--ca", paramLabel = "NAME", description = "Who issues the certificate. Default: the only authority that can.")
        private Optional<String> authority;

        @Option(names = "--address", paramLabel = "IP", defaultValue = "127.0.0.1",
                description = "The address of this machine to listen at; 0.0.0.0 stands for all. Default: ${DEFAULT-VALUE}.")
        private String address;

        @Option(names = "--port", paramLabel = "PORT", defaultValue = "8883", description = "The port; 0 stands for any that is free. Default: ${DEFAULT-VALUE}.")
        private int port;

        @Option(names = "--name", paramLabel = "NAME", description = "The name that devices use, where it is not the address.")
        private Optional<String> name;

        @Option(names = "--calls", paramLabel = "N", defaultValue = "50", description = "End after so many calls, 50 at most. Default: ${DEFAULT-VALUE}.")
        private int calls;

        @Option(names = "--for", paramLabel = "SECONDS", defaultValue = "900", description = "End after so many seconds, 900 at most. Default: ${DEFAULT-VALUE}.")
        private int seconds;

        Listen(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var limit = Duration.ofSeconds(Math.clamp(seconds, 1, ListenOrder.LONGEST.toSeconds()));
            var order = new ListenOrder(new Lookup(office).issuer(authority).id(), (SubjectName.Ip) SubjectName.Ip.parse(address).orRefuse(),
                    Math.clamp(port, 0, 65_535), name.map(text -> (SubjectName.Dns) SubjectName.Dns.parse(text).orRefuse()), limit, Math.max(1, calls));
            var came = new ArrayList<DeviceCall>();
            try (var progress = new Reporting(console())) {
                office.connectionTests().listen(order, this::opened, came::add, progress);
            } catch (CancellationException enough) {
                console().err().println("Closed.");
            }
            return new Answer(came.stream().map(ProbeFacts::of).toList(),
                    came.isEmpty() ? "Nobody has called." : came.stream().map(DeviceCallWords::text).collect(Collectors.joining("\n")).stripTrailing(), Exit.DONE);
        }

        private void opened(int at) {
            console().err().println("Open at port " + at + ".");
            console().err().flush();
        }
    }
}
