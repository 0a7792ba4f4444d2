package dev.chancery.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.chancery.CaFolder;
import dev.chancery.Judge;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileFailure.ForeignStore;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Holdings.ListNumber;
import dev.chancery.domain.Holdings.Piece;
import dev.chancery.domain.Holdings.Revoked;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.intake.ForeignFolder.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ForeignFolderTest {

    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMAMCAQc=\n-----END CERTIFICATE-----\n";

    @TempDir Path folder;

    @Test void whatOpenSslHasRevokedComesWithTimeReasonAndAuthority() throws IOException {
        CaFolder.openssl(folder);
        assertThat(ForeignFolder.of(folder).kind()).isEqualTo(Kind.OPENSSL);
        try (var held = read()) {
            requireRevoked(held, "index.txt");
            assertThat(pieces(held, "newcerts/")).hasSize(6);
            assertThat(held.pieces()).extracting(Piece::place).contains("cacert.pem", "private/cakey.pem", "press-1.key", "press-1.csr",
                    "crl.pem").hasSize(6 + 1 + 1 + 6 + 6 + 1);
            assertThat(held.unread()).containsExactly(new Unread("ca.cnf", Why.OTHER));
        }
    }

    @Test void whatEasyRsaHasIssuedComesBeforeItsCopiesBySerialNumber() throws IOException {
        CaFolder.easyRsa(folder);
        assertThat(ForeignFolder.of(folder).kind()).isEqualTo(Kind.EASY_RSA);
        try (var held = read()) {
            requireRevoked(held, "pki/index.txt");
            assertThat(pieces(held, "pki/issued/")).extracting(Piece::place).containsExactly("pki/issued/press-1.crt", "pki/issued/press-6.crt");
            assertThat(pieces(held, "pki/reqs/")).hasSize(6);
            assertThat(pieces(held, "pki/private/")).extracting(Piece::place).contains("pki/private/ca.key", "pki/private/press-4.key").hasSize(7);
            assertThat(pieces(held, "pki/certs_by_serial/")).hasSize(2);
            assertThat(pieces(held, "pki/revoked/")).hasSize(4);
            assertThat(held.pieces().subList(held.pieces().size() - 6, held.pieces().size())).allMatch(piece -> piece.place().contains("by_serial"));
        }
    }

    @Test void theFlatFolderOfEasyRsa2IsRead() throws IOException {
        CaFolder.openssl(folder);
        Files.move(folder.resolve("cacert.pem"), folder.resolve("ca.crt"));
        for (int i = 0; i < 6; i++) {
            Files.move(folder.resolve("newcerts/100" + i + ".pem"), folder.resolve("100" + i + ".pem"));
        }
        assertThat(ForeignFolder.of(folder).kind()).isEqualTo(Kind.EASY_RSA);
        try (var held = read()) {
            requireRevoked(held, "index.txt");
            assertThat(pieces(held, "100")).hasSize(6);
        }
    }

    /// Beside what the list says that `openssl ca` made of the same index.
    private void requireRevoked(Holdings held, String index) throws IOException {
        assertThat(held.revoked()).extracting(Revoked::place, revoked -> revoked.serial().hex(), revoked -> revoked.revocation().reason())
                .containsExactly(tuple(index + " 2", "1001", Reason.KEY_COMPROMISE), tuple(index + " 3", "1002", Reason.CERTIFICATE_HOLD),
                        tuple(index + " 4", "1003", Reason.SUPERSEDED), tuple(index + " 5", "1004", Reason.UNSPECIFIED));
        var certificate = CertificateFile.read(folder.resolve(index).resolveSibling("cacert.pem"))
                .or(() -> CertificateFile.read(folder.resolve(index).resolveSibling("ca.crt")));
        assertThat(certificate).isPresent();
        assertThat(held.revoked()).allMatch(revoked -> revoked.issuer().equals(certificate));
        assertThat(held.listNumbers()).containsExactly(new ListNumber(certificate, BigInteger.ONE));
        var list = Judge.run("openssl", "crl", "-in", folder.resolve(index).resolveSibling("crl.pem").toString(), "-noout", "-text")
                .accepted().output();
        assertThat(list.split("Serial Number: ")).hasSize(1 + held.revoked().size());
        assertThat(held.revoked()).allSatisfy(revoked -> assertThat(list).contains("Serial Number: " + revoked.serial().hex()));
    }

    @Test void aFolderOfFilesIsReadWithAllBelowIt() throws IOException {
        write("a.pem", PEM);
        write("bench/hall 2/press.cert.PEM", PEM);
        Files.write(folder.resolve("b.der"), new byte[] {0x30, 3, 2, 1, 7});
        Files.write(folder.resolve("store.jks"), new byte[] {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED, 0, 0, 0, 2});
        write("words.pem", "Certificate:\n    Data:\n".repeat(100) + PEM);
        write("README.txt", "nothing of the kind");
        Files.createFile(folder.resolve("empty.pem"));
        assertThat(ForeignFolder.of(folder).kind()).isEqualTo(Kind.FILES);
        try (var held = read()) {
            assertThat(held.pieces()).extracting(Piece::place).containsExactly("a.pem", "b.der", "bench/hall 2/press.cert.PEM",
                    "store.jks", "words.pem");
            assertThat(held.pieces().getFirst().octets()).isEqualTo(PEM.getBytes(StandardCharsets.US_ASCII));
            assertThat(held.unread()).containsExactly(new Unread("README.txt", Why.OTHER), new Unread("empty.pem", Why.OTHER));
        }
    }

    @Test void whatIsNotFollowedIsListedWithItsReason() throws IOException {
        write(".secret.pem", PEM);
        write("deep/" + "d/".repeat(FolderList.DEEPEST) + "a.pem", PEM);
        Files.createSymbolicLink(folder.resolve("link.pem"), Path.of("elsewhere.pem"));
        Files.createSymbolicLink(folder.resolve("round"), folder);
        Judge.run("mkfifo", folder.resolve("pipe").toString()).accepted();
        Files.write(folder.resolve("large.pem"), (PEM + "x".repeat(FolderReading.MOST_OCTETS)).getBytes(StandardCharsets.US_ASCII));
        try (var held = read()) {
            assertThat(held.pieces()).isEmpty();
            assertThat(held.unread()).containsExactlyInAnyOrder(new Unread(".secret.pem", Why.HIDDEN),
                    new Unread("deep" + "/d".repeat(FolderList.DEEPEST), Why.TOO_DEEP), new Unread("link.pem", Why.LINK),
                    new Unread("round", Why.LINK), new Unread("pipe", Why.NOT_A_FILE), new Unread("large.pem", Why.TOO_LARGE));
        }
    }

    @Test void whatTheSystemDoesNotLetUsReadIsListed() throws IOException {
        var file = write("closed.pem", PEM);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "who runs this may read everything");
        try (var held = read()) {
            assertThat(held.unread()).containsExactly(new Unread("closed.pem", Why.UNREADABLE));
        }
    }

    @Test void aLineThatIsNoneIsListedAndTheOthersCount() throws IOException {
        write("index.txt", "V\t271106000000Z\t\t01\tunknown\t/CN=a\nR\t271106000000Z\tyesterday\t02\tunknown\t/CN=b\nX\n");
        try (var held = read()) {
            assertThat(held.unread()).containsExactly(new Unread("index.txt 2", Why.MALFORMED), new Unread("index.txt 3", Why.MALFORMED));
        }
    }

    @Test void aTextThatIsOnlyCalledIndexIsListedOnce() throws IOException {
        write("index.txt", "shopping\n".repeat(5_000));
        try (var held = read()) {
            assertThat(held.unread()).containsExactly(new Unread("index.txt", Why.MALFORMED));
        }
    }

    @Test void anIndexOfWhichMuchIsBrokenIsRefused() throws IOException {
        write("index.txt", "V\t271106000000Z\t\t01\tunknown\t/CN=a\n" + "R\tbroken\n".repeat(CaBooks.MOST_MALFORMED + 1));
        assertThatThrownBy(this::read).isInstanceOfSatisfying(ForeignStore.class,
                failure -> assertThat(failure.why()).isEqualTo(ForeignStore.Why.DAMAGED));
    }

    @Test void aLineIsAsLongAsASubjectMayBe() throws IOException {
        var line = "R\t271106000000Z\t261105080910Z\t01\tunknown\t/CN=";
        var longest = line + "a".repeat(IndexLine.LONGEST - line.length());
        write("index.txt", longest + "\r\n" + longest + "a\r" + line + "b\n\n" + line + "c");
        try (var held = read()) {
            assertThat(held.revoked()).extracting(Revoked::place).containsExactly("index.txt 1", "index.txt 3", "index.txt 5");
            assertThat(held.unread()).containsExactly(new Unread("index.txt 2", Why.MALFORMED));
        }
    }

    /// Each comma of a line as long as an index may be would take half a hundred octets.
    @Timeout(120)
    @Test void anEndlessLineIsReadWithoutBeingKept() throws IOException {
        try (var index = Files.newBufferedWriter(folder.resolve("index.txt"))) {
            index.write("V\t271106000000Z\t\t01\tunknown\t/CN=a\nR\t271106000000Z\t");
            for (int i = 0; i < 60; i++) {
                index.write("a,".repeat(1 << 19));
            }
            index.write("\t02\tunknown\t/CN=b\nR\t271106000000Z\t261105080910Z\t03\tunknown\t/CN=c\n");
        }
        try (var held = read()) {
            assertThat(held.revoked()).extracting(Revoked::place).containsExactly("index.txt 3");
            assertThat(held.unread()).containsExactly(new Unread("index.txt 2", Why.MALFORMED));
        }
    }

    @Test void indexesCountAmongWhatWeRead() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.createDirectory(folder.resolve("ca-" + i));
            try (var index = new RandomAccessFile(folder.resolve("ca-" + i + "/index.txt").toFile(), "rw")) {
                index.setLength(FolderReading.MOST_OF_ALL / 3 + 1);
            }
        }
        assertThatThrownBy(this::read).isInstanceOfSatisfying(ForeignStore.class,
                failure -> assertThat(failure.why()).isEqualTo(ForeignStore.Why.TOO_LARGE));
        Files.delete(folder.resolve("ca-2/index.txt"));
        try (var held = read()) {
            assertThat(held.unread()).containsExactly(new Unread("ca-0/index.txt", Why.MALFORMED), new Unread("ca-1/index.txt", Why.MALFORMED));
        }
    }

    @Test void moreThanWeReadIsRefused() throws IOException {
        for (int i = 0; i <= FolderReading.MOST_OF_ALL / FolderReading.MOST_OCTETS; i++) {
            Files.write(folder.resolve(i + ".pem"), (PEM + "x".repeat(FolderReading.MOST_OCTETS - PEM.length())).getBytes(StandardCharsets.US_ASCII));
        }
        assertThatThrownBy(this::read).isInstanceOfSatisfying(ForeignStore.class,
                failure -> assertThat(failure.why()).isEqualTo(ForeignStore.Why.TOO_LARGE));
    }

    @Test void whatIsNoFolderIsRefused() throws IOException {
        var file = write("a.pem", PEM);
        for (var path : List.of(file, folder.resolve("missing"))) {
            assertThatThrownBy(() -> ForeignFolder.of(path)).isInstanceOf(FileFailure.CannotRead.class).hasMessageContaining(path.toString());
        }
    }

    @Test void indexesOfAFolderHaveNoMoreLinesTogetherThanOneMayHave() throws IOException {
        for (var name : new String[] {"a", "b"}) {
            var lines = IntStream.range(0x100000, 0x100000 + CaBooks.MOST_LINES / 2 + 1)
                    .mapToObj(serial -> "R\t300101000000Z\t250101000000Z\t%s\tunknown\t/CN=x".formatted(Integer.toHexString(serial).toUpperCase(Locale.ROOT)));
            Files.write(Files.createDirectory(folder.resolve(name)).resolve("index.txt"), (Iterable<String>) lines::iterator);
        }
        assertThatThrownBy(() -> read().close()).isInstanceOfSatisfying(ForeignStore.class, refused ->
                assertThat(refused.why()).isEqualTo(ForeignStore.Why.TOO_LARGE));
    }

    @Test void progressCountsFiles() throws IOException {
        for (int i : IntStream.range(0, 20).toArray()) {
            write(i + ".pem", PEM);
        }
        var done = new long[2];
        ForeignFolder.of(folder).read(new Progress() {
            @Override public void expect(long total) {
                done[0] = total;
            }

            @Override public void advance(long more) {
                done[1] += more;
            }

            @Override public void checkCancelled() {}
        }).close();
        assertThat(done).containsExactly(20, 20);
    }

    private Path write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Holdings read() {
        return ForeignFolder.of(folder).read(Progress.NONE);
    }

    private static List<Piece> pieces(Holdings held, String beginning) {
        return held.pieces().stream().filter(piece -> piece.place().startsWith(beginning)).toList();
    }
}
