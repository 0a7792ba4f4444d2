package dev.chancery.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What an authority lets things fetch by themselves from the local endpoints: the certificate and key that wait for them
/// here (`downloads`), or a certificate for a key of their own (`enrols`, EST). `asks` when somebody approves each first
/// certificate of the second kind.
///
/// @param label names the authority in EST addresses (RFC 7030, 3.2.2); empty for none of its own
/// @param profile code of the profile by which they are issued
/// @param keys the kinds of key that are taken; none for all that the authority issues for
public record EnrolmentPolicy(boolean downloads, boolean enrols, boolean asks, String label, String profile, Ttl life,
        Set<KeySpec> keys) {

    /// Nothing, and what a form offers first.
    public static final EnrolmentPolicy OFF = new EnrolmentPolicy(false, false, true, "", Profile.DEVICE.code(), Ttl.DEFAULT, Set.of());

    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    /// What a label must not be, because it stands where a call of the protocol does.
    private static final Set<String> CALLS = Set.of("cacerts", "simpleenroll", "simplereenroll", "fullcmc", "serverkeygen", "csrattrs");

    public EnrolmentPolicy {
        keys = Collections.unmodifiableSet(keys.isEmpty() ? EnumSet.noneOf(KeySpec.class) : EnumSet.copyOf(keys));
    }

    /// Whether anything may be fetched.
    public boolean isOn() {
        return downloads || enrols;
    }

    public boolean allows(KeySpec key) {
        return keys.isEmpty() || keys.contains(key);
    }

    /// What is wrong with it, whatever the store holds.
    public List<Violation> violations() {
        var found = new ArrayList<Violation>();
        if (!label.isEmpty() && (!LABEL.matcher(label).matches() || CALLS.contains(label))) {
            found.add(new NameViolation.NotALabel(label));
        }
        return found;
    }
}
