package dev.chancery.engine;

/// What stands beside the files of a store that was written out: what they are, and how to use them without Chancery.
final class EverythingReadme {

    private EverythingReadme() {}

    static String text(String store, Everything.Written written) {
        return """
                Everything in the Chancery store "%s"

                authorities/NAME/certificate.pem      the authority's certificate (%d authorities)
                authorities/NAME/chain.pem            the same with those above it
                authorities/NAME/revocation-list.pem  its revocation list, made now (%d lists)
                authorities/NAME/private-key.pem      its private key, PKCS#8 under the passphrase you gave (%d keys)
                certificates/NAME/SERIAL.pem          every certificate, under its issuer (%d certificates)
                certificates.csv                      the same as a table
                requests/NUMBER.pem                   certification requests (%d)
                profiles/CODE.json                    your own profiles
                things.csv                            the devices (%d); Chancery reads this list again
                audit.csv, audit.json                 what was done, the oldest first

                The private keys of devices are not here. They are on the devices; an export writes them, a backup has them too.

                Look at a certificate:
                  openssl x509 -in authorities/NAME/certificate.pem -noout -text
                Check one against its authority and the list (where the authority stands below a root, add the lists of all above it):
                  openssl verify -CAfile authorities/NAME/chain.pem certificates/NAME/SERIAL.pem
                  openssl crl -in authorities/NAME/revocation-list.pem -CAfile authorities/NAME/chain.pem -noout -text
                Issue with the authority's key, which asks for the passphrase:
                  openssl x509 -req -in device.csr -CA authorities/NAME/certificate.pem \\
                    -CAkey authorities/NAME/private-key.pem -days 365 -out device.pem
                Store the key without a passphrase, and only where nobody else can read:
                  openssl pkey -in authorities/NAME/private-key.pem -out key.pem
                """.formatted(store, written.authorities(), written.lists(), written.keys(), written.certificates(),
                        written.requests(), written.things());
    }
}
