package dev.chancery.ui.endpoints;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Additions.Links;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Template;
import dev.chancery.engine.Office;
import dev.chancery.engine.ServedAuthority;
import dev.chancery.ui.Background;
import java.util.List;
import java.util.function.Consumer;

/// Puts the addresses of the endpoints into a profile, and so into the certificates that are issued by it from then on.
public final class LinksModel {

    /// The addresses for one authority, which its renewal and another name leave as they are.
    public record Addresses(String authority, String list, String issuer, String ocsp) {
        static Addresses of(String base, ServedAuthority authority) {
            return new Addresses(authority.authority().name(), base + "/crl/" + authority.keyId() + ".crl", base + "/ca/" + authority.keyId() + ".cer", base + "/ocsp");
        }
    }

    private final Office office;
    private final Background background;

    public LinksModel(Office office, Background background) {
        this.office = office;
        this.background = background;
    }

    /// The profiles of the store's own: those that come with the program stay as they are.
    public void profiles(Consumer<List<Profile>> taker) {
        background.load(() -> office.profiles().own(), taker);
    }

    /// Writes them into the profile, instead of the links that it has.
    public void put(Profile profile, Addresses addresses, Runnable done) {
        background.run("endpoints.links.job", _ -> {
            office.profiles().change(with(profile, addresses));
            return true;
        }, _ -> done.run());
    }

    /// Whether another machine that asks there asks itself.
    public static boolean areOfThisMachineAlone(Addresses addresses) {
        return addresses.ocsp().contains("://127.") || addresses.ocsp().contains("://[::1]");
    }

    /// Whether these are for certificates: who checks one must not have to check another for that (RFC 5280, 8).
    public static boolean fit(Addresses addresses) {
        return addresses.list().startsWith("http://");
    }

    private static Profile with(Profile profile, Addresses addresses) {
        var old = profile.additions();
        var links = new Links(fixed(addresses.list()), fixed(addresses.ocsp()), fixed(addresses.issuer()));
        return new Profile(profile.code(), profile.name(), profile.kind(), profile.usages(), profile.naming(), profile.terms(),
                new Additions(links, old.policies(), old.constraints(), old.others(), old.omitted()));
    }

    private static List<Template> fixed(String address) {
        return List.of(new Template(address, false));
    }
}
