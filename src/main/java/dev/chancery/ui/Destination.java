package dev.chancery.ui;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.Status;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.Scope;
import dev.chancery.engine.Snippets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// Somewhere the user can be sent, with what is needed there.
public sealed interface Destination {

    /// The authorities, where one is made.
    record Authorities() implements Destination {}

    record OneAuthority(AuthorityId authority) implements Destination {}

    record Settings() implements Destination {}

    /// The things, with the form for a new one.
    record NewThing() implements Destination {}

    /// Issuing, with nobody chosen yet.
    record Issue() implements Destination {}

    /// Issuing by this authority.
    record IssueBy(AuthorityId authority) implements Destination {}

    /// Issuing for these things, by their numbers.
    record IssueForThings(long[] things) implements Destination {}

    /// The wizard that issues for many: these things, by their numbers, or with none those of a list or a pattern.
    record IssueMany(long[] things) implements Destination {}

    /// The page of this job that issues for many.
    record BulkJob(BulkId job) implements Destination {}

    /// The list of things, where new ones are added.
    record AddThings() implements Destination {}

    /// What this authority has issued.
    record IssuedBy(AuthorityId authority) implements Destination {}

    /// Every certificate of this status.
    record CertificatesOf(Status status) implements Destination {}

    /// The good certificates that end within so many days.
    record EndingWithin(int days) implements Destination {}

    /// The certificates that end from the first of these days to the last, both included.
    record EndingBetween(LocalDate first, LocalDate last) implements Destination {}

    /// The requests, those that wait first.
    record Requests() implements Destination {}

    record ExportCertificates(List<CertificateId> certificates) implements Destination {}

    /// An export that was agreed to before: it begins at once unless something stands in its way.
    record ExportAtOnce(List<CertificateId> certificates, Path folder) implements Destination {}

    /// What other programs need to use these files.
    record UseFiles(List<Snippets.Placed> placed) implements Destination {}

    /// The same for a certificate whose files are anywhere.
    record UseCertificate(CertificateId certificate) implements Destination {}

    /// The lines with which this thing makes its own key and asks for a certificate.
    record RequestKit(ThingId thing) implements Destination {}

    record OneThing(ThingId thing) implements Destination {}

    record OneCertificate(CertificateId certificate) implements Destination {}

    /// The question before these are revoked.
    record Revoke(Scope scope) implements Destination {}

    /// The question before those of these that are on hold are released.
    record Release(Scope scope) implements Destination {}

    /// The question before these are renewed.
    record Renew(List<CertificateId> certificates) implements Destination {}

    /// The question before these are rotated.
    record Rotate(List<CertificateId> certificates) implements Destination {}

    /// The replaced certificates that wait for their successors to be on the devices.
    record PendingRevocations() implements Destination {}

    /// When certificates are renewed by themselves.
    record RenewalSchedule() implements Destination {}

    /// An import of these files and folders; with none, the question where they are.
    record Import(List<Path> places) implements Destination {}

    /// An import of a text that was pasted.
    record ImportText(String text) implements Destination {}

    /// The verdict on this certificate.
    record Verify(CertificateId certificate) implements Destination {}

    /// The registrations with clouds.
    record Clouds() implements Destination {}

    /// The report of this authority, to be printed.
    record Report(AuthorityId authority) implements Destination {}

    /// Labels for these things, by their numbers, to be printed.
    record Labels(long[] things) implements Destination {}

    /// A calendar of the ends of these certificates.
    record Calendar(CertificateQuery query) implements Destination {}

    /// A list of these certificates as a file.
    record Inventory(CertificateQuery query) implements Destination {}

    record OneRegistration(RegistrationId registration) implements Destination {}

    /// The question whether the clock is right.
    record Clock() implements Destination {}

    /// The wizard that registers this authority with a cloud.
    record RegisterWithCloud(AuthorityId authority) implements Destination {}

    /// A check of the whole store.
    record VerifyStore() implements Destination {}

    /// What is told of a store that is not as it was left.
    record Seals() implements Destination {}

    /// A connection that is tried with this certificate of the store.
    record TestConnection(CertificateId certificate) implements Destination {}

    /// The wizard that sets a PKI up on a Vault or OpenBao.
    record SetUpVault() implements Destination {}

    /// The enrolment keys of these things, by their numbers.
    record EnrolmentKeys(long[] things) implements Destination {}

    /// What this authority lets devices fetch by themselves.
    record EnrolmentPolicy(AuthorityId authority) implements Destination {}

    /// The wizard that adds an authority whose key lives in a Vault or OpenBao.
    record AddFromVault() implements Destination {}

    /// The page of this authority, which lives in a Vault or OpenBao.
    record VaultAuthority(AuthorityId authority) implements Destination {}

    /// What a broker is told, and what is on its way there.
    record Events() implements Destination {}

    /// The backups of the store, in its settings.
    record Backups() implements Destination {}
}
