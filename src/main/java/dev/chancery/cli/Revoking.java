package dev.chancery.cli;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.engine.Certificates;
import dev.chancery.engine.Effect;
import dev.chancery.engine.Office;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Revocations;
import dev.chancery.engine.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Revoking and releasing.
final class Revoking {

    private Revoking() {}

    /// Which certificates a revocation is about.
    static final class Target {
        @Parameters(paramLabel = "SERIAL", arity = "1..*", description = "Serial numbers in any form.")
        private List<String> serials;
        @Option(names = "--thing", paramLabel = "ID", description = "All that these things have.")
        private List<String> things;
        @Option(names = "--group", paramLabel = "TEXT", description = "All that the things of this group have.")
        private String group;
        @Option(names = "--ca", paramLabel = "NAME", description = "All that this authority has issued.")
        private String authority;

        Scope scope(Office office) {
            var lookup = new Lookup(office);
            if (serials != null) {
                return new Scope.Certificates(lookup.certificates(serials).stream().map(Certificate::id).toList());
            }
            if (things != null) {
                return new Scope.OfThings(things.stream().map(id -> lookup.thing(id).number()).toList());
            }
            return group != null ? new Scope.OfGroup(group) : new Scope.OfAuthority(lookup.authority(authority).id());
        }
    }

    private static Answer answer(Office office, Revocations.Done done, String verb) {
        var facts = new LinkedHashMap<String, Object>();
        done.effects().byEffect().forEach((effect, ids) -> facts.put(name(effect.name()), ids.stream().map(id -> Facts.serial(office, id)).toList()));
        facts.put("lists", Facts.of(done.publications(), office));
        var failed = done.publications().stream().anyMatch(Publication.Failed.class::isInstance);
        var text = Stream.concat(Stream.of(done.effects().changes() + " certificates " + verb + "."),
                done.effects().byEffect().entrySet().stream().filter(entry -> entry.getKey() != Effect.CHANGES)
                        .map(entry -> entry.getValue().size() + " left as they are: " + name(entry.getKey().name()))).toList();
        return new Answer(facts, String.join("\n", text), failed ? Exit.PARTLY : done.effects().changes() > 0 ? Exit.DONE : Exit.REFUSED);
    }

    /// ALREADY_REVOKED as alreadyRevoked.
    private static String name(String constant) {
        var words = constant.toLowerCase(Locale.ROOT).split("_");
        return words[0] + Stream.of(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    @Command(name = "revoke", description = "Revoke certificates, and publish the lists that tell of it.")
    static final class Revoke extends StoreCommand {

        @ArgGroup(multiplicity = "1") private Target target;
        @Option(names = "--reason", paramLabel = "REASON", defaultValue = "unspecified", description = "Why (RFC 5280, 5.3.1), such as "
                + "keyCompromise, superseded, certificateHold. Default: ${DEFAULT-VALUE}.")
        private Reason reason;
        @Mixin private Consent consent;

        Revoke(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var scope = target.scope(office);
            var preview = office.revocations().preview(scope, reason);
            if (preview.changes() > 0) {
                consent.require("Revoke " + preview.changes() + " certificates of " + preview.things() + " things?");
            }
            return answer(office, office.revocations().revoke(scope, reason), "revoked");
        }
    }

    @Command(name = "release", description = "Release certificates that are on hold.")
    static final class Release extends StoreCommand {

        @ArgGroup(multiplicity = "1") private Target target;

        Release(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            return answer(office, office.revocations().release(target.scope(office)), "released");
        }
    }
}
