package dev.chancery.domain;

import java.util.Locale;
import java.util.Optional;

/// Names that a constraint is about (RFC 5280, 4.2.1.10): a domain with everything below it, an address block, the mailboxes
/// or the URIs of a host. Its text says the kind first: `DNS:lab.example`, `IP:10.0.0.0/8`, `email:lab.example`,
/// `URI:.lab.example`.
public record Subtree(Kind kind, String value) {

    /// What kind of name is constrained.
    public enum Kind {
        DNS("DNS"), IP("IP"), EMAIL("email"), URI("URI");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /// An address block: its address and its mask, of 4 or 16 octets each.
    public record Block(byte[] address, byte[] mask) {}

    public Subtree {
        var valid = switch (kind) {
            case DNS -> isHost(value);
            case IP -> block(value).isPresent();
            case EMAIL -> isHost(value) || value.startsWith(".") && isHost(value.substring(1)) || Text.isMailbox(value);
            case URI -> isHost(value) || value.startsWith(".") && isHost(value.substring(1));
        };
        if (!valid) {
            throw new Failure.Refused(new NameViolation.NotAConstraint(kind.label + ":" + value));
        }
    }

    private static boolean isHost(String text) {
        return SubjectName.Dns.parse(text) instanceof Checked.Valid<SubjectName>(var name) && name.value().equals(text)
                && !text.startsWith("*");
    }

    /// The subtree in this text. A dot before a DNS domain means the same as none, and is dropped.
    public static Checked<Subtree> parse(String text) {
        var colon = text.indexOf(':');
        var kind = colon < 0 ? "" : text.substring(0, colon).strip();
        var value = text.substring(colon + 1).strip();
        for (var one : Kind.values()) {
            if (one.label.equalsIgnoreCase(kind)) {
                return made(one, value);
            }
        }
        return Checked.refused(new NameViolation.NotAConstraint(text));
    }

    private static Checked<Subtree> made(Kind kind, String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        try {
            return Checked.valid(new Subtree(kind, kind == Kind.DNS && lower.startsWith(".") ? lower.substring(1) : lower));
        } catch (Failure.Refused refused) {
            return new Checked.Invalid<>(refused.violations());
        }
    }

    /// The block of an [Kind#IP] subtree.
    public Block block() {
        return block(value).orElseThrow();
    }

    private static Optional<Block> block(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? Optional.<IpAddress>empty() : IpAddress.parse(text.substring(0, slash));
        if (address.isEmpty() || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        var octets = address.get().octets();
        var length = Integer.parseInt(text.substring(slash + 1));
        if (length > octets.length * 8) {
            return Optional.empty();
        }
        var mask = new byte[octets.length];
        for (int bit = 0; bit < length; bit++) {
            mask[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        for (int i = 0; i < octets.length; i++) {
            if ((octets[i] & ~mask[i]) != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Block(octets, mask));
    }

    @Override public String toString() {
        return kind.label + ":" + value;
    }
}
