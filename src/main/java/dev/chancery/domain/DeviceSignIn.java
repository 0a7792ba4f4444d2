package dev.chancery.domain;

import java.net.URI;
import java.time.Instant;

/// Where and for what somebody signs in at Entra with a browser of any machine (RFC 8628): `address` is the sign-in
/// service, `directory` a tenant's id or name, `application` the id of the application that asks.
public record DeviceSignIn(URI address, String directory, String application, String scope) {

    /// Azure's public cloud, whoever's directory it is, asked for by Azure's own command line.
    public static final DeviceSignIn AZURE = new DeviceSignIn(URI.create("https://login.microsoftonline.com"), "organizations",
            "04b07795-8ddb-461a-bbee-02f9e1bf7b46", "https://management.azure.com/.default");

    /// What a person needs to answer it: the code to type at `page`, until it runs out. None of it is a secret for long:
    /// whoever types the code says yes with an account of their own.
    public record Prompt(String code, URI page, Instant until) {}
}
