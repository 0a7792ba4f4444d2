package dev.chancery.domain;

/// A short text that makes another program use the files of a certificate.
public enum Snippet {
    MOSQUITTO(Side.SERVER, "mosquitto.conf", "/etc/mosquitto/certs", ServerAddress.MQTT_PORT),
    MOSQUITTO_CLIENT(Side.CLIENT, "mosquitto-client.sh", "/etc/mosquitto/certs", ServerAddress.MQTT_PORT),
    PYTHON(Side.CLIENT, "mqtt_client.py", "/etc/ssl/device", ServerAddress.MQTT_PORT),
    C(Side.CLIENT, "mqtt_client.c", "/etc/ssl/device", ServerAddress.MQTT_PORT),
    NGINX(Side.SERVER, "nginx.conf", "/etc/nginx/certs", 443),
    AMQTT(Side.SERVER, "amqtt.yaml", "/etc/amqtt/certs", ServerAddress.MQTT_PORT),
    AMQTT_CLIENT(Side.CLIENT, "amqtt-client.yaml", "/etc/amqtt/certs", ServerAddress.MQTT_PORT),
    AMQTT_PYTHON(Side.CLIENT, "amqtt_client.py", "/etc/amqtt/certs", ServerAddress.MQTT_PORT),
    EMQX(Side.SERVER, "emqx.conf", "/opt/emqx/etc/certs", ServerAddress.MQTT_PORT),
    HIVEMQ(Side.SERVER, "hivemq.xml", "/opt/hivemq/conf", ServerAddress.MQTT_PORT),
    /// The two key stores that HiveMQ reads, made of PEM files.
    KEY_STORES(Side.SERVER, "key-stores.sh", "/opt/hivemq/conf", ServerAddress.MQTT_PORT),
    /// PEM files made of a PKCS#12 file.
    UNPACK(Side.EITHER, "unpack.sh", "/etc/ssl/device", ServerAddress.MQTT_PORT);

    /// Whose certificate it needs.
    public enum Side { SERVER, CLIENT, EITHER }

    private final Side side;
    private final String file;
    private final String usualFolder;
    private final int usualPort;

    Snippet(Side side, String file, String usualFolder, int usualPort) {
        this.side = side;
        this.file = file;
        this.usualFolder = usualFolder;
        this.usualPort = usualPort;
    }

    public Side side() {
        return side;
    }

    /// What the file with it is called.
    public String file() {
        return file;
    }

    /// Where its program commonly looks for certificates.
    public String usualFolder() {
        return usualFolder;
    }

    public int usualPort() {
        return usualPort;
    }

    /// Whether it names a server, or at least the port where one listens.
    public boolean namesServer() {
        return this != KEY_STORES && this != UNPACK;
    }

    /// Whether it can name a file with revocation lists.
    public boolean namesList() {
        return this == MOSQUITTO || this == NGINX;
    }

    /// Whether it names the domain within the URIs of devices.
    public boolean namesDomain() {
        return this == AMQTT;
    }
}
