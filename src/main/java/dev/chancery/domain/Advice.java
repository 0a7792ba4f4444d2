package dev.chancery.domain;

import java.util.ArrayList;
import java.util.List;

/// What somebody should know before certificates are issued by a profile. None of it forbids anything.
public enum Advice {
    /// The thing's secret gets into the certificate, where everybody reads it.
    SECRET_INSIDE,
    /// Neither key usage nor purposes: a stolen device can play the server.
    ANYTHING_GOES,
    /// A server without names is found by nobody (RFC 9525, 2).
    SERVER_WITHOUT_NAMES,
    /// Apple's systems refuse servers that live longer than 825 days.
    LONG_SERVER_LIFE,
    /// Verifiers refuse what they do not know and must (RFC 5280, 4.2).
    UNKNOWN_CRITICAL,
    /// Not every program reads the key that is offered first.
    YOUNG_KEY,
    /// With a start at the very moment of issue, a clock that is slow refuses the certificate.
    NO_BACKDATE;

    private static final Ttl LONGEST_SERVER_LIFE = Ttl.days(825);

    /// Everything that is to be said about this profile, the weightiest first.
    public static List<Advice> of(Profile profile) {
        var found = new ArrayList<Advice>();
        add(found, SECRET_INSIDE, profile.naming().usesKey());
        add(found, ANYTHING_GOES, !profile.forAuthority() && profile.usages().purposes().isEmpty());
        add(found, SERVER_WITHOUT_NAMES, profile.isForServers() && profile.naming().alternatives().isEmpty());
        add(found, LONG_SERVER_LIFE, profile.isForServers()
                && profile.life().duration().compareTo(LONGEST_SERVER_LIFE.duration()) > 0);
        add(found, UNKNOWN_CRITICAL, profile.additions().others().stream().anyMatch(Additions.Other::critical));
        add(found, YOUNG_KEY, isYoung(profile.key()));
        add(found, NO_BACKDATE, profile.terms().backdate().isZero());
        return found;
    }

    /// Whether programs that are in use today refuse such a key.
    public static boolean isYoung(KeySpec key) {
        return switch (key.algorithm()) {
            case RSA, EC -> false;
            case ED25519, ML_DSA -> true;
        };
    }

    private static void add(List<Advice> found, Advice advice, boolean applies) {
        if (applies) {
            found.add(advice);
        }
    }
}
