package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.Ttl;

/// What a new authority is usually like, by what the lab wants it for. A preset fills a form; everything in it can be
/// changed there.
public enum Preset {
    /// For devices and servers of today.
    MODERN("modern", KeySpec.EC_P256, Ttl.days(3650), KeySpec.EC_P256),
    /// For brokers and clients of any age, as the broker makers' own scripts do.
    MQTT_LAB("mqtt", KeySpec.RSA_4096, Ttl.days(3650), KeySpec.RSA_2048),
    /// Insights Hub (MindSphere) documents RSA 2048 and ten years, with the tenant as common name.
    MINDSPHERE("mindsphere", KeySpec.RSA_2048, Ttl.days(3650), KeySpec.RSA_2048),
    /// AWS IoT Core takes RSA from 2048 bits and the NIST curves.
    AWS("aws", KeySpec.RSA_2048, Ttl.days(3650), KeySpec.EC_P256),
    /// Azure IoT Hub and its provisioning service.
    AZURE("azure", KeySpec.RSA_4096, Ttl.days(3650), KeySpec.EC_P256);

    private final String code;
    private final KeySpec key;
    private final Ttl life;
    private final KeySpec deviceKey;

    Preset(String code, KeySpec key, Ttl life, KeySpec deviceKey) {
        this.code = code;
        this.key = key;
        this.life = life;
        this.deviceKey = deviceKey;
    }

    /// Names the preset in the window's bundles.
    public String code() {
        return code;
    }

    public KeySpec key() {
        return key;
    }

    public Ttl life() {
        return life;
    }

    /// What certificates of such an authority are like in a store of these defaults unless somebody asks otherwise.
    public Authority.Defaults defaults(StoreDefaults store) {
        return new Authority.Defaults(Profile.DEVICE.code(), store.life(), store.key().orElse(deviceKey));
    }
}
