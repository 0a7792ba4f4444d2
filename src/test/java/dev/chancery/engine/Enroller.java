package dev.chancery.engine;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Secret;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Wish;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningRequest;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What tests of enrolment have in common: a device that makes keys and requests, and a lab that lets it.
public final class Enroller {

    public static final EnrolmentPolicy AT_ONCE = new EnrolmentPolicy(true, true, false, "", Profile.DEVICE.code(), Ttl.days(20), Set.of());
    public static final EnrolmentPolicy ASKING = new EnrolmentPolicy(false, true, true, "", Profile.DEVICE.code(), Ttl.days(20), Set.of());

    private Enroller() {}

    public static char[] key(TestOffice lab, Thing thing) {
        return key(lab, thing, EnrolmentKey.USUAL);
    }

    public static char[] key(TestOffice lab, Thing thing, EnrolmentKey.Terms terms) {
        try (var made = lab.office.enrolmentKeys().make(List.of(thing), terms).getFirst()) {
            return made.secret().use(char[]::clone);
        }
    }

    public static byte[] request(String commonName, SubjectName... names) {
        return request(KeySpec.EC_P256, commonName, names);
    }

    public static byte[] request(KeySpec kind, String commonName, SubjectName... names) {
        return request(Keys.generate(kind, new SecureRandom()), kind, DistinguishedName.of(Map.of(Attribute.COMMON_NAME, commonName)).orRefuse(),
                List.of(names));
    }

    public static byte[] request(KeyPair pair, KeySpec kind, DistinguishedName subject, List<SubjectName> names) {
        return SigningRequest.write(new Wish(subject, names, kind, Profile.DEVICE), pair);
    }

    public static void policy(TestOffice lab, Authority authority, EnrolmentPolicy policy) {
        lab.office.enrolmentPolicies().change(authority.id(), policy);
    }
}
