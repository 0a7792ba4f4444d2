package dev.chancery.engine;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.SubjectName;
import dev.chancery.export.Quoting;
import dev.chancery.export.SafeNames;
import java.util.List;
import java.util.stream.Collectors;

/// What to type on a device so that it makes its own key and asks for a certificate: the key never leaves it. The common
/// name is how the request finds its thing.
public record RequestKit(String commonName, List<SubjectName> names, KeySpec key) {

    /// @throws dev.chancery.domain.Failure.Refused when the common name cannot be one
    public RequestKit {
        commonName = DistinguishedName.commonName(commonName).orRefuse().commonName().orElseThrow();
        names = List.copyOf(names);
    }

    /// Lines for a POSIX shell with OpenSSL of [#openSslNeeded] or later.
    public String openssl() {
        return """
                umask 077
                openssl genpkey %s \\
                    -out %s
                openssl req -new -utf8 -key %s \\
                    -out %s \\
                    -subj %s%s
                """.formatted(algorithm(), quoted(".key"), quoted(".key"), quoted(".csr"), shell("/CN=" + subject()), addExt());
    }

    /// The first version of OpenSSL that knows every option and the kind of key.
    public String openSslNeeded() {
        return switch (key) {
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> "3.5";
            case RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521, ED25519 -> "1.1.1";
        };
    }

    /// The name of the file that comes back with the request.
    public String requestFile() {
        return file() + ".csr";
    }

    private String algorithm() {
        return switch (key) {
            case RSA_2048, RSA_3072, RSA_4096 -> "-algorithm RSA -pkeyopt rsa_keygen_bits:" + key.bits();
            case EC_P256, EC_P384, EC_P521 -> "-algorithm EC -pkeyopt ec_paramgen_curve:P-" + key.bits();
            case ED25519 -> "-algorithm ED25519";
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> "-algorithm " + key.label();
        };
    }

    private String file() {
        return SafeNames.of(commonName);
    }

    private String quoted(String ending) {
        return shell(file() + ending);
    }

    /// OpenSSL takes `/` and `+` for borders between the parts of a name.
    private String subject() {
        return commonName.replaceAll("[\\\\/+]", "\\\\$0");
    }

    private String addExt() {
        var all = names.stream().map(SubjectName::text).collect(Collectors.joining(","));
        return names.isEmpty() ? "" : " \\\n    -addext " + shell("subjectAltName=" + all);
    }

    private static String shell(String text) {
        return Quoting.SHELL.quote(Field.COMMON_NAME, text).orRefuse();
    }
}
