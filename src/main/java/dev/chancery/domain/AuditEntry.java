package dev.chancery.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// One act that changed the store or let something leave it. `object` names what it was done to, `detail` adds what a
/// later reader will ask for; neither ever holds a secret.
public record AuditEntry(long number, Instant when, Act act, String object, String detail) {

    /// What can be done. The code is stored and never changes.
    public enum Act {
        STORE_CREATED("store.created"), STORE_UNLOCKED("store.unlocked"),
        PASSPHRASE_CHANGED("store.passphrase-changed"), STORE_COPIED("store.copied"), AUTHORITY_CREATED("authority.created"),
        AUTHORITY_CHANGED("authority.changed"), THING_ADDED("thing.added"), THING_CHANGED("thing.changed"),
        THING_REMOVED("thing.removed"), THINGS_IMPORTED("things.imported"), CERTIFICATE_ISSUED("certificate.issued"),
        BULK_STARTED("bulk.started"), BULK_DONE("bulk.done"), BULK_ENDED("bulk.ended"),
        CERTIFICATE_REVOKED("certificate.revoked"), CERTIFICATE_HELD("certificate.held"),
        CERTIFICATE_RELEASED("certificate.released"), CERTIFICATE_REPLACED("certificate.replaced"),
        REVOCATION_AWAITED("revocation.awaited"), REVOCATION_DROPPED("revocation.dropped"),
        RENEWAL_SETTINGS_CHANGED("renewal.settings-changed"), AUTHORITY_RENEWED("authority.renewed"),
        AUTHORITY_REKEYED("authority.rekeyed"), CROSS_SIGNED("authority.cross-signed"),
        LIST_PUBLISHED("list.published"), LIST_SAVED("list.saved"),
        LIST_SETTINGS_CHANGED("list.settings-changed"),
        REQUEST_IMPORTED("request.imported"), REQUEST_CREATED("request.created"), REQUEST_SIGNED("request.signed"),
        REQUEST_REJECTED("request.rejected"), REQUEST_COMPLETED("request.completed"),
        SERIAL_ABANDONED("serial.abandoned"), KEY_EXPORTED("key.exported"), KEY_UNCERTAIN("key.uncertain"),
        KEY_REFUSED("key.refused"), CERTIFICATE_EXPORTED("certificate.exported"),
        PROFILE_ADDED("profile.added"), PROFILE_CHANGED("profile.changed"), PROFILE_REMOVED("profile.removed"),
        POLICY_CHANGED("authority.policy-changed"), DEFAULTS_CHANGED("store.defaults-changed"),
        IMPORTED("import.done"), AUTHORITY_IMPORTED("authority.imported"),
        CERTIFICATE_IMPORTED("certificate.imported"), KEY_IMPORTED("key.imported"),
        REVOCATIONS_IMPORTED("revocations.imported"), FILTER_ADDED("filter.added"), FILTER_CHANGED("filter.changed"),
        FILTER_REMOVED("filter.removed"), LAYOUT_ADDED("layout.added"),
        LAYOUT_CHANGED("layout.changed"), LAYOUT_REMOVED("layout.removed"), REGISTRATION_PLANNED("registration.planned"),
        REGISTRATION_ADVANCED("registration.advanced"), REGISTRATION_PROVEN("registration.proof-issued"),
        REGISTRATION_REFUSED("registration.refused"), REGISTRATION_REMOVED("registration.removed"),
        CREDENTIAL_KEPT("credential.kept"), CREDENTIAL_FORGOTTEN("credential.forgotten"),
        STORE_REPAIRED("store.repaired"),
        BACKUP_REMOVED("backup.removed"), BACKUP_SETTINGS_CHANGED("backup.settings-changed"),
        STORE_RESTORED("store.restored"), EVERYTHING_EXPORTED("store.exported"),
        CLOCK_DOUBTED("clock.doubted"), CLOCK_CONFIRMED("clock.confirmed"),
        RECOVERY_MADE("recovery.made"), RECOVERY_REMOVED("recovery.removed"), RECOVERY_USED("recovery.used"),
        COST_RAISED("store.cost-raised"),
        STORE_UNSEEN("store.unseen"), OLDER_STORE_ACCEPTED("store.older-accepted"),
        ENDPOINTS_CHANGED("endpoints.changed"),
        ENROLMENT_KEY_MADE("enrolment.key-made"), ENROLMENT_KEY_REVOKED("enrolment.key-revoked"),
        ENROLMENT_POLICY_CHANGED("enrolment.policy-changed"), ENROLMENT_ASKED("enrolment.asked"),
        ENROLMENT_REFUSED("enrolment.refused"), ENROLLED("enrolment.done"),
        EVENTS_CONFIGURED("events.configured"), EVENTS_DISCARDED("events.discarded"), EVENTS_RETRIED("events.retried"),
        KEY_ON_TOKEN("authority.key-on-token"),
        KEY_USED_IN_TEST("key.used-in-test"),
        VAULT_ADDED("vault.added"), VAULT_CHANGED("vault.changed"), VAULT_REMOVED("vault.removed"), VAULT_SECRET_KEPT("vault.secret-kept"),
        VAULT_SECRET_FORGOTTEN("vault.secret-forgotten"), VAULT_AUTHORITY_ADDED("vault.authority-added"), VAULT_ASKED("vault.asked"),
        VAULT_UNANSWERED("vault.unanswered"), VAULT_DISCARDED("vault.discarded"), VAULT_REVOKED("vault.revoked"),
        VAULT_COMPARED("vault.compared"),
        VAULT_SET_UP("vault.set-up"),
        BULK_TIDIED("bulk.tidied");

        private final String code;

        Act(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Act> ofCode(String code) {
            return Arrays.stream(values()).filter(act -> act.code.equals(code)).findFirst();
        }
    }
}
