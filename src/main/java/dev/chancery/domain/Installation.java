package dev.chancery.domain;

import java.util.ArrayList;
import java.util.List;

/// Where the files of a certificate lie on the machine that uses them, and the server that is meant: loose texts, that a
/// [Snippet] is filled in with. `client` is the id that a device gives itself, `list` the file with the revocation lists
/// and `domain` the one in the URIs of devices; the last two may be empty.
public record Installation(String folder, Files files, String address, String client, Beside beside) {

    private static final int LONGEST = 1024;

    /// The names of the files in the folder, some of which may be the same. `packed` is the PKCS#12 file that they have to be
    /// taken out of first, empty where there is none.
    public record Files(String ca, String chain, String key, String packed) {

        /// As a folder of PEM files has them.
        public static final Files PEM_FOLDER = new Files("ca.pem", "chain.pem", "private-key.pem", "");

        /// All in one PEM file.
        public static Files bundle(String name) {
            return new Files(name, name, name, "");
        }

        /// In a PKCS#12 file, and as a folder of PEM files has them once it is taken apart.
        public static Files pkcs12(String name) {
            return new Files(PEM_FOLDER.ca(), PEM_FOLDER.chain(), PEM_FOLDER.key(), name);
        }

        public boolean arePacked() {
            return !packed.isEmpty();
        }
    }

    /// What only some programs ask for.
    public record Beside(String list, String domain) {
        public static final Beside NOTHING = new Beside("", "");
    }

    /// With the folder's own separator, that of Windows where it has no other.
    public String path(String name) {
        var separator = folder.contains("\\") && !folder.contains("/") ? "\\" : "/";
        return folder.endsWith(separator) ? folder + name : folder + separator + name;
    }

    /// The server.
    ///
    /// @throws Failure.Refused when the address is none
    public ServerAddress server() {
        return ServerAddress.parse(address).orRefuse();
    }

    /// Why this cannot be filled into `snippet`; what it does not name is not looked at.
    public List<Violation> violations(Snippet snippet) {
        var found = new ArrayList<>(line(Field.FOLDER, folder));
        if (snippet.namesServer()) {
            found.addAll(address.isBlank() ? List.of(new TextViolation.Missing(Field.ADDRESS)) : ServerAddress.parse(address).violations());
        }
        if (snippet.side() == Snippet.Side.CLIENT) {
            found.addAll(line(Field.THING_ID, client));
        }
        if (snippet.namesDomain()) {
            found.addAll(line(Field.URI_DOMAIN, beside.domain()));
        }
        if (snippet.namesList()) {
            found.addAll(Text.line(Field.LIST_PATH, beside.list(), LONGEST));
        }
        return found;
    }

    private static List<Violation> line(Field field, String text) {
        return text.isBlank() ? List.of(new TextViolation.Missing(field)) : Text.line(field, text, LONGEST);
    }
}
