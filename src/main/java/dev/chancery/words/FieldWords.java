package dev.chancery.words;

import dev.chancery.domain.Field;

/// What the forms call their fields.
public final class FieldWords {

    private FieldWords() {}

    public static String of(Field field) {
        return Words.of(switch (field) {
            case NAME -> "failures.field.name";
            case COUNTRY -> "failures.field.country";
            case STATE -> "failures.field.state";
            case LOCALITY -> "failures.field.locality";
            case ORGANIZATION -> "failures.field.organization";
            case ORGANIZATIONAL_UNIT -> "failures.field.organizationalUnit";
            case COMMON_NAME -> "failures.field.commonName";
            case EMAIL -> "failures.field.email";
            case SUBJECT -> "failures.field.subject";
            case SUBJECT_NAMES -> "failures.field.subjectNames";
            case KEY -> "failures.field.key";
            case LIFE -> "failures.field.life";
            case PATH_LENGTH -> "failures.field.pathLength";
            case ISSUER -> "failures.field.issuer";
            case PROFILE -> "failures.field.profile";
            case SIGNATURE -> "failures.field.signature";
            case REQUEST -> "failures.field.request";
            case ANSWER -> "failures.field.answer";
            case REASON -> "failures.field.reason";
            case THING_ID -> "failures.field.thingId";
            case GROUP -> "failures.field.group";
            case TAGS -> "failures.field.tags";
            case NOTES -> "failures.field.notes";
            case HARDWARE_SERIAL -> "failures.field.hardwareSerial";
            case ADDRESS -> "failures.field.address";
            case LIST_HOURS -> "failures.field.listHours";
            case LIST_PATH -> "failures.field.listPath";
            case LIST_FOLDER -> "failures.field.listFolder";
            case LIST_URL -> "failures.field.listUrl";
            case URI_DOMAIN -> "failures.field.uriDomain";
            case CERTIFICATE -> "failures.field.certificate";
            case RENEWAL_TIME -> "failures.field.renewalTime";
            case RENEWAL_WINDOW -> "failures.field.renewalWindow";
            case RENEWAL_GRACE -> "failures.field.renewalGrace";
            case PASSPHRASE -> "failures.field.passphrase";
            case PASSPHRASE_AGAIN -> "failures.field.passphraseAgain";
            case FILE -> "failures.field.file";
            case FOLDER -> "failures.field.folder";
            case ROW -> "failures.field.row";
            case KEY_USAGE -> "failures.field.keyUsage";
            case PURPOSES -> "failures.field.purposes";
            case LINKS -> "failures.field.links";
            case POLICIES -> "failures.field.policies";
            case CONSTRAINTS -> "failures.field.constraints";
            case EXTENSIONS -> "failures.field.extensions";
            case CLOUD_REGION -> "failures.field.cloudRegion";
            case CLOUD_ADDRESS -> "failures.field.cloudAddress";
            case TENANT -> "failures.field.tenant";
            case SUBSCRIPTION -> "failures.field.subscription";
            case RESOURCE_GROUP -> "failures.field.resourceGroup";
            case HUB -> "failures.field.hub";
            case PROJECT -> "failures.field.project";
            case INSTANCE -> "failures.field.instance";
            case CLOUD_NAME -> "failures.field.cloudName";
            case CLOUD_TEMPLATE -> "failures.field.cloudTemplate";
            case CLOUD_ROLE -> "failures.field.cloudRole";
            case CODE -> "failures.field.code";
            case CREDENTIAL -> "failures.field.credential";
            case REGISTRATION -> "failures.field.registration";
            case BACKUP_FOLDER -> "failures.field.backupFolder";
            case BACKUPS_NEWEST -> "failures.field.backupsNewest";
            case BACKUPS_DAYS -> "failures.field.backupsDays";
            case BACKUPS_MONTHS -> "failures.field.backupsMonths";
            case BACKUP_BEFORE -> "failures.field.backupBefore";
            case RECOVERY_KEY -> "failures.field.recoveryKey";
            case VAULT_ADDRESS -> "failures.field.vaultAddress";
            case VAULT_NAMESPACE -> "failures.field.vaultNamespace";
            case VAULT_MOUNT -> "failures.field.vaultMount";
            case VAULT_ROLE -> "failures.field.vaultRole";
            case VAULT_TOKEN -> "failures.field.vaultToken";
            case VAULT_ROLE_ID -> "failures.field.vaultRoleId";
            case VAULT_SECRET_ID -> "failures.field.vaultSecretId";
            case VAULT_POLICY -> "failures.field.vaultPolicy";
            case ENDPOINT_ADDRESS -> "failures.field.endpointAddress";
            case ENDPOINT_PORT -> "failures.field.endpointPort";
            case ENDPOINT_AUTHORITY -> "failures.field.endpointAuthority";
            case ENDPOINT_HOSTS -> "failures.field.endpointHosts";
            case KEY_USES -> "failures.field.keyUses";
            case ENROLMENT_LABEL -> "failures.field.enrolmentLabel";
            case EVENT_TOPIC -> "failures.field.eventTopic";
            case EVENTS -> "failures.field.events";
            case CLIENT_ID -> "failures.field.clientId";
            case USER_NAME -> "failures.field.userName";
            case BROKER_TRUST -> "failures.field.brokerTrust";
            case TOKEN -> "failures.field.token";
            case VAULT_APP_ROLE -> "failures.field.vaultAppRole";
        });
    }
}
