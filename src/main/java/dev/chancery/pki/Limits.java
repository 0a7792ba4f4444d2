package dev.chancery.pki;

/// How much input from outside may ask of us before it is refused.
final class Limits {

    /// The longest encoding that is looked at, in octets (1 MiB); the largest honest one is a PKCS#12 file with a long
    /// chain, of some 20 KiB.
    static final int MOST_OCTETS = 1 << 20;

    /// The longest revocation list, in octets (64 MiB): more than a million entries.
    static final int MOST_LIST_OCTETS = 64 << 20;

    /// The longest certification request, in octets (64 KiB), and the most alternative names that one asks for.
    static final int MOST_OCTETS_OF_A_REQUEST = 1 << 16;
    static final int MOST_NAMES = 250;

    /// How deep values may be nested in each other; an honest request is some 10 deep.
    static final int DEEPEST = 32;

    /// The most rounds of one key derivation: more than three times what Chancery itself asks for, about two seconds.
    static final int MOST_ITERATIONS = 2_000_000;

    /// The most rounds of all derivations that one file asks for.
    static final int MOST_ITERATIONS_OF_A_FILE = 3 * MOST_ITERATIONS;

    /// The most rounds of all derivations for one piece of an import, about a minute: 500 keys with OpenSSL's 2,048 rounds or
    /// two dozen with 600,000, each with a few passphrases to try.
    static final int MOST_ITERATIONS_OF_A_PIECE = 30 * MOST_ITERATIONS;

    /// The longest key that is derived, in octets: that of HMAC with SHA-512.
    static final int MOST_DERIVED_OCTETS = 64;

    /// The most memory that scrypt may ask for, in octets (64 MiB); OpenSSL asks for 16. Each block of 128 octets takes as long
    /// as a round of PBKDF2 and counts as one: the largest derivation as a quarter of [#MOST_ITERATIONS].
    static final int MOST_SCRYPT_OCTETS = 64 << 20;
    static final int SCRYPT_BLOCK_OCTETS = 128;

    /// The most that is taken out of one file of an import: blocks, certificates and keys.
    static final int MOST_FOUND = 20_000;

    /// The most blocks in one PEM text.
    static final int MOST_BLOCKS = 1_000;

    /// The most certificates that are verified together, and the most revocation lists beside them.
    static final int MOST_CERTIFICATES = 64;
    static final int MOST_LISTS = 64;

    /// The most certificates from leaf to root.
    static final int LONGEST_CHAIN = 8;

    /// The most signatures that are checked to find the way to a root, and the most ways that are looked at as a whole.
    static final int MOST_SIGNATURES = 128;
    static final int MOST_WAYS = 32;

    /// The most signatures that are checked for one certificate: to find its way, who else has signed its lists, and their ways.
    static final int MOST_SIGNATURES_IN_ALL = 4 * MOST_SIGNATURES;

    /// The most policies, and mappings of them, in one certificate.
    static final int MOST_POLICIES = 64;

    /// How much of one extension is shown: lines of a list, octets of one that is not understood.
    static final int SHOWN_LINES = 200;
    static final int SHOWN_OCTETS = 256;

    /// The most that a store's header may ask of Argon2id: memory in KiB (256 MiB), passes over it, lanes.
    static final int MOST_MEMORY_KIB = 256 * 1024;
    static final int MOST_PASSES = 128;
    static final int MOST_LANES = 16;

    private Limits() {}
}
