package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Violation;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A signed revocation list of version 2 (RFC 5280, 5). However many entries it has, it costs little memory, but with an
/// Ed25519 key, which needs all it signs at once. Close it to let go of what it keeps on disk.
public final class RevocationList implements AutoCloseable {

    private static final int LINE = 64;
    private static final byte[] LINE_FEED = {'\n'};

    /// What a list says besides its entries. `number` has at most 20 octets (5.2.3). `distributionPoint` is the URL in a
    /// critical issuing distribution point (5.2.5). With a `base` it is a delta list: its entries are the changes since
    /// the list of that number (5.2.4).
    public record Terms(BigInteger number, Instant thisUpdate, Instant nextUpdate, Optional<String> distributionPoint,
            Optional<BigInteger> base) {

        private static final int MOST_BITS = 159;

        public Terms {
            if (!isNumber(number) || base.stream().anyMatch(other -> !isNumber(other))) {
                throw new IllegalArgumentException("a list's number is at most 20 octets and not negative");
            }
            if (!thisUpdate.isBefore(nextUpdate)) {
                throw new IllegalArgumentException("a list that ends before it begins");
            }
        }

        private static boolean isNumber(BigInteger number) {
            return number.signum() >= 0 && number.bitLength() <= MOST_BITS;
        }
    }

    /// Takes one revoked certificate after the other.
    @FunctionalInterface
    public interface Taker {
        void take(SerialNumber serial, Instant when, Reason reason);
    }

    /// Hands every revoked certificate to the taker, once.
    @FunctionalInterface
    public interface Entries {
        void each(Taker taker);
    }

    private final Spool entries;
    private final long count;
    private final byte[] before;
    private final byte[] after;

    private RevocationList(Spool entries, long count, byte[] before, byte[] after) {
        this.entries = entries;
        this.count = count;
        this.before = before;
        this.after = after;
    }

    /// Signs the list.
    ///
    /// @throws Failure.Malformed when the certificate of `key` may not sign lists (4.2.1.3)
    /// @throws FileFailure.CannotWrite when there is no room for a temporary file
    /// @throws Failure.Refused with the rules that the list would break: its frame is held to them before the entries are
    ///         asked for, each entry as it is written
    public static RevocationList sign(Terms terms, SigningKey key, Entries entries) {
        var frame = new RevocationListFrame(terms, key);
        requireKept(frame.violations());
        var spool = new Spool();
        try {
            var count = collect(entries, spool, terms);
            var body = frame.beforeEntries(spool.size());
            var end = frame.afterEntries();
            var signature = key.signer().sign(out -> {
                out.write(body);
                spool.copyTo(out);
                out.write(end);
            });
            var tail = Der.joined(end, frame.signature(signature));
            return new RevocationList(spool, count, Der.joined(
                    Der.header(Der.SEQUENCE, body.length + spool.size() + tail.length), body), tail);
        } catch (IOException full) {
            spool.close();
            throw new FileFailure.CannotWrite(Path.of(System.getProperty("java.io.tmpdir")), full);
        } catch (RuntimeException failed) {
            spool.close();
            throw failed;
        }
    }

    private static void requireKept(List<Violation> broken) {
        if (!broken.isEmpty()) {
            throw new Failure.Refused(broken);
        }
    }

    private static long collect(Entries entries, Spool spool, Terms terms) throws IOException {
        var collector = new Collector(spool, terms);
        entries.each(collector);
        if (collector.failed != null) {
            throw collector.failed;
        }
        requireKept(Lint.violations(collector.rules.breaches(), Set.of()));
        return collector.count;
    }

    private static final class Collector implements Taker {
        private final RevokedEntry entry = new RevokedEntry();
        private final Spool spool;
        private final boolean delta;
        private final EntryRules rules;
        private @Nullable IOException failed;
        private long count;

        Collector(Spool spool, Terms terms) {
            this.spool = spool;
            this.delta = terms.base().isPresent();
            this.rules = new EntryRules(delta, terms.thisUpdate().getEpochSecond());
        }

        @Override public void take(SerialNumber serial, Instant when, Reason reason) {
            if (reason == Reason.REMOVE_FROM_CRL && !delta) {
                throw new IllegalArgumentException("only a delta list takes entries away");
            }
            try {
                int length = entry.encode(serial, when, reason);
                rules.take(entry.buffer(), length);
                spool.write(entry.buffer(), 0, length);
                count++;
            } catch (IOException full) {
                failed = full;
            }
        }
    }

    /// How many entries it has.
    public long entries() {
        return count;
    }

    /// In octets of DER.
    public long size() {
        return before.length + entries.size() + after.length;
    }

    public void writeDer(OutputStream out) throws IOException {
        out.write(before);
        entries.copyTo(out);
        out.write(after);
    }

    /// One block `X509 CRL` (RFC 7468, 6).
    public void writePem(OutputStream out) throws IOException {
        out.write("-----BEGIN X509 CRL-----\n".getBytes(StandardCharsets.US_ASCII));
        try (var base64 = Base64.getMimeEncoder(LINE, LINE_FEED).wrap(new LeftOpen(out))) {
            writeDer(base64);
        }
        out.write("\n-----END X509 CRL-----\n".getBytes(StandardCharsets.US_ASCII));
    }

    /// The encoder ends by closing what it writes to, and more is to come.
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override public void write(byte[] octets, int from, int count) throws IOException {
            out.write(octets, from, count);
        }

        @Override public void close() throws IOException {
            out.flush();
        }
    }

    @Override public void close() {
        entries.close();
    }
}
