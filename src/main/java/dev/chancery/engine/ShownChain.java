package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Verdict;
import dev.chancery.intake.LooseFiles;
import dev.chancery.pki.Bundle;
import dev.chancery.pki.Found;
import dev.chancery.pki.Unpacking;
import dev.chancery.pki.Verifier;
import dev.chancery.probe.ChainJudge;
import dev.chancery.probe.PlatformTrust;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges what the other side of a connection shows, as [Verification] does, against those who were chosen to be trusted.
///
/// `known` are the authorities of the store that are trusted, `added` others.
record ShownChain(Desk desk, Map<Bytes, Authority> known, List<Bytes> added, Purpose purpose, Optional<SubjectName> name) implements ChainJudge {

    /// @throws FileFailure.CannotRead when the file cannot be read
    /// @throws Failure.Malformed when it holds no certificate
    /// @throws Failure.Gone when the authority is not there any more
    static ShownChain of(Desk desk, TrustedBy trust, Purpose purpose, Optional<SubjectName> name) {
        return switch (trust) {
            case TrustedBy.Store() -> new ShownChain(desk, known(desk.read(tx -> tx.authorities().all())), List.of(), purpose, name);
            case TrustedBy.OneAuthority(var id) ->
                    new ShownChain(desk, known(desk.read(tx -> Authorities.chain(tx, id))), List.of(), purpose, name);
            case TrustedBy.File(var file) -> new ShownChain(desk, Map.of(), certificates(file), purpose, name);
            case TrustedBy.Platform() -> new ShownChain(desk, Map.of(),
                    PlatformTrust.authorities().stream().map(Bytes::of).toList(), purpose, name);
        };
    }

    private static Map<Bytes, Authority> known(List<Authority> authorities) {
        return authorities.stream().collect(Collectors.toMap(one -> one.certificate().der(), Function.identity()));
    }

    private static List<Bytes> certificates(Path file) {
        try (var holdings = LooseFiles.read(List.of(file))) {
            var found = holdings.pieces().stream().flatMap(piece -> Unpacking.of(piece.octets(), List.of(), Progress.NONE).stream())
                    .flatMap(one -> one.what() instanceof Found.Certificate(var der) ? Stream.of(Bytes.of(der)) : Stream.of()).toList();
            if (found.isEmpty()) {
                throw new Failure.Malformed(file + ": no certificate");
            }
            return found;
        }
    }

    @Override public Verdict judge(List<byte[]> chain) {
        try {
            var anchors = Stream.concat(known.keySet().stream(), added.stream()).map(Bytes::toArray).toList();
            var examined = new Verifier(anchors, new Verifier.Terms(purpose, name, List.of(), desk.now()), Progress.NONE)
                    .examine(Bundle.of(chain));
            var record = desk.read(tx -> new ChainRecord(tx, known, examined));
            var verdict = new Verdict(record.links(desk.now()), record.missing(), record.findings().stream().map(one -> chosen(one, examined)).toList());
            return Verification.with(verdict, Verification.sentIncomplete(verdict, chain.stream().map(Bytes::of).toList()));
        } catch (Failure.Malformed unreadable) {
            return new Verdict(List.of(), Optional.empty(), List.of(new Finding(0, new Cause.NotReadable(Cause.NotReadable.Why.BROKEN))));
        }
    }

    private Finding chosen(Finding finding, Verifier.Examined examined) {
        return finding.cause() instanceof Cause.EndsElsewhere(var root) ? new Finding(finding.at(), added.contains(examined.chain().getLast())
                ? new Cause.EndsInTrusted(root) : new Cause.EndsUntrusted(root)) : finding;
    }
}
