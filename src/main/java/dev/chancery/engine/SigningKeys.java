package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeyHome;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningKey;
import java.security.PrivateKey;
import java.util.Arrays;

/// Fetches the key of an authority from where it lives. Whatever signs gets its key here.
record SigningKeys(Desk desk) {

    /// The key of the authority with this id, see [#of(Authority)].
    ///
    /// @throws KeyFailure.KeyInVault when it is in a Vault
    SigningKey ofAuthority(AuthorityId id) {
        desk.read(tx -> tx.vaults().home(id)).ifPresent(home -> {
            throw new KeyFailure.KeyInVault(home.label());
        });
        return of(desk.read(tx -> Authorities.required(tx, id)));
    }

    /// The key with the authority's certificate. It lives as long as the caller holds it.
    ///
    /// @throws KeyFailure.NoKeyHere when it is neither here nor on a token
    /// @throws Failure when its token cannot be asked, see [TokenSessions#token]
    SigningKey of(Authority authority) {
        return of(authority, authority.certificate());
    }

    /// The key with one of the certificates that the authority has, or had.
    SigningKey of(Authority authority, Certificate certificate) {
        return SigningKey.of(certificate.der().toArray(), privateKey(authority, certificate));
    }

    PrivateKey privateKey(Authority authority, Certificate certificate) {
        return switch (authority.home()) {
            case KeyHome.OnToken(var token, var id) ->
                    desk.tokens().token(token).key(id, Keys.ofCertificate(certificate.der().toArray()));
            case KeyHome.Here _, KeyHome.Away _ -> sealed(certificate);
        };
    }

    private PrivateKey sealed(Certificate certificate) {
        var sealed = desk.read(tx -> tx.keys().sealed(certificate.id()))
                .orElseThrow(() -> new KeyFailure.NoKeyHere(certificate.label(), certificate.serial()));
        var pkcs8 = desk.seal().unseal(sealed, Filing.KEY_TABLE, certificate.id().value());
        try {
            return Keys.privateKey(certificate.key(), pkcs8);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
