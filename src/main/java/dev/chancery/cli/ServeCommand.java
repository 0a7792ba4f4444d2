package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.EndpointOffer;
import dev.chancery.domain.EndpointSettings;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.EndpointState;
import dev.chancery.engine.Office;
import dev.chancery.journal.StateFolder;
import dev.chancery.serve.AccessLog;
import dev.chancery.serve.OfficeEndpoints;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Gives out over the network what the window gives out, for as long as nobody ends it.
@Command(name = "serve", description = {"Give out revocation lists, the authorities' certificates and OCSP answers over the network, until Ctrl-C.",
        "What is not named is as it is set in the window; what is named counts for this time only."})
final class ServeCommand extends StoreCommand {

    private static final int PATIENCE_SECONDS = 3;

    private static final class Way {
        @Option(names = "--tls", description = "Over TLS, with a certificate of one of the store's authorities.")
        private boolean tls;
        @Option(names = "--plain", description = "In plain HTTP, as addresses in certificates want it.")
        private boolean plain;
    }

    @Option(names = "--address", paramLabel = "IP", description = "The address of this machine to listen at.")
    private Optional<String> address;
    @Option(names = "--port", paramLabel = "N", description = "The port.")
    private Optional<String> port;
    @ArgGroup private Way way;
    @Option(names = "--ca", paramLabel = "AUTHORITY", description = "Who issues the certificate of the server.")
    private Optional<String> ca;
    @Option(names = "--host", paramLabel = "NAME", description = "A further name or address of this machine, for that certificate. May be given again.")
    private List<String> hosts = List.of();
    @Option(names = "--services", paramLabel = "NAME", split = ",", description = "Which of lists, certificates and ocsp; all unless set otherwise.")
    private List<String> services = List.of();

    ServeCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var log = new AccessLog(StateFolder.of(System.getProperties(), console().environment()).access());
        try (var endpoints = new OfficeEndpoints(office, log, console().surroundings().clock())) {
            if (endpoints.run(settings(office)) instanceof EndpointState.On on) {
                tell(office, on, log);
            }
            untilEnded();
        }
        return Answer.done(new LinkedHashMap<>(Map.of("log", log.file().toString())), "The endpoints are off.");
    }

    private EndpointSettings settings(Office office) {
        var kept = office.endpoints().settings();
        var tls = way == null ? kept.tls() : way.tls;
        var issuer = !tls ? kept.authority() : ca.isPresent() || kept.authority().isEmpty()
                ? Optional.of(new Lookup(office).issuer(ca)).map(Authority::id) : kept.authority();
        var names = hosts.isEmpty() ? kept.hosts().stream().map(SubjectName::text).collect(Collectors.joining(",")) : String.join(",", hosts);
        return EndpointSettings.of(address.orElse(kept.address().toString()), port.orElse(String.valueOf(kept.port())), tls, issuer, names)
                .orRefuse().offering(offers(kept)).switched(true);
    }

    private Set<EndpointOffer> offers(EndpointSettings kept) {
        if (services.isEmpty()) {
            return kept.offers();
        }
        var wanted = EnumSet.noneOf(EndpointOffer.class);
        services.forEach(code -> wanted.add(EndpointOffer.ofCode(code.strip()).orElseThrow(() -> new Lookup.Unclear(
                "There is no service " + code + ": choose among " + EnumSet.allOf(EndpointOffer.class).stream().map(EndpointOffer::code)
                        .collect(Collectors.joining(", ")) + "."))));
        return wanted;
    }

    private void tell(Office office, EndpointState.On on, AccessLog log) {
        var out = console().err();
        out.println("Listening at " + on.base() + ". Ctrl-C ends it. Who asks is written to " + log.file() + ".");
        office.endpoints().authorities().forEach(one -> out.println("  " + one.authority().name() + ": " + on.base() + "/crl/" + one.alias()
                + ".crl, " + on.base() + "/ca/" + one.alias() + ".cer"));
        out.println("  OCSP: " + on.base() + "/ocsp");
        out.flush();
    }

    /// Until the terminal, or whoever runs this thread, says that it is over. The process ends a moment later, so that the
    /// store is closed first.
    private static void untilEnded() {
        var asked = new CountDownLatch(1);
        var worker = Thread.currentThread();
        var hook = new Thread(() -> {
            asked.countDown();
            join(worker);
        }, "endpoints-end");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            asked.await();
        } catch (InterruptedException over) {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return;
        }
    }

    private static void join(Thread worker) {
        try {
            worker.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
