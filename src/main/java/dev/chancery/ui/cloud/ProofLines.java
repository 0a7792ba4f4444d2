package dev.chancery.ui.cloud;

/// The lines for a shell with which OpenSSL makes a proof where the authority's key is: `ca.pem` and `ca.key` there.
final class ProofLines {

    private ProofLines() {}

    /// @param certificate whether the cloud wants a certificate for the code, and no signature over it
    static String of(String code, boolean certificate) {
        var quoted = "'" + code.replace("'", "'\\''") + "'";
        return certificate ? """
                openssl req -new -newkey rsa:2048 -nodes -keyout proof.key -subj '/'CN=%s -out proof.csr
                printf 'basicConstraints=CA:FALSE\\nkeyUsage=digitalSignature\\n' > proof.cnf
                openssl x509 -req -in proof.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 7 -sha256 -extfile proof.cnf -out proof.pem
                rm proof.key proof.csr proof.cnf
                """.formatted(quoted) : """
                printf %%s %s | openssl dgst -sha256 -sign ca.key | openssl base64 -A > proof.txt
                """.formatted(quoted);
    }
}
