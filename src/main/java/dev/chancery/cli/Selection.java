package dev.chancery.cli;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Office;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which certificates: by thing or serial number, of a group, or of all things.
final class Selection {

    @Parameters(paramLabel = "THING|SERIAL", arity = "0..*",
            description = "Things, for their present certificates, and serial numbers in any form.")
    private List<String> named = List.of();

    @Option(names = "--group", paramLabel = "GROUP", description = "The present certificates of all things of this group.")
    private Optional<String> group;

    @Option(names = "--all", description = "The present certificates of all things.")
    private boolean all;

    @Spec(Spec.Target.MIXEE) private CommandSpec command;

    /// Each once, in the order in which they were named.
    ///
    /// @throws Failure.Gone when something that was named is not there, or has no certificate
    /// @throws ParameterException when nothing was named, or too much
    List<CertificateId> of(Office office) {
        int ways = (named.isEmpty() ? 0 : 1) + (group.isPresent() ? 1 : 0) + (all ? 1 : 0);
        if (ways != 1) {
            throw new ParameterException(command.commandLine(), "Which certificates? Name things or serial numbers, or give either --group or --all.");
        }
        var found = named.isEmpty() ? office.things().currentCertificates(numbers(office))
                : new Lookup(office).certificates(named).stream().map(Certificate::id).toList();
        if (found.isEmpty()) {
            throw new Failure.Gone(group.map(name -> "certificates of group " + name).orElse("certificates of things"));
        }
        return found;
    }

    private long[] numbers(Office office) {
        return group.map(name -> LongStream.of(office.things().numbers(ThingQuery.ALL.withText(name)))
                .filter(number -> office.things().rows(new long[] {number}).getFirst().thing().description().group().equals(name)).toArray())
                .orElseGet(() -> office.things().numbers(ThingQuery.ALL));
    }
}
