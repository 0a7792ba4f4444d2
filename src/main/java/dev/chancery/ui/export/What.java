package dev.chancery.ui.export;

import dev.chancery.domain.Layout;
import dev.chancery.domain.Layout.Sharing;
import dev.chancery.engine.ExportOrder.Form;
import java.util.List;
import java.util.stream.Stream;

/// In what form certificates and keys leave, and how each is told to a person.
public enum What {
    PEM_FOLDER(Group.PROGRAM, Form.PEM_FOLDER, "export.what.folder", "export.what.folder.detail"),
    PEM_BUNDLE(Group.PROGRAM, Form.PEM_BUNDLE, "export.what.bundle", "export.what.bundle.detail"),
    MOSQUITTO(Group.PROGRAM, Form.MOSQUITTO, "export.what.mosquitto", "export.what.mosquitto.detail"),
    AMQTT(Group.PROGRAM, Form.AMQTT, "export.what.amqtt", "export.what.amqtt.detail"),
    CHAIN(Group.PUBLIC, Form.CHAIN, "export.what.chain", "export.what.chain.detail"),
    DER(Group.PROGRAM, Form.DER, "export.what.der", "export.what.der.detail"),
    PKCS7(Group.PUBLIC, Form.PKCS7, "export.what.pkcs7", "export.what.pkcs7.detail"),
    PKCS7_PEM(Group.PUBLIC, Form.PKCS7_PEM, "export.what.pkcs7Pem", "export.what.pkcs7Pem.detail"),
    SSH(Group.PUBLIC, Form.SSH, "export.what.ssh", "export.what.ssh.detail"),
    PKCS12(Group.KEY_STORE, Form.PKCS12, "export.what.pkcs12", "export.what.pkcs12.detail"),
    BCFKS(Group.KEY_STORE, Form.BCFKS, "export.what.bcfks", "export.what.bcfks.detail"),
    PKCS12_OLD(Group.KEY_STORE, Form.PKCS12_OLD, "export.what.pkcs12Old", "export.what.pkcs12Old.detail"),
    JKS(Group.KEY_STORE, Form.JKS, "export.what.jks", "export.what.jks.detail"),
    C_HEADER(Group.FIRMWARE, Form.C_HEADER, "export.what.cHeader", "export.what.cHeader.detail"),
    C_ARRAYS(Group.FIRMWARE, Form.C_ARRAYS, "export.what.cArrays", "export.what.cArrays.detail"),
    ESP_IDF(Group.FIRMWARE, Form.ESP_IDF, "export.what.espIdf", "export.what.espIdf.detail"),
    ESP_NVS(Group.FIRMWARE, Form.ESP_NVS, "export.what.espNvs", "export.what.espNvs.detail"),
    ZEPHYR(Group.FIRMWARE, Form.ZEPHYR, "export.what.zephyr", "export.what.zephyr.detail"),
    AWS(Group.CLOUD, Form.AWS, "export.what.aws", "export.what.aws.detail"),
    AZURE(Group.CLOUD, Form.AZURE, "export.what.azure", "export.what.azure.detail"),
    MINDSPHERE(Group.CLOUD, Form.MINDSPHERE, "export.what.mindSphere", "export.what.mindSphere.detail"),
    MAINFLUX(Group.CLOUD, Form.MAINFLUX, "export.what.mainflux", "export.what.mainflux.detail"),
    SUPERMQ(Group.CLOUD, Form.SUPERMQ, "export.what.superMq", "export.what.superMq.detail");

    /// What the files are for.
    public enum Group {
        PROGRAM("export.group.program"), KEY_STORE("export.group.keyStore"), FIRMWARE("export.group.firmware"), CLOUD("export.group.cloud"),
        PUBLIC("export.group.public");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /// The key of its words.
        public String title() {
            return title;
        }

        /// Those in it, the usual one first.
        public List<What> all() {
            return Stream.of(What.values()).filter(what -> what.group == this).toList();
        }
    }

    private final Group group;
    private final Form form;
    private final String title;
    private final String detail;

    What(Group group, Form form, String title, String detail) {
        this.group = group;
        this.form = form;
        this.title = title;
        this.detail = detail;
    }

    public Group group() {
        return group;
    }

    /// The keys of its words.
    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    Layout layout() {
        return form.layout();
    }

    /// What can be shared in, the usual one first.
    public List<Sharing> sharings() {
        return isJson() ? List.of(Sharing.NONE, Sharing.ARRAY, Sharing.ZIP, Sharing.TAR) : List.of(Sharing.NONE, Sharing.ZIP, Sharing.TAR);
    }

    /// Whether other programs find in it what snippets name.
    boolean isUsable() {
        return switch (this) {
            case PEM_FOLDER, PEM_BUNDLE, MOSQUITTO, AMQTT, PKCS12, PKCS12_OLD, ESP_IDF, AWS, AZURE -> true;
            case CHAIN, DER, PKCS7, PKCS7_PEM, SSH, BCFKS, JKS, C_HEADER, C_ARRAYS, ESP_NVS, ZEPHYR, MINDSPHERE, MAINFLUX, SUPERMQ -> false;
        };
    }

    private boolean isJson() {
        return this == MAINFLUX || this == SUPERMQ;
    }

    /// In that many files.
    Layout layout(Sharing sharing) {
        var array = this == MAINFLUX ? Form.MAINFLUX_ARRAY : Form.SUPERMQ_ARRAY;
        return (isJson() && sharing == Sharing.ARRAY ? array : form).layout().in(sharing);
    }
}
