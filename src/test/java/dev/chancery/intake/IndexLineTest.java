package dev.chancery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class IndexLineTest {

    private static final SerialNumber SERIAL = new SerialNumber(BigInteger.valueOf(0x1001));
    private static final Instant WHEN = Instant.parse("2026-11-05T08:09:10Z");

    @TempDir Path folder;

    @Test void validAndExpiredAreIssued() {
        assertThat(IndexLine.of("V\t271106000000Z\t\t1001\tunknown\t/CN=a")).isEqualTo(new IndexLine.Issued(SERIAL));
        assertThat(IndexLine.of("E\t201106000000Z\t\t1001\tunknown\t/CN=a\\\tb")).isEqualTo(new IndexLine.Issued(SERIAL));
    }

    @Test void everyFormOfARevocationIsRead() {
        var forms = Map.of("261105080910Z", Reason.UNSPECIFIED, "20261105080910Z", Reason.UNSPECIFIED,
                "261105080910Z,keyCompromise", Reason.KEY_COMPROMISE, "261105080910Z,CACompromise", Reason.CA_COMPROMISE,
                "261105080910Z,CERTIFICATEHOLD", Reason.CERTIFICATE_HOLD,
                "261105080910Z,holdInstruction,holdInstructionCallIssuer", Reason.CERTIFICATE_HOLD,
                "261105080910Z,keyTime,20261101000000Z", Reason.KEY_COMPROMISE,
                "20261105080910Z,CAkeyTime,20261101000000Z", Reason.CA_COMPROMISE,
                "261105080910Z,of nobody", Reason.UNSPECIFIED);
        forms.forEach((text, reason) -> assertThat(IndexLine.of("R\t271106000000Z\t" + text + "\t1001\tunknown\t/CN=a")).as(text)
                .isEqualTo(new IndexLine.RevokedOne(SERIAL, new Revocation(WHEN, reason))));
        assertThat(IndexLine.of("R\t271106000000Z\t261105080910Z,removeFromCRL\t1001\tunknown\t/CN=a")).isEqualTo(new IndexLine.TakenBack());
    }

    @Test void theYearsOfTheShortFormAre1950To2049() {
        assertThat(when("500101000000Z")).isEqualTo("1950-01-01T00:00:00Z");
        assertThat(when("491231235959Z")).isEqualTo("2049-12-31T23:59:59Z");
    }

    private static Instant when(String text) {
        return ((IndexLine.RevokedOne) IndexLine.of("R\t271106000000Z\t" + text + "\t1001\tunknown\t/CN=a")).revocation().when();
    }

    @Test void whatIsNoLineIsMalformedAndWhatSaysNothingIsNothing() {
        for (var line : new String[] {"V", "V\t1\t2\t3\t4", "X\t271106000000Z\t\t1001\tunknown\t/CN=a", "V\t271106000000Z\t\t\tunknown\t/CN=a",
            "V\t271106000000Z\t\t00\tunknown\t/CN=a", "V\t271106000000Z\t\txyz\tunknown\t/CN=a", "R\t271106000000Z\t\t1001\tunknown\t/CN=a",
            "R\t271106000000Z\t,\t1001\tunknown\t/CN=a", "R\t271106000000Z\t261305080910Z\t1001\tunknown\t/CN=a",
            "V\t271106000000Z\t\t" + "F".repeat(48) + "\tunknown\t/CN=a"}) {
            assertThat(IndexLine.of(line)).as(line).isEqualTo(new IndexLine.Malformed());
        }
        assertThat(IndexLine.of("")).isEqualTo(new IndexLine.Nothing());
        assertThat(IndexLine.of("# a comment")).isEqualTo(new IndexLine.Nothing());
    }

    @Test void aTimeOutsideTheYears1950To9999OrWithASignIsNone() {
        assertThat(when("19500101000000Z")).isEqualTo("1950-01-01T00:00:00Z");
        assertThat(when("99991231235959Z")).isEqualTo("9999-12-31T23:59:59Z");
        for (var time : new String[] {"+9999999990101000000Z", "+123450101000000Z", "-00010101000000Z", "+20260101000000Z", "123450101000000Z",
            "00000101000000Z", "19491231235959Z"}) {
            assertThat(IndexLine.of("R\t300101000000Z\t" + time + "\t01\tunknown\t/CN=x")).as(time).isEqualTo(new IndexLine.Malformed());
        }
    }

    @Timeout(120)
    @Test void aSpoiledIndexIsReadOrRefused() {
        var index = """
                V\t271106000000Z\t\t1000\tunknown\t/CN=press-1
                R\t271106000000Z\t261105080910Z,keyCompromise\t1001\tunknown\t/CN=press-2
                R\t271106000000Z\t20261105080910Z,holdInstruction,holdInstructionReject\t1002\tunknown\t/CN=press-3
                E\t201106000000Z\t\t1003\tunknown\t/CN=press-4
                """.getBytes(StandardCharsets.US_ASCII);
        Any.holdsFor(random -> spoiled(random, index), this::requireReadOrRefused);
    }

    private void requireReadOrRefused(byte[] index) {
        try {
            Files.write(folder.resolve("index.txt"), index);
            try (var held = ForeignFolder.of(folder).read(Progress.NONE)) {
                assertThat(held.revoked().size()).isLessThanOrEqualTo(index.length / 10);
            }
        } catch (Failure named) {
            assertThat(named).isInstanceOfAny(FileFailure.ForeignStore.class, FileFailure.CannotRead.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] spoiled(Random random, byte[] original) {
        var text = new StringBuilder(new String(original, StandardCharsets.ISO_8859_1));
        for (int i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.setLength(at);
                case 2 -> text.insert(at, Any.of(random, "\t", "\n", "\0", ",", "Z", "R\t", "\u00FF", "9".repeat(30)));
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
