package dev.chancery.cli;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultStepStanding;
import dev.chancery.domain.VaultStep;
import dev.chancery.engine.Office;
import dev.chancery.engine.VaultSetup;
import dev.chancery.words.VaultStepWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Sets a PKI up on a Vault or OpenBao.
@Command(name = "setup", description = {"Set up a PKI: mounts, root and issuing authority, role, policy and AppRole.",
    "What is there already is kept; what differs is left unless --replace. It can be run again after it was broken off."})
final class VaultSetupCommand extends StoreCommand {

    static final String TOKEN = "VAULT_TOKEN";

    /// What is printed instead of doing it.
    static final class Instead {
        @Option(names = "--script", description = "Print the Bash script that does the same, and do nothing. It holds no secret.")
        private boolean script;
        @Option(names = "--terraform", description = "Print the same as Terraform text, and do nothing. It holds no secret.")
        private boolean terraform;
        @Option(names = "--dry-run", description = "Only look at the server, and tell what would be done.")
        private boolean dryRun;
    }

    @ArgGroup private Instead instead = new Instead();
    @Mixin private VaultPlanOptions wanted;

    @Option(names = "--replace", description = "Change what differs: roles, policies, addresses, AppRoles, the longest life of a mount. Authorities are never changed.")
    private boolean replace;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "Make a secret id and write it to this file, for its owner alone; there must be no such file. "
            + "Without it none is made.")
    private Optional<Path> secretFile;

    @Option(names = "--token-fd", paramLabel = "N", description = "Read the token from this file descriptor, up to the end of the line. Without it: the "
            + "environment variable " + TOKEN + ", or the terminal.")
    private Optional<Integer> descriptor;

    @Option(names = "--trust", paramLabel = "FILE", description = "CA certificates to believe besides the system's.")
    private List<Path> trusted = List.of();

    @Spec private CommandSpec command;

    VaultSetupCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var plan = wanted.plan(office);
        if (instead.script) {
            return text("script", office.vaultSetups().script(plan));
        }
        if (instead.terraform) {
            return text("terraform", office.vaultSetups().terraform(plan));
        }
        List<Bytes> believed = trusted.stream().flatMap(file -> office.vaultSetups().trusted(file).stream()).toList();
        try (var progress = new Reporting(console()); var setup = office.vaultSetups().open(plan.place(), believed, login(), progress)) {
            return instead.dryRun ? look(setup, plan, progress) : run(office, setup, plan, progress);
        }
    }

    private static Answer text(String name, String text) {
        return Answer.done(Map.of(name, text), text.stripTrailing());
    }

    private Answer look(VaultSetup setup, VaultPlan plan, Reporting progress) {
        var found = setup.look(plan, progress);
        var table = new TextTable("STEP", "STANDING");
        var rows = new ArrayList<Map<String, Object>>();
        for (int at = 0; at < found.size(); at++) {
            var step = plan.steps().get(at);
            table.row(VaultStepWords.of(step), VaultStepWords.of(found.get(at)));
            rows.add(facts(step, "standing", code(found.get(at))));
        }
        return new Answer(rows, table.toString(), found.stream().anyMatch(VaultStepStanding::blocks) ? Exit.REFUSED : Exit.DONE);
    }

    private static String code(VaultStepStanding standing) {
        return switch (standing) {
            case VaultStepStanding.Missing _ -> "missing";
            case VaultStepStanding.Same _ -> "same";
            case VaultStepStanding.Different(_, var replaceable) -> replaceable ? "different" : "blocked";
        };
    }

    private static Map<String, Object> facts(VaultStep step, String name, String value) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("step", step.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        facts.put("object", step.object());
        facts.put(name, value);
        return facts;
    }

    private Answer run(Office office, VaultSetup setup, VaultPlan plan, Reporting progress) {
        var result = setup.run(plan, replace ? Set.copyOf(plan.steps()) : Set.of(), progress);
        var table = new TextTable("STEP", "RESULT");
        var rows = new ArrayList<Map<String, Object>>();
        for (int at = 0; at < result.outcomes().size(); at++) {
            var step = plan.steps().get(at);
            table.row(VaultStepWords.of(step), VaultStepWords.of(result.outcomes().get(at)));
            rows.add(facts(step, "result", result.outcomes().get(at).name().toLowerCase(Locale.ROOT)));
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("steps", rows);
        facts.put("roleId", result.roleId());
        result.authority().ifPresent(authority -> facts.put("authority", office.authorities().one(authority).name()));
        secretFile.ifPresent(file -> {
            setup.saveSecretId(plan, file, progress);
            facts.put("secretFile", file.toString());
        });
        return Answer.done(facts, table.toString() + "role id: " + result.roleId()
                + secretFile.map(file -> "\nsecret id: in " + file).orElse("\nNo secret id was made: give --secret-file to have one."));
    }

    private VaultLogin login() {
        var typed = new PassphraseSource(console()).read(descriptor, TOKEN, "Token").orElseThrow(() -> new ParameterException(
                command.commandLine(), "No token: give --token-fd N, set " + TOKEN + ", or call it from a terminal."));
        try {
            return VaultLogin.Token.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
