package dev.chancery.domain;

import java.time.Instant;
import java.util.List;

/// What is to be said against something that is about to be imported. A [Refusal] keeps it out; after a [Warning] it may
/// come in. The window has its own words for each type; texts from certificates are fit to be shown.
public sealed interface Objection {

    /// It cannot come in.
    sealed interface Refusal extends Objection {}

    /// It can come in, and its owner should know this.
    sealed interface Warning extends Objection {}

    /// It says what it is and is not; `detail` is English and names the place.
    record Unreadable(String detail) implements Refusal {}

    /// Nothing that Chancery knows.
    record NotKnown() implements Refusal {}

    /// It stands in a folder or store in a form that is left out.
    record LeftOut(Holdings.Why why) implements Refusal {}

    /// A key for SSH: it certifies nothing, and no certificate is there for it.
    record SshKey() implements Refusal {}

    /// A public key alone, without a certificate around it.
    record PublicKeyOnly() implements Refusal {}

    /// A key store of an old kind (JCEKS) that Chancery does not open.
    record OldKeyStore() implements Refusal {}

    /// Encrypted in a way that Chancery does not read, or that asks for too much work.
    record UnknownEncryption() implements Refusal {}

    /// More octets, files or certificates than are looked at.
    record TooMuch(long most) implements Refusal {}

    /// Of a kind or size that Chancery does not sign with: RSA 1024, EC secp256k1.
    record KeyUnfit(String key) implements Refusal {}

    /// The certificate of its issuer is neither here nor in the import.
    record IssuerMissing(String issuer) implements Refusal {}

    /// The issuer is there, and the signature is not by its key.
    record SignatureFails(String issuer) implements Refusal {}

    /// It stands for itself and may not sign others: no root.
    record NotAnAuthority() implements Refusal {}

    /// An authority whose key usage does not let it sign certificates.
    record MaySignNothing() implements Refusal {}

    /// A private key that is not the one of the certificate beside it.
    record KeyDiffers(String certificate) implements Refusal {}

    /// A private key whose certificate is neither here nor in the import.
    record NoCertificate() implements Refusal {}

    /// The issuer has another certificate with the same serial number in the store.
    record SerialTaken(String label) implements Refusal {}

    /// Another certificate for the name and key of this authority.
    record AnotherOf(String authority) implements Refusal {}

    /// It answers this request of the store, and is taken in there.
    record AnswersRequest(String label) implements Refusal {}

    /// A request that must not be signed.
    record RequestUnfit(List<Violation> violations) implements Refusal {
        public RequestUnfit {
            violations = List.copyOf(violations);
        }
    }

    /// A revocation list of changes only: the complete one is needed.
    record ListOfChanges() implements Refusal {}

    /// A revocation list whose signature is by none of the authorities.
    record ListOfNobody(String issuer) implements Refusal {}

    /// A revocation list whose number has more octets than the 20 that lists may have (RFC 5280, 5.2.3), or as many and
    /// nothing above it.
    record ListNumberTooHigh() implements Refusal {}

    /// It breaks a rule that makes it dangerous.
    record Dangerous(Breach breach) implements Refusal {}

    record Expired(Instant since) implements Warning {}

    record NotYetValid(Instant from) implements Warning {}

    /// An authority without its private key: it is known and issues nothing.
    record WithoutKey() implements Warning {}

    /// An authority that may not sign revocation lists.
    record MaySignNoLists() implements Warning {}

    /// An authority without a subject key identifier.
    record NoSubjectKeyId() implements Warning {}

    /// Signed by an algorithm that is weak today.
    record SignatureWeak(String algorithm) implements Warning {}

    /// A revocation list whose time is over.
    record ListEnded(Instant since) implements Warning {}

    /// It breaks a rule that nothing of ours may break.
    record BreaksRule(Breach breach) implements Warning {}

    default boolean refuses() {
        return this instanceof Refusal;
    }
}
