package dev.chancery.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a foreign store or folder was found to hold, before anything of it is believed: pieces in whatever format they
/// were kept, and what was written beside them. `source` is the name of the file or folder.
///
/// Closing it wipes the pieces, some of which may be private keys in clear.
public record Holdings(String source, List<Piece> pieces, List<Revoked> revoked, List<Unread> unread) implements AutoCloseable {

    /// One file or row, in any format. `place` says where it was found (a path within the folder, a table and row), `name`
    /// what it was called there and is empty where it had no name. The octets belong to the piece, which wipes them.
    public static final class Piece implements AutoCloseable {

        private final String place;
        private final String name;
        private final byte[] octets;

        public Piece(String place, String name, byte[] octets) {
            this.place = place;
            this.name = name;
            this.octets = octets;
        }

        public String place() {
            return place;
        }

        public String name() {
            return name;
        }

        /// Not a copy.
        public byte[] octets() {
            return octets;
        }

        @Override public void close() {
            Arrays.fill(octets, (byte) 0);
        }

        @Override public String toString() {
            return place;
        }
    }

    /// A certificate that the foreign store calls revoked. `issuer` is the DER of the certificate that issued it, where the
    /// store says so.
    public record Revoked(String place, Optional<Bytes> issuer, SerialNumber serial, Revocation revocation) {}

    /// A row or file that could not be read at all, and why.
    public record Unread(String place, String reason) {}

    public Holdings {
        pieces = List.copyOf(pieces);
        revoked = List.copyOf(revoked);
        unread = List.copyOf(unread);
    }

    @Override public void close() {
        pieces.forEach(Piece::close);
    }
}
