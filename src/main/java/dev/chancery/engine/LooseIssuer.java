package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.intake.LooseFiles;
import dev.chancery.pki.Appraisal;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.ForeignKey;
import dev.chancery.pki.Found;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningKey;
import dev.chancery.pki.Unpacking;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// An authority of which there are but two files: its certificate in DER, and its key, which is not encrypted.
record LooseIssuer(byte[] certificate, SigningKey key) {

    /// @throws FileFailure.CannotRead when one is missing
    /// @throws Failure.Malformed when they are no authority's certificate and its key
    static LooseIssuer read(Path certificateFile, Path keyFile) {
        var certificate = first(certificateFile, what -> what instanceof Found.Certificate(var der) ? Stream.of(der) : Stream.of(), "certificate");
        Appraisal.requireIssuer(certificate);
        try (var key = first(keyFile, what -> what instanceof Found.Key(var found) ? Stream.of(found) : Stream.of(), "private key that is not encrypted")) {
            return new LooseIssuer(certificate, signing(certificate, key, keyFile));
        }
    }

    private static SigningKey signing(byte[] certificate, ForeignKey key, Path keyFile) {
        if (!CertificateReader.keySha256(certificate).equals(key.keySha256())) {
            throw new Failure.Malformed(keyFile + ": the key of another certificate");
        }
        var spec = key.spec().orElseThrow(() -> new Failure.Malformed(keyFile + ": a kind of key that does not sign here"));
        return SigningKey.of(certificate, Keys.privateKey(spec, key.pkcs8()));
    }

    private static <T> T first(Path file, Function<Found.What, Stream<T>> kind, String wanted) {
        try (var holdings = LooseFiles.read(List.of(file))) {
            return holdings.pieces().stream().flatMap(piece -> Unpacking.of(piece.octets(), List.of(), Progress.NONE).stream())
                    .flatMap(found -> kind.apply(found.what())).findFirst()
                    .orElseThrow(() -> new Failure.Malformed(file + ": no " + wanted));
        }
    }
}
