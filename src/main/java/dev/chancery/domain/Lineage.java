package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// That a certificate was issued to take the place of another one. Each replaces at most one; one may be replaced again.
public record Lineage(CertificateId certificate, CertificateId replaces, Way way) {

    /// How it took its place. The code is stored and never changes.
    public enum Way {
        /// The same again, for another span of time.
        RENEWED("renewed"),
        /// On terms of its own.
        ROTATED("rotated"),
        /// An authority's own, with the key it had: what it signed before stays good.
        AUTHORITY_RENEWED("authority-renewed"),
        /// The same of a root, which signs itself.
        ROOT_RENEWED("root-renewed");

        private final String code;

        Way(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Way> ofCode(String code) {
            return Arrays.stream(values()).filter(way -> way.code.equals(code)).findFirst();
        }
    }
}
