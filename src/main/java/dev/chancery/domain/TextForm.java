package dev.chancery.domain;

/// A text of a certificate that people paste elsewhere. None of them holds a private key.
public enum TextForm {
    PEM, PEM_LINE,
    /// The certificate and those above it but the root: what a device or a server presents.
    CHAIN, CHAIN_LINE,
    /// The root: what the other side must trust.
    ROOT, ROOT_LINE,
    /// What Mainflux certs answers when the certificate is looked up.
    MAINFLUX,
    /// What Mainflux certs answers when the certificates of the thing are listed.
    MAINFLUX_LIST,
    SUPERMQ, SUPERMQ_LIST,
    /// The body of the request by which MindSphere takes an authority's certificate.
    MINDSPHERE_BODY,
    /// The command that sends it, with the token in an environment variable.
    MINDSPHERE_CURL
}
