package dev.chancery.ui.overview;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.words.Words;

/// What was done, in words.
final class ActWords {

    private ActWords() {}

    static String of(Act act) {
        return Words.of(switch (act) {
            case STORE_CREATED -> "overview.did.storeCreated";
            case STORE_UNLOCKED -> "overview.did.storeUnlocked";
            case PASSPHRASE_CHANGED -> "overview.did.passphraseChanged";
            case AUTHORITY_CREATED -> "overview.did.authorityCreated";
            case AUTHORITY_CHANGED -> "overview.did.authorityChanged";
            case THING_ADDED -> "overview.did.thingAdded";
            case THING_CHANGED -> "overview.did.thingChanged";
            case THING_REMOVED -> "overview.did.thingRemoved";
            case THINGS_IMPORTED -> "overview.did.thingsImported";
            case CERTIFICATE_ISSUED -> "overview.did.certificateIssued";
            case BULK_STARTED -> "overview.did.bulkStarted";
            case BULK_DONE -> "overview.did.bulkDone";
            case BULK_ENDED -> "overview.did.bulkEnded";
            case CERTIFICATE_REVOKED -> "overview.did.certificateRevoked";
            case CERTIFICATE_HELD -> "overview.did.certificateHeld";
            case CERTIFICATE_RELEASED -> "overview.did.certificateReleased";
            case CERTIFICATE_REPLACED -> "overview.did.certificateReplaced";
            case REVOCATION_AWAITED -> "overview.did.revocationAwaited";
            case REVOCATION_DROPPED -> "overview.did.revocationDropped";
            case RENEWAL_SETTINGS_CHANGED -> "overview.did.renewalSettingsChanged";
            case AUTHORITY_RENEWED -> "overview.did.authorityRenewed";
            case LIST_PUBLISHED -> "overview.did.listPublished";
            case LIST_SAVED -> "overview.did.listSaved";
            case LIST_SETTINGS_CHANGED -> "overview.did.listSettingsChanged";
            case REQUEST_IMPORTED -> "overview.did.requestImported";
            case REQUEST_CREATED -> "overview.did.requestCreated";
            case REQUEST_SIGNED -> "overview.did.requestSigned";
            case REQUEST_REJECTED -> "overview.did.requestRejected";
            case REQUEST_COMPLETED -> "overview.did.requestCompleted";
            case SERIAL_ABANDONED -> "overview.did.serialAbandoned";
            case KEY_EXPORTED -> "overview.did.keyExported";
            case CERTIFICATE_EXPORTED -> "overview.did.certificateExported";
            case PROFILE_ADDED -> "overview.did.profileAdded";
            case PROFILE_CHANGED -> "overview.did.profileChanged";
            case PROFILE_REMOVED -> "overview.did.profileRemoved";
            case POLICY_CHANGED -> "overview.did.policyChanged";
            case DEFAULTS_CHANGED -> "overview.did.defaultsChanged";
            case IMPORTED -> "overview.did.imported";
            case AUTHORITY_IMPORTED -> "overview.did.authorityImported";
            case CERTIFICATE_IMPORTED -> "overview.did.certificateImported";
            case KEY_IMPORTED -> "overview.did.keyImported";
            case REVOCATIONS_IMPORTED -> "overview.did.revocationsImported";
            case FILTER_ADDED -> "overview.did.filterAdded";
            case FILTER_CHANGED -> "overview.did.filterChanged";
            case FILTER_REMOVED -> "overview.did.filterRemoved";
            case LAYOUT_ADDED -> "overview.did.layoutAdded";
            case LAYOUT_CHANGED -> "overview.did.layoutChanged";
            case LAYOUT_REMOVED -> "overview.did.layoutRemoved";
            case STORE_COPIED -> "overview.did.storeCopied";
            case KEY_UNCERTAIN -> "overview.did.keyUncertain";
            case KEY_REFUSED -> "overview.did.keyRefused";
            case AUTHORITY_REKEYED -> "overview.did.authorityRekeyed";
            case CROSS_SIGNED -> "overview.did.crossSigned";
            case REGISTRATION_PLANNED -> "overview.did.registrationPlanned";
            case REGISTRATION_ADVANCED -> "overview.did.registrationAdvanced";
            case REGISTRATION_PROVEN -> "overview.did.registrationProven";
            case REGISTRATION_REFUSED -> "overview.did.registrationRefused";
            case REGISTRATION_REMOVED -> "overview.did.registrationRemoved";
            case CREDENTIAL_KEPT -> "overview.did.credentialKept";
            case CREDENTIAL_FORGOTTEN -> "overview.did.credentialForgotten";
            case STORE_REPAIRED -> "overview.did.storeRepaired";
            case BACKUP_REMOVED -> "overview.did.backupRemoved";
            case BACKUP_SETTINGS_CHANGED -> "overview.did.backupSettingsChanged";
            case STORE_RESTORED -> "overview.did.storeRestored";
            case EVERYTHING_EXPORTED -> "overview.did.everythingExported";
            case CLOCK_DOUBTED -> "overview.did.clockDoubted";
            case CLOCK_CONFIRMED -> "overview.did.clockConfirmed";
            case RECOVERY_MADE -> "overview.did.recoveryMade";
            case RECOVERY_REMOVED -> "overview.did.recoveryRemoved";
            case RECOVERY_USED -> "overview.did.recoveryUsed";
            case COST_RAISED -> "overview.did.costRaised";
            case STORE_UNSEEN -> "overview.did.storeUnseen";
            case OLDER_STORE_ACCEPTED -> "overview.did.olderStoreAccepted";
            case ENDPOINTS_CHANGED -> "overview.did.endpointsChanged";
            case ENROLMENT_KEY_MADE -> "overview.did.enrolmentKeyMade";
            case ENROLMENT_KEY_REVOKED -> "overview.did.enrolmentKeyRevoked";
            case ENROLMENT_POLICY_CHANGED -> "overview.did.enrolmentPolicyChanged";
            case ENROLMENT_ASKED -> "overview.did.enrolmentAsked";
            case ENROLMENT_REFUSED -> "overview.did.enrolmentRefused";
            case ENROLLED -> "overview.did.enrolled";
            case EVENTS_CONFIGURED -> "overview.did.eventsConfigured";
            case EVENTS_DISCARDED -> "overview.did.eventsDiscarded";
            case EVENTS_RETRIED -> "overview.did.eventsRetried";
            case KEY_ON_TOKEN -> "overview.did.keyOnToken";
            case KEY_USED_IN_TEST -> "overview.did.keyUsedInTest";
            case VAULT_ADDED -> "overview.did.vaultAdded";
            case VAULT_CHANGED -> "overview.did.vaultChanged";
            case VAULT_REMOVED -> "overview.did.vaultRemoved";
            case VAULT_SECRET_KEPT -> "overview.did.vaultSecretKept";
            case VAULT_SECRET_FORGOTTEN -> "overview.did.vaultSecretForgotten";
            case VAULT_AUTHORITY_ADDED -> "overview.did.vaultAuthorityAdded";
            case VAULT_ASKED -> "overview.did.vaultAsked";
            case VAULT_UNANSWERED -> "overview.did.vaultUnanswered";
            case VAULT_DISCARDED -> "overview.did.vaultDiscarded";
            case VAULT_REVOKED -> "overview.did.vaultRevoked";
            case VAULT_COMPARED -> "overview.did.vaultCompared";
            case VAULT_SET_UP -> "overview.did.vaultSetUp";
            case BULK_TIDIED -> "overview.did.bulkTidied";
        });
    }
}
