package dev.chancery.cli;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Verdict;
import dev.chancery.engine.Evidence;
import dev.chancery.engine.Office;
import dev.chancery.engine.Verification;
import dev.chancery.words.FindingWords;
import dev.chancery.words.VerdictReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Judges certificates against the authorities of the store.
@Command(name = "verify", description = {"Judge certificates in files, or those that servers show.",
    "They are held against the authorities of the store. Nothing is changed."}, footer = {"", "Ends with 10 when one of them does not hold."})
final class Verify extends StoreCommand {

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Certificates, PEM or DER; what stands behind the first in a file helps to build its chain.")
    private List<Path> files = List.of();

    @Option(names = "--server", paramLabel = "HOST[:PORT]", description = "The chain that this server shows, such as broker.lab:8883 or https://press.lab.")
    private List<String> servers = List.of();

    @Option(names = "--server-name", paramLabel = "NAME", description = "The name to ask the server for, where that is not the host (TLS server name indication).")
    private Optional<String> serverName;

    @Option(names = "--purpose", paramLabel = "PURPOSE",
            description = "What it is to be used for: ${COMPLETION-CANDIDATES}. Default: SERVER for servers, CLIENT for files.")
    private Optional<Purpose> purpose;

    @Option(names = "--name", paramLabel = "NAME", description = "The name that its user asks for, such as broker.lab or 10.0.0.7. Default for servers: the host.")
    private Optional<String> name;

    @Option(names = "--crl", paramLabel = "FILE", description = "A revocation list to look into, PEM or DER.")
    private List<Path> lists = List.of();

    @Option(names = "--ocsp", description = "Ask the responder that the certificate names, over the network.")
    private boolean ocsp;

    @Spec private CommandSpec command;

    Verify(Console console) {
        super(console);
    }

    private record Judged(String what, Verdict verdict) {}

    @Override Answer run(Office office) {
        if (files.isEmpty() && servers.isEmpty()) {
            throw new ParameterException(command.commandLine(), "What? Name files, or give --server HOST:PORT.");
        }
        var all = new ArrayList<Judged>();
        try (var progress = new Reporting(console())) {
            var crls = lists.stream().map(office.verification()::content).toList();
            files.forEach(file -> all.add(new Judged(file.toString(), file(office, file, crls, progress))));
            servers.forEach(server -> all.add(new Judged(server, server(office, server, crls, progress))));
        }
        var good = all.stream().allMatch(one -> one.verdict().accepted());
        return new Answer(all.stream().map(Verify::facts).toList(), all.stream().map(Verify::text).collect(Collectors.joining("\n")),
                good ? Exit.DONE : Exit.BAD);
    }

    private Verdict file(Office office, Path file, List<byte[]> crls, Reporting progress) {
        var content = office.verification().content(file);
        try {
            return office.verification().verify(new Evidence.Given(content), question(Purpose.CLIENT, named(), crls), progress);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private Verdict server(Office office, String server, List<byte[]> crls, Reporting progress) {
        var address = ServerAddress.parse(server).orRefuse();
        var asked = serverName.map(text -> (SubjectName.Dns) SubjectName.Dns.parse(text).orRefuse());
        return office.verification().verify(new Evidence.Live(address, asked),
                question(Purpose.SERVER, named().or(() -> Optional.of(address.host())), crls), progress);
    }

    private Optional<SubjectName> named() {
        return name.map(text -> SubjectName.parse(text).orRefuse());
    }

    private Verification.Question question(Purpose usual, Optional<SubjectName> wanted, List<byte[]> crls) {
        return new Verification.Question(purpose.orElse(usual), wanted, crls, ocsp);
    }

    private static String text(Judged judged) {
        return judged.what() + ": " + VerdictReport.text(judged.verdict()).stripTrailing();
    }

    private static Map<String, Object> facts(Judged judged) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("what", judged.what());
        facts.put("accepted", judged.verdict().accepted());
        facts.put("outcome", code(judged.verdict().outcome()));
        facts.put("chain", judged.verdict().chain().stream().map(Verify::facts).toList());
        facts.put("missing", judged.verdict().missing().orElse(null));
        facts.put("findings", judged.verdict().findings().stream().map(Verify::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(Verdict.Link link) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", link.name());
        facts.put("subject", link.decoded().subject());
        facts.put("status", link.status().code());
        facts.put("ofStore", link.ofStore());
        facts.put("sha256", link.decoded().sha256().map(Bytes::hex).orElse(null));
        return facts;
    }

    private static Map<String, Object> facts(Finding finding) {
        var said = FindingWords.of(finding.cause());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("at", finding.at());
        facts.put("step", code(finding.step()));
        facts.put("outcome", code(finding.outcome()));
        facts.put("said", said.what());
        facts.put("next", said.next());
        return facts;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
