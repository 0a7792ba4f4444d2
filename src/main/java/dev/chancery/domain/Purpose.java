package dev.chancery.domain;

/// What a certificate is to be used for when it is verified.
public enum Purpose {
    /// A device that proves who it is to a server.
    CLIENT,
    /// A broker or server that devices connect to.
    SERVER,
    /// Whatever it may be: neither key usage nor extended key usage is looked at, but those of the authorities.
    ANY
}
