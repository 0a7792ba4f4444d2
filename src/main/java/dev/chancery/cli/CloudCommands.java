package dev.chancery.cli;

import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.PlaceInput;
import dev.chancery.domain.Registration;
import dev.chancery.engine.NewRegistration;
import dev.chancery.engine.Office;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Registrations of authorities with clouds.
@Command(name = "cloud", description = {"Make clouds trust an authority.",
    "A registration is planned and taken step by step, by hand or online."},
        subcommands = {CloudCommands.Kinds.class, CloudCommands.ListAll.class, CloudCommands.Register.class, CloudCommands.Show.class,
            CloudCommands.Next.class, CloudSteps.TakeAnswer.class, CloudSteps.TakeCode.class, CloudSteps.Prove.class,
            CloudSteps.TakeProof.class, CloudSteps.Confirm.class, CloudSteps.GiveUp.class, CloudRun.class})
final class CloudCommands extends Group {

    @Command(name = "kinds", description = "List the clouds, with what each asks for.")
    static final class Kinds extends StoreCommand {

        Kinds(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var table = new TextTable("CLOUD", "NAME", "WAYS", "PLACE", "OPTIONS", "ONLINE");
            var all = office.registrations().clouds();
            all.forEach(one -> table.row(one.kind().code(), one.kind().label().isEmpty() ? "any other" : one.kind().label(), join(ways(one)),
                    one.inputs().stream().map(input -> input.required() ? input.field().code() : "[" + input.field().code() + "]").collect(Collectors.joining(" ")),
                    join(options(one)), one.online() ? "yes" : "by hand"));
            return Answer.list(all.stream().map(Kinds::facts).toList(), table);
        }

        private static Map<String, Object> facts(CloudTraits traits) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("cloud", traits.kind().code());
            facts.put("name", traits.kind().label());
            facts.put("ways", ways(traits));
            facts.put("place", traits.inputs().stream().map(Kinds::facts).toList());
            facts.put("options", options(traits));
            facts.put("online", traits.online());
            facts.put("auth", traits.auth().stream().map(CloudFactsOf::code).toList());
            facts.put("most", traits.most().isPresent() ? traits.most().getAsInt() : null);
            return facts;
        }

        private static Map<String, Object> facts(PlaceInput input) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("field", input.field().code());
            facts.put("required", input.required());
            facts.put("choices", input.choices());
            facts.put("example", input.example());
            return facts;
        }

        private static List<String> ways(CloudTraits traits) {
            return traits.ways().stream().map(Way::code).sorted().toList();
        }

        private static List<String> options(CloudTraits traits) {
            return traits.options().stream().map(Option::code).sorted().toList();
        }

        private static String join(List<String> words) {
            return String.join(" ", words);
        }
    }

    @Command(name = "list", description = "List the registrations, the newest first, with what stands next.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var table = new TextTable("NUMBER", "CLOUD", "AUTHORITY", "STATE", "NEXT", "UNTIL");
            var all = office.registrations().all();
            all.forEach(one -> table.row(one.id().value(), one.cloud().code(), office.authorities().one(one.plan().authority()).name(), one.state().code(),
                    CloudFactsOf.next(office, one), CloudFactsOf.until(one).map(Object::toString).orElse("")));
            return Answer.list(all.stream().map(one -> CloudFactsOf.brief(office, one)).toList(), table);
        }
    }

    @Command(name = "register", description = "Plan a registration. Nothing is sent; 'cloud next' tells what stands first.")
    static final class Register extends StoreCommand {

        @Parameters(paramLabel = "CLOUD", description = "Which one, as 'cloud kinds' calls it.")
        private String cloud;

        @picocli.CommandLine.Option(names = "--ca", paramLabel = "NAME", required = true, description = "The authority that is to be trusted there.")
        private String authority;

        @picocli.CommandLine.Option(names = "--place", paramLabel = "FIELD=VALUE", description = "What the cloud asks for, such as region=eu1; repeat it.")
        private Map<String, String> place = Map.of();

        @picocli.CommandLine.Option(names = "--way", paramLabel = "WAY", defaultValue = "proven",
                description = "proven, or trusted where the cloud takes our word for it. Default: ${DEFAULT-VALUE}.")
        private String way;

        @picocli.CommandLine.Option(names = "--option", paramLabel = "OPTION", description = "What the cloud is to do with it, such as active; repeat it.")
        private List<String> options = List.of();

        @picocli.CommandLine.Option(names = "--check", description = "Only tell what would go wrong there.")
        private boolean checkOnly;

        @Spec private CommandSpec command;

        Register(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var wanted = wanted(office);
            var plan = office.registrations().check(wanted).orRefuse();
            var checks = office.registrations().checks(plan);
            if (checkOnly) {
                var facts = new LinkedHashMap<String, Object>();
                facts.put("checks", CloudFactsOf.checks(checks));
                return new Answer(facts, CloudFactsOf.text(checks), CloudFactsOf.blocks(checks) ? Exit.REFUSED : Exit.DONE);
            }
            return CloudFactsOf.answer(office, office.registrations().plan(wanted));
        }

        private NewRegistration wanted(Office office) {
            var kind = CloudKind.ofCode(cloud).orElseThrow(() -> unknown("cloud", cloud, Stream.of(CloudKind.values()).map(CloudKind::code)));
            var wayThere = Way.ofCode(way).filter(office.registrations().traits(kind).ways()::contains)
                    .orElseThrow(() -> unknown("way", way, office.registrations().traits(kind).ways().stream().map(Way::code)));
            var where = place.entrySet().stream().collect(Collectors.toMap(entry -> PlaceField.ofCode(entry.getKey())
                    .orElseThrow(() -> unknown("field", entry.getKey(), Stream.of(PlaceField.values()).map(PlaceField::code))), Map.Entry::getValue));
            var offered = office.registrations().traits(kind).options();
            Set<Option> chosen = options.stream().map(code -> Option.ofCode(code).filter(offered::contains)
                    .orElseThrow(() -> unknown("option", code, offered.stream().map(Option::code)))).collect(Collectors.toSet());
            return new NewRegistration(kind, wayThere, new Lookup(office).authority(authority).id(), where, chosen);
        }

        private ParameterException unknown(String what, String text, Stream<String> known) {
            return new ParameterException(command.commandLine(), "No %s is called '%s' there; known: %s.".formatted(what, text,
                    known.sorted().collect(Collectors.joining(", "))));
        }
    }

    @Command(name = "show", description = "Show a registration: its state, what is known, what may go wrong.")
    static final class Show extends CloudSteps.OfOne {

        Show(Console console) {
            super(console);
        }

        @Override Registration changed(Office office) {
            return office.registrations().one(id());
        }
    }

    @Command(name = "next", description = "Print what stands next: the request that goes to the cloud, or what is to be done by hand.")
    static final class Next extends CloudSteps.OfOne {

        /// One part of it alone, for a script.
        enum Part { BODY, CURL, PEM, ESCAPED }

        @picocli.CommandLine.Option(names = "--print", paramLabel = "PART", description = "Print nothing but this: ${COMPLETION-CANDIDATES}.")
        private Optional<Part> part;

        Next(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var registration = changed(office);
            var facts = CloudFactsOf.next(office, office.registrations().next(id()), registration);
            return part.map(one -> new Answer(facts, facts.getOrDefault(one.name().toLowerCase(Locale.ROOT), "").toString(), Exit.DONE))
                    .orElseGet(() -> Answer.done(facts, CloudFactsOf.text(facts)));
        }

        @Override Registration changed(Office office) {
            return office.registrations().one(id());
        }
    }
}
