package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// A cloud that a CA certificate can be registered with. The code is stored and never changes; the label is the name that
/// its vendor gives it, the same in every language.
public enum CloudKind {
    MINDSPHERE("mindsphere", "MindSphere / Insights Hub"),
    AWS("aws", "AWS IoT Core"),
    AZURE_HUB("azure-hub", "Azure IoT Hub"),
    AZURE_DPS("azure-dps", "Azure Device Provisioning Service"),
    CUMULOCITY("cumulocity", "Cumulocity"),
    HUAWEI("huawei", "Huawei IoTDA"),
    SCALEWAY("scaleway", "Scaleway IoT Hub"),
    /// Any other that gives a code to be put into a certificate; everything goes through the user's hands.
    BY_HAND("by-hand", "");

    private final String code;
    private final String label;

    CloudKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    /// Empty for [#BY_HAND], which has no name of its own.
    public String label() {
        return label;
    }

    public static Optional<CloudKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
