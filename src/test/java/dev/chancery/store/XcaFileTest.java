package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.chancery.Judge;
import dev.chancery.LabData;
import dev.chancery.XcaLab;
import dev.chancery.XcaWriter;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Holdings.ListNumber;
import dev.chancery.domain.Holdings.Piece;
import dev.chancery.domain.Holdings.Revoked;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XcaFileTest {

    private static final byte[] DER = {0x30, 0x03, 0x02, 0x01, 0x07};
    private static final byte[] OTHER = {0x30, 0x03, 0x02, 0x01, 0x08};
    private static final byte[] BEFORE_PKCS8 = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    @TempDir Path folder;

    @Test void aLabComesOutWhole() {
        requireLab(XcaLab.make(folder));
    }

    @Test void soDoesOneThatXcaItselfHasWritten() {
        requireLab(LabData.file("xca/lab.xdb"));
    }

    private void requireLab(Path file) {
        try (var lab = read(file)) {
            assertThat(lab.source()).isEqualTo("lab.xdb");
            assertThat(of(lab, "certs")).extracting(Piece::name).containsExactly(XcaLab.ROOT, XcaLab.INTERMEDIATE, "bench-device-1",
                    "bench-device-2", "bench-device-3", "bench-device-4", "bench-device-5");
            assertThat(of(lab, "certs")).allSatisfy(piece ->
                    assertThat(certificate(piece).getSubjectX500Principal().getName()).contains("CN=" + piece.name()));
            assertThat(of(lab, "requests")).extracting(Piece::name).containsExactly("bench-device-5");
            assertThat(of(lab, "private_keys")).extracting(Piece::name).containsExactly("root", "int", "d1", "d2");
            assertThat(of(lab, "private_keys")).allSatisfy(this::requireKey);
            assertThat(lab.pieces()).hasSize(12);
            assertThat(lab.revoked()).isEmpty();
            assertThat(lab.listNumbers()).isEmpty();
            assertThat(lab.unread()).isEmpty();
        }
    }

    private void requireKey(Piece piece) throws IOException {
        var file = Files.write(folder.resolve(piece.name() + ".out"), piece.octets());
        Judge.run("openssl", "pkcs8", "-inform", "DER", "-in", file.toString(), "-passin", "pass:" + XcaLab.PASSPHRASE,
                "-out", folder.resolve("clear").toString()).accepted();
    }

    private static X509Certificate certificate(Piece piece) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(piece.octets()));
    }

    @Test void revocationsComeWithTheirAuthority() {
        var file = write(writer -> {
            long root = writer.certificate("root", 0, DER);
            writer.authority(root, 12);
            writer.revoke(root, "0A", "20261105080910Z", 1);
            writer.revoke(root, "7E3CFBC8CDC7D0707E965E5954FE029BB7EA6FDC", "20261106000000Z", 6);
            writer.revoke(root, "0C", "20261106000000Z", 0);
            writer.revoke(root, "0D", "20261106000000Z", 7);
            writer.revoke(99, "0E", "20261106000000Z", 10);
        });
        var day = Instant.parse("2026-11-06T00:00:00Z");
        var root = Optional.of(Bytes.of(DER));
        try (var held = read(file)) {
            assertThat(held.revoked()).extracting(Revoked::issuer, Revoked::serial, Revoked::revocation).containsExactly(
                    tuple(root, serial("0a"), new Revocation(Instant.parse("2026-11-05T08:09:10Z"), Reason.KEY_COMPROMISE)),
                    tuple(root, serial("7e3cfbc8cdc7d0707e965e5954fe029bb7ea6fdc"), new Revocation(day, Reason.CERTIFICATE_HOLD)),
                    tuple(root, serial("0c"), new Revocation(day, Reason.UNSPECIFIED)),
                    tuple(root, serial("0d"), new Revocation(day, Reason.UNSPECIFIED)),
                    tuple(Optional.empty(), serial("0e"), new Revocation(day, Reason.AA_COMPROMISE)));
            assertThat(held.listNumbers()).containsExactly(new ListNumber(root, BigInteger.valueOf(12)));
        }
    }

    private static SerialNumber serial(String hex) {
        return new SerialNumber(new BigInteger(hex, 16));
    }

    @Test void aRevocationThatIsNoneIsListedWithItsReason() {
        var file = write(writer -> {
            long root = writer.certificate("root", 0, DER);
            writer.revoke(root, "0A", "20261331000000Z", 1);
            writer.revoke(root, "0B", "99991231235959Z", 1);
            writer.revoke(root, "nonsense", "20261106000000Z", 1);
            writer.revoke(root, "0", "20261106000000Z", 1);
            writer.revoke(root, "0C", "20261106000000Z", 8);
            for (var time : List.of("+9999999990101000000Z", "+123450101000000Z", "-00010101000000Z", "19491231235959Z")) {
                writer.revoke(root, "0D", time, 1);
            }
        });
        try (var held = read(file)) {
            assertThat(held.revoked()).isEmpty();
            assertThat(held.unread()).extracting(Unread::place, Unread::why).containsExactly(
                    tuple("/revocations/0A, root", Why.MALFORMED), tuple("/revocations/0B, root", Why.MALFORMED),
                    tuple("/revocations/nonsense, root", Why.MALFORMED), tuple("/revocations/0, root", Why.MALFORMED),
                    tuple("/revocations/0C, root", Why.TAKEN_BACK), tuple("/revocations/0D, root", Why.MALFORMED),
                    tuple("/revocations/0D, root", Why.MALFORMED), tuple("/revocations/0D, root", Why.MALFORMED),
                    tuple("/revocations/0D, root", Why.MALFORMED));
        }
    }

    @Test void whatCannotComeAlongIsListedWithItsReason() {
        var file = write(writer -> {
            writer.key("before PKCS #8", BEFORE_PKCS8);
            writer.sql("INSERT INTO templates VALUES (?, 10, 'AAAA')", writer.item("TLS_client", 5));
            writer.sql("INSERT INTO tokens VALUES (?, 'SoftHSM', '12')", writer.item("card", 6));
            writer.sql("INSERT INTO public_keys (item, type) VALUES (3, 'RSA'), (?, 'RSA')", writer.item("public", 1));
            writer.sql("INSERT INTO certs (item, cert) VALUES (?, '*** not base64 ***')", writer.item("broken", 3));
            writer.sql("INSERT INTO certs (item, cert) VALUES (?, NULL)", writer.item("empty", 3));
            writer.sql("CREATE TABLE takeys (item INTEGER UNIQUE, value TEXT)");
            writer.sql("INSERT INTO takeys VALUES (5, 'AAAA')");
        });
        try (var held = read(file)) {
            assertThat(held.pieces()).isEmpty();
            assertThat(held.unread()).containsExactlyInAnyOrder(new Unread("/private_keys/before PKCS #8", Why.OLD_ENCRYPTION),
                    new Unread("/templates/TLS_client", Why.TEMPLATE), new Unread("/tokens/card", Why.ON_TOKEN),
                    new Unread("/public_keys/public", Why.PUBLIC_KEY), new Unread("/certs/broken", Why.MALFORMED),
                    new Unread("/certs/empty", Why.MALFORMED), new Unread("/takeys/broken", Why.OPENVPN_KEY));
        }
    }

    @Test void whatXcaHasDeletedStaysDeleted() {
        var file = write(writer -> {
            writer.sql("UPDATE items SET del = 1 WHERE id = ?", writer.certificate("deleted", 0, DER));
            writer.sql("DELETE FROM items WHERE id = ?", writer.key("gone", DER));
            writer.list("kept", OTHER);
        });
        try (var held = read(file)) {
            assertThat(held.pieces()).extracting(Piece::toString).containsExactly("/crls/kept");
            assertThat(held.unread()).isEmpty();
        }
    }

    @Test void aColumnOrATableThatAVersionDoesNotHaveIsNotMissed() {
        var file = write(writer -> {
            writer.certificate("root", 0, DER);
            writer.sql("ALTER TABLE items DROP COLUMN del");
            writer.sql("ALTER TABLE authority DROP COLUMN crlNo");
            for (var table : List.of("requests", "crls", "revocations", "templates", "tokens")) {
                writer.sql("DROP TABLE " + table);
            }
        });
        try (var held = read(file)) {
            assertThat(held.pieces()).extracting(Piece::name).containsExactly("root");
        }
    }

    @Test void linesInBase64AreRead() {
        var file = write(writer -> writer.sql("INSERT INTO crls (item, crl) VALUES (?, ?)", writer.item("lines", 4), "MAMC\r\n AQc=\n"));
        try (var held = read(file)) {
            assertThat(held.pieces().getFirst().octets()).isEqualTo(DER);
        }
    }

    @Test void readingLeavesNoTrace() throws IOException {
        var file = write(writer -> writer.certificate("root", 0, DER));
        var before = Files.readAllBytes(file);
        assertThat(file.toFile().setWritable(false)).isTrue();
        read(file).close();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test void itIsToldFromOtherFilesByItsBeginning() throws IOException {
        assertThat(XcaFile.mayBe(write(writer -> {}))).isTrue();
        assertThat(XcaFile.mayBe(Files.write(folder.resolve("old.xdb"), new byte[] {(byte) 0xCA, (byte) 0xDB, 0x19, 0x69, 1}))).isTrue();
        assertThat(XcaFile.mayBe(Files.writeString(folder.resolve("a.pem"), "-----BEGIN"))).isFalse();
        assertThat(XcaFile.mayBe(folder)).isFalse();
        TestStore.create(folder).close();
        assertThat(XcaFile.mayBe(folder.resolve("lab.chancery"))).isFalse();
    }

    private Path write(Consumer<XcaWriter> content) {
        var file = folder.resolve("written.xdb");
        try (var writer = XcaWriter.create(file)) {
            content.accept(writer);
        }
        return file;
    }

    private static Holdings read(Path file) {
        return XcaFile.read(file, Progress.NONE);
    }

    private static List<Piece> of(Holdings held, String table) {
        return held.pieces().stream().filter(piece -> piece.place().startsWith("/" + table + "/")).toList();
    }
}
