package dev.chancery.intake;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Holdings.Piece;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Files that somebody has dropped or chosen, each a piece of its own, zip files unpacked. What is too much is left out by
/// name, the rest of a zip file under the name of that file: the size is counted as it comes, whatever a header says.
public final class LooseFiles {

    private static final int SNIFFED = 64 << 10;
    private static final byte DER = 0x30;
    private static final int JKS = 0xfe;
    private static final int JKS_NEXT = 0xed;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private long left = Limits.IMPORT;
    private long unpackable = Limits.UNPACKED;

    private LooseFiles() {}

    /// @throws FileFailure.CannotRead when a file is missing or cannot be read
    public static Holdings read(List<Path> files) {
        var loose = new LooseFiles();
        try {
            files.forEach(loose::add);
        } catch (FileFailure.CannotRead unreadable) {
            loose.pieces.forEach(Piece::close);
            throw unreadable;
        }
        var source = files.size() == 1 ? files.getFirst().getFileName().toString()
                : files.getFirst().getFileName() + " … (" + files.size() + ")";
        return new Holdings(source, loose.pieces, List.of(), List.of(), loose.unread);
    }

    /// Whether a file begins like PEM, DER, a key store of Java or a zip file.
    ///
    /// @throws FileFailure.CannotRead when it cannot be read
    public static boolean isMaterial(Path file) {
        try (var in = Files.newInputStream(file)) {
            var begin = in.readNBytes(SNIFFED);
            boolean binary = begin.length > 1 && (begin[0] == DER && begin[1] < 0 || isZip(begin) || (begin[0] & 0xff) == JKS && (begin[1] & 0xff) == JKS_NEXT);
            return binary || new String(begin, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    /// A text as one piece.
    public static Holdings text(String name, String text) {
        var piece = new Piece(name, "", text.getBytes(StandardCharsets.UTF_8));
        return new Holdings(name, List.of(piece), List.of(), List.of(), List.of());
    }

    private void add(Path file) {
        try (var in = Files.newInputStream(file)) {
            add(file.getFileName().toString(), in, true);
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    private void add(String place, InputStream in, boolean unpacks) throws IOException {
        var octets = in.readNBytes((int) Math.min(Limits.PIECE, left) + 1);
        if (octets.length > Math.min(Limits.PIECE, left) || pieces.size() + unread.size() >= Limits.PIECES) {
            unread.add(new Unread(place, Why.TOO_LARGE));
            return;
        }
        left -= octets.length;
        if (!isZip(octets)) {
            pieces.add(new Piece(place, "", octets));
        } else if (unpacks) {
            unpack(place, octets);
        } else {
            unread.add(new Unread(place, Why.TOO_DEEP));
        }
    }

    private static boolean isZip(byte[] octets) {
        return octets.length > ZIP.length && Arrays.equals(octets, 0, ZIP.length, ZIP, 0, ZIP.length);
    }

    private void add(String place, ZipEntry entry, InputStream content) throws IOException {
        if (entry.isDirectory()) {
            unread.add(new Unread(place, Why.NOT_A_FILE));
        } else {
            add(place, content, false);
        }
    }

    private void requireRoom() throws TooMuch {
        if (left == 0 || pieces.size() + unread.size() >= Limits.PIECES) {
            throw new TooMuch();
        }
    }

    private void unpack(String place, byte[] octets) {
        try (var zip = new BoundedZip(octets)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() || zip.read() >= 0) {
                    requireRoom();
                    add(place + "/" + Text.shown(entry.getName()), entry, zip);
                }
            }
        } catch (TooMuch rest) {
            unread.add(new Unread(place, Why.TOO_LARGE));
        } catch (IOException | IllegalArgumentException broken) {
            unread.add(new Unread(place, Why.MALFORMED));
        }
    }

    /// That the rest of an archive is left out.
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// Counts whatever is unpacked: to go on to the next entry, the whole rest of one that is too large is unpacked too.
    private final class BoundedZip extends ZipInputStream {

        BoundedZip(byte[] octets) {
            super(new ByteArrayInputStream(octets), StandardCharsets.UTF_8);
        }

        @Override public int read(byte[] into, int from, int count) throws IOException {
            int taken = super.read(into, from, count);
            unpackable -= Math.max(0, taken);
            if (unpackable < 0) {
                throw new TooMuch();
            }
            return taken;
        }
    }
}
