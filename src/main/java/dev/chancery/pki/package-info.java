/// Everything that is done with keys. `Issuer` prepares a `Draft`, a `SigningKey` signs it, `CertificateReader` and `Chain`
/// read and judge what came out, `Pem` and `Pkcs12` carry it, and `KeySeal` keeps keys at rest. Which provider does the
/// arithmetic is decided in `Crypto` alone. BouncyCastle goes no further than this package.
package dev.chancery.pki;
