package dev.chancery.domain;

/// What can be told of a store without naming anything in it: the version of its schema, how much is in it, its octets on
/// the drive, and what is set that explains how it behaves.
public record StoreVitals(int schema, Stock stock, long octets, Settings settings) {

    /// How many there are; `reserved` are serial numbers of which no certificate was stored yet.
    public record Stock(long authorities, long things, long certificates, long requests, long reserved, long openJobs) {}

    /// Whether nothing is signed for the clock's sake, how many authorities renew by themselves and how many publish a list,
    /// and for how many hours the lists of new ones are good.
    public record Settings(boolean clockInDoubt, int renewing, int publishing, int listHours) {}
}
