package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// One thing that tells where at a cloud a certificate goes. The code is stored and never changes.
public enum PlaceField {
    /// Which of the vendor's regions.
    REGION("region", Field.CLOUD_REGION),
    /// Another address than the region's own: a private cloud, a sovereign one, a practice cloud.
    ADDRESS("address", Field.CLOUD_ADDRESS),
    TENANT("tenant", Field.TENANT),
    SUBSCRIPTION("subscription", Field.SUBSCRIPTION),
    RESOURCE_GROUP("resource-group", Field.RESOURCE_GROUP),
    /// The hub or provisioning service.
    HUB("hub", Field.HUB),
    PROJECT("project", Field.PROJECT),
    INSTANCE("instance", Field.INSTANCE),
    /// What the certificate is called there.
    NAME("name", Field.CLOUD_NAME),
    /// The provisioning template by which the cloud makes a device of whoever connects first.
    TEMPLATE("template", Field.CLOUD_TEMPLATE),
    /// The role that the cloud takes on for that.
    ROLE("role", Field.CLOUD_ROLE);

    private final String code;
    private final Field field;

    PlaceField(String code, Field field) {
        this.code = code;
        this.field = field;
    }

    public String code() {
        return code;
    }

    /// What a [Violation] of it is about.
    public Field field() {
        return field;
    }

    public static Optional<PlaceField> ofCode(String code) {
        return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
    }
}
