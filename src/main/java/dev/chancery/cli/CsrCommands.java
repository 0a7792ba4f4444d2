package dev.chancery.cli;

import dev.chancery.domain.Csr;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.RequestIntake.Outcome;
import dev.chancery.words.Violations;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Certification requests.
@Command(name = "csr", description = "Requests (CSR): take them in, look at them, sign or reject them.",
        subcommands = {CsrCommands.Import.class, CsrCommands.ListAll.class, CsrCommands.Show.class, CsrCommands.Sign.class,
            CsrCommands.Reject.class})
final class CsrCommands extends Group {

    @Command(name = "import", description = "Take in the requests of a file, PEM or DER. What is not fit is refused and not kept.")
    static final class Import extends StoreCommand {

        @Parameters(paramLabel = "FILE", description = "The file.")
        private Path file;

        Import(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var outcomes = office.requests().intake().take(file);
            var facts = outcomes.stream().map(Import::facts).toList();
            var table = new TextTable("NUMBER", "RESULT", "LABEL", "WHY");
            facts.forEach(one -> table.row(one.getOrDefault("number", "-"), one.getOrDefault("result", ""), one.getOrDefault("label", "-"),
                    one.getOrDefault("why", "")));
            var bad = outcomes.stream().anyMatch(one -> one instanceof Outcome.Refused || one instanceof Outcome.Unreadable);
            return new Answer(facts, table.toString(), !bad ? Exit.DONE : outcomes.size() == 1 ? Exit.REFUSED : Exit.PARTLY);
        }

        private static Map<String, Object> facts(Outcome outcome) {
            var facts = new LinkedHashMap<String, Object>();
            switch (outcome) {
                case Outcome.Added(var request, _) -> facts.putAll(Facts.of(request));
                case Outcome.Known(var request) -> facts.putAll(Facts.of(request));
                case Outcome.Refused(var csr) -> {
                    facts.put("label", csr.label());
                    facts.put("why", csr.violations().stream().map(Violations::words).toList());
                }
                case Outcome.Answers(var request, _) -> facts.putAll(Facts.of(request));
                case Outcome.Unreadable(var failure) -> facts.put("why", List.of(failure.getMessage()));
            }
            facts.put("result", switch (outcome) {
                case Outcome.Added _ -> "added";
                case Outcome.Known _ -> "known";
                case Outcome.Refused _ -> "refused";
                case Outcome.Answers _ -> "answer";
                case Outcome.Unreadable _ -> "unreadable";
            });
            return facts;
        }
    }

    @Command(name = "list", description = "List requests, those that wait first.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var all = office.requests().all();
            var table = new TextTable("NUMBER", "STATE", "DIRECTION", "KEY", "LABEL");
            all.forEach(one -> table.row(one.id().value(), Facts.state(one.state()), one.direction().code(), one.key(), one.label()));
            return Answer.list(all.stream().map(Facts::of).toList(), table);
        }
    }

    @Command(name = "show", description = "Show what a request asks for, and what is wrong with it.")
    static final class Show extends StoreCommand {

        @Parameters(paramLabel = "NUMBER", description = "Its number; 'csr list' tells.")
        private long number;
        @Option(names = "--pem", description = "Print its PEM and nothing else.")
        private boolean pem;

        Show(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var request = new Lookup(office).request(number);
            var csr = office.requests().csr(request);
            var facts = Facts.of(request);
            facts.put("subject", csr.subjectText());
            facts.put("names", names(csr));
            facts.put("signature", csr.signatureAlgorithm());
            facts.put("violations", csr.violations().stream().map(Violations::words).toList());
            facts.put("pem", office.requests().pem(request));
            var table = new TextTable("", "");
            facts.forEach((name, value) -> {
                if (!name.equals("pem")) {
                    table.row(name, value == null ? "-" : value);
                }
            });
            return Answer.done(facts, pem ? office.requests().pem(request).strip() : table.toString().strip());
        }

        private static List<String> names(Csr csr) {
            return csr.names().stream().map(SubjectName::toString).toList();
        }
    }

    @Command(name = "sign", description = "Sign a request: its key, and of its names those that it asks for unless others are given.")
    static final class Sign extends StoreCommand {

        @Parameters(paramLabel = "NUMBER", description = "Its number; 'csr list' tells.")
        private long number;
        @Option(names = "--as", paramLabel = "NAME",
                description = "Name it as the profile names somebody of this name, and take no name from the request.")
        private Optional<String> name;
        @Mixin private TermOptions terms;

        Sign(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var request = new Lookup(office).request(number);
            var agreed = terms.terms(office);
            var csr = office.requests().csr(request);
            var order = name.map(text -> office.certificates().order(text, agreed).orRefuse()).orElseGet(() -> new Order(agreed,
                    csr.subject(), csr.names(), request.thing().flatMap(office.things()::find)));
            var made = office.requests().sign(request.id(), order);
            var facts = Facts.of(made, office.certificates().now());
            facts.put("pem", office.certificates().pem(made));
            return Answer.done(facts, office.certificates().pem(made).strip());
        }
    }

    @Command(name = "reject", description = "Reject a request.")
    static final class Reject extends StoreCommand {

        @Parameters(paramLabel = "NUMBER", description = "Its number; 'csr list' tells.")
        private long number;
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept.")
        private String reason;

        Reject(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var rejected = office.requests().reject(new Lookup(office).request(number).id(), reason);
            return Answer.done(Facts.of(rejected), "Rejected " + rejected.label() + ".");
        }
    }
}
