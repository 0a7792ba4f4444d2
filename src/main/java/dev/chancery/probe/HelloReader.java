package dev.chancery.probe;

import dev.chancery.domain.DeviceCall.Hello;
import dev.chancery.domain.Visible;
import dev.chancery.probe.Octets.TooShort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the greeting of a TLS client (RFC 8446, 4.1.2) out of its first record, from anybody.
final class HelloReader {

    private static final int CLIENT_HELLO = 1;
    private static final int RANDOM = 32;
    private static final int SERVER_NAME = 0;
    private static final int APPLICATIONS = 16;
    private static final int VERSIONS = 43;
    private static final int MOST_EXTENSIONS = 64;
    private static final int MOST_ENTRIES = 32;
    private static final int SHOWN = 255;

    private final List<String> versions = new ArrayList<>();
    private final List<String> applications = new ArrayList<>();
    private Optional<String> serverName = Optional.empty();

    private HelloReader() {}

    /// @param fragment what stands in the record, without its header; empty when it is no greeting, or cut
    static Optional<Hello> read(byte[] fragment) {
        try {
            var octets = new Octets(fragment);
            return octets.number(1) == CLIENT_HELLO ? Optional.of(new HelloReader().hello(octets.part(3))) : Optional.empty();
        } catch (TooShort cut) {
            return Optional.empty();
        }
    }

    private Hello hello(Octets body) throws TooShort {
        int legacy = body.number(2);
        body.skip(RANDOM);
        body.part(1);
        var suites = body.part(2);
        int count = suites.left() / 2;
        body.part(1);
        if (body.hasMore()) {
            extensions(body.part(2));
        }
        if (versions.isEmpty()) {
            version(legacy);
        }
        return new Hello(versions, count, serverName, applications);
    }

    private void extensions(Octets all) throws TooShort {
        for (int i = 0; all.hasMore() && i < MOST_EXTENSIONS; i++) {
            int kind = all.number(2);
            var content = all.part(2);
            switch (kind) {
                case SERVER_NAME -> serverName(content);
                case APPLICATIONS -> applications(content.part(2));
                case VERSIONS -> versions(content.part(1));
                default -> { }
            }
        }
    }

    private void serverName(Octets content) throws TooShort {
        var names = content.part(2);
        if (names.hasMore() && names.number(1) == 0) {
            serverName = Optional.of(Visible.text(names.part(2).text(), SHOWN));
        }
    }

    private void applications(Octets names) throws TooShort {
        while (names.hasMore() && applications.size() < MOST_ENTRIES) {
            applications.add(Visible.text(names.part(1).text(), SHOWN));
        }
    }

    private void versions(Octets offered) throws TooShort {
        while (offered.hasMore() && versions.size() < MOST_ENTRIES) {
            version(offered.number(2));
        }
    }

    // Others than these are made up on purpose, so that servers get used to what they do not know (RFC 8701).
    private void version(int number) {
        if (number >= 0x0301 && number <= 0x0304) {
            versions.add("TLS 1." + (number - 0x0301));
        } else if (number == 0x0300) {
            versions.add("SSL 3.0");
        }
    }
}
