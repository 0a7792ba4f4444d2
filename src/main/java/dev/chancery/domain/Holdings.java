package dev.chancery.domain;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a foreign store or folder was found to hold, before anything of it is believed: pieces in whatever format they
/// were kept, and what was written beside them. `source` is the name of the file or folder.
///
/// `listNumbers` are those of the last revocation lists that the foreign store remembers.
///
/// Closing it wipes the pieces, some of which may be private keys in clear.
public record Holdings(String source, List<Piece> pieces, List<Revoked> revoked, List<ListNumber> listNumbers,
        List<Unread> unread) implements AutoCloseable {

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

    /// The number of the last revocation list of the authority whose certificate `issuer` is (DER), where the store says
    /// whose it is; the next list needs a higher one.
    public record ListNumber(Optional<Bytes> issuer, BigInteger last) {}

    /// A row or file that is left out, and why.
    public record Unread(String place, Why why) {}

    /// Why a row or file is left out.
    public enum Why {
        /// Not what its place says that it is: a broken line, a date that is none, a text that is not base64.
        MALFORMED,
        /// More octets than we read.
        TOO_LARGE,
        /// The system does not let us read it.
        UNREADABLE,
        /// A link, which may lead out of the folder.
        LINK,
        /// Its name begins with a dot.
        HIDDEN,
        /// Below more folders than we follow.
        TOO_DEEP,
        /// Neither a file nor a folder.
        NOT_A_FILE,
        /// A file that begins like none of the formats that certificates and keys are kept in.
        OTHER,
        /// A template of XCA; Chancery has profiles.
        TEMPLATE,
        /// The private key is on a smart card or another token.
        ON_TOKEN,
        /// A public key without its private half.
        PUBLIC_KEY,
        /// A private key encrypted as XCA did before it used PKCS #8; a new password in XCA brings it up to date.
        OLD_ENCRYPTION,
        /// A tls-auth key of OpenVPN.
        OPENVPN_KEY,
        /// Called revoked for the reason that a revocation is over (RFC 5280, 5.3.1).
        TAKEN_BACK
    }

    public Holdings {
        pieces = List.copyOf(pieces);
        revoked = List.copyOf(revoked);
        listNumbers = List.copyOf(listNumbers);
        unread = List.copyOf(unread);
    }

    @Override public void close() {
        pieces.forEach(Piece::close);
    }
}
