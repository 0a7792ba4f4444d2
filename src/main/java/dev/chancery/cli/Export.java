package dev.chancery.cli;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.FileKind;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.KeyStanding;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.Exports.Existing;
import dev.chancery.engine.Exports.Exported;
import dev.chancery.engine.Exports.Plan;
import dev.chancery.engine.Office;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lets certificates leave, with their keys.
@Command(name = "export", description = {"Write certificates with their private keys and chains to a folder or a stick.",
    "Every file is read back and compared."})
final class Export extends StoreCommand {

    @Mixin private Selection selection;
    @Mixin private KeyPassphrase keyPassphrase;

    @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "Where to. The last folder of the path is made when it is missing.")
    private Path folder;

    @Option(names = "--form", paramLabel = "FORM", defaultValue = "pem-folder", completionCandidates = Forms.class,
            description = "How the files are laid out: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String form;

    @Option(names = "--keys", paramLabel = "WHICH", defaultValue = "ALL",
            description = "Which private keys go along: ${COMPLETION-CANDIDATES}. OTHERS leaves out the certificates whose key may leave "
                    + "only once and has left. Default: ${DEFAULT-VALUE}.")
    private ExportOrder.Keys keys;

    @ArgGroup private WhatIsThere there = new WhatIsThere();

    @Option(names = "--dry-run", description = "Only tell which files it would write.")
    private boolean dry;

    @Spec private CommandSpec command;

    Export(Console console) {
        super(console);
    }

    /// What to do with files that are there.
    static final class WhatIsThere {

        @Option(names = "--replace", description = "Overwrite files that are there.")
        private boolean replace;

        @Option(names = "--keep", description = "Leave out the certificates of which a file is there.")
        private boolean keep;

        Existing policy() {
            return replace ? Existing.REPLACE : keep ? Existing.KEEP : Existing.REFUSE;
        }
    }

    /// The names of the forms.
    static final class Forms implements Iterable<String> {
        @Override public Iterator<String> iterator() {
            return Arrays.stream(Form.values()).map(Forms::code).iterator();
        }

        static String code(Form form) {
            return form.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Form> ofCode(String code) {
            return Arrays.stream(Form.values()).filter(form -> code(form).equalsIgnoreCase(code)).findFirst();
        }
    }

    @Override Answer run(Office office) {
        var certificates = selection.of(office);
        var wanted = Forms.ofCode(form).orElseThrow(() -> new ParameterException(command.commandLine(), "No form is called '" + form
                + "'; known: " + String.join(", ", new Forms()) + "."));
        var layout = wanted.layout();
        var useless = keys == ExportOrder.Keys.NONE || !layout.holdsKey() || layout.cover() == FileKind.Cover.NEVER;
        var passphrase = useless ? new char[0] : keyPassphrase.read();
        try {
            var there = Files.isDirectory(folder);
            var whole = folder.toAbsolutePath().normalize();
            var order = new ExportOrder(certificates, wanted, there ? whole : requireNonNull(whole.getParent()),
                    there ? Optional.empty() : Optional.of(FolderName.of(whole.getFileName().toString()).orRefuse()), passphrase, keys, Optional.empty());
            return dry ? planned(order, office.exports().plan(order)) : exported(office, order);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private Answer planned(ExportOrder order, Plan plan) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("folder", order.target().toString());
        facts.put("files", plan.files().stream().map(Path::toString).toList());
        facts.put("octets", plan.octets());
        facts.put("existing", plan.existing().stream().map(Path::toString).toList());
        facts.put("free", plan.free());
        facts.put("fits", plan.fits());
        var text = plan.files().stream().map(file -> file + (plan.existing().contains(file) ? "  (is there)" : "")).collect(Collectors.joining("\n"));
        return Answer.done(facts, text + "\n%d files in %s; nothing was written.".formatted(plan.files().size(), order.target()));
    }

    private Answer exported(Office office, ExportOrder order) {
        if (office.exports().letsAuthorityOut(order)) {
            prove(office);
        }
        try (var progress = new Reporting(console())) {
            var done = office.exports().run(order, there.policy(), progress);
            return new Answer(facts(order, done), text(order, done), done.leftOut().isEmpty() ? Exit.DONE : Exit.PARTLY);
        }
    }

    private void prove(Office office) {
        var passphrase = passphraseAgain("to let the key of an authority out");
        try {
            office.stepUp().prove(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static Map<String, Object> facts(ExportOrder order, Exported done) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("folder", order.target().toString());
        facts.put("certificates", done.certificates());
        facts.put("files", done.files().stream().map(Path::toString).toList());
        facts.put("leftOut", done.leftOut().stream().map(Export::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(KeyStanding.Left left) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("label", left.label());
        facts.put("serial", left.serial().hex());
        facts.put("left", left.departure().when().toString());
        facts.put("to", left.departure().place());
        return facts;
    }

    private static String text(ExportOrder order, Exported done) {
        var text = "Wrote %d certificates, %d files, to %s; all were read back.".formatted(done.certificates(), done.files().size(), order.target());
        return done.leftOut().isEmpty() ? text : text + "\nLeft out, because the key may leave only once and has left: "
                + done.leftOut().stream().map(KeyStanding.Left::label).collect(Collectors.joining(", "));
    }
}
