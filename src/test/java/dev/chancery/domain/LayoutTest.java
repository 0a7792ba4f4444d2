package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chancery.domain.Layout.Sharing;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutTest {

    private static final Layout.File CERTIFICATE = new Layout.File(FileKind.CERTIFICATE_PEM, "cert.pem");
    private static final Layout.File KEY = new Layout.File(FileKind.KEY_PEM, "key.pem");
    private static final Layout.File ROOT = new Layout.File(FileKind.ROOT_PEM, "root.pem");
    private static final Layout.File PKCS12 = new Layout.File(FileKind.PKCS12, "all.p12");
    private static final Layout.File HEADER = new Layout.File(FileKind.C_HEADER, "certs.h");

    private static Layout of(Layout.File... files) {
        return Layout.of("x", files);
    }

    @Test void withoutFilesOrACodeThereIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Layout("x", List.of(), Sharing.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> of("", CERTIFICATE));
        assertThat(of("x", CERTIFICATE).files()).containsExactly(CERTIFICATE);
    }

    private static Layout of(String code, Layout.File file) {
        return Layout.of(code, file);
    }

    @Test void aUsersOwnHasANameAndFilesOfDifferentNames() {
        assertThat(Layout.own(" Mine ", List.of(CERTIFICATE, KEY)).orRefuse()).isEqualTo(new Layout("Mine", List.of(CERTIFICATE, KEY), Sharing.NONE));
        assertThat(Layout.own(" ", List.of()).violations())
                .containsExactly(new TextViolation.Missing(Field.NAME), new TextViolation.Missing(Field.FILE));
        assertThat(Layout.own("x", List.of(CERTIFICATE, new Layout.File(FileKind.KEY_PEM, "Cert.pem"))).violations())
                .containsExactly(new FileViolation.TwoOfOneName("Cert.pem"));
        assertThat(Layout.own("x".repeat(ThingId.LONGEST + 1), List.of(CERTIFICATE)).violations())
                .containsExactly(new TextViolation.TooLong(Field.NAME, ThingId.LONGEST + 1, ThingId.LONGEST));
    }

    @Test void aUsersOwnHasAtMostTwelveFiles() {
        var files = IntStream.rangeClosed(1, 13).mapToObj(i -> new Layout.File(FileKind.CERTIFICATE_PEM, i + ".pem")).toList();
        assertThat(Layout.own("x", files.subList(0, 12)).violations()).isEmpty();
        assertThat(Layout.own("x", files).violations()).containsExactly(new TextViolation.TooLong(Field.FILE, 13, 12));
    }

    @Test void onlyFilesThatThereAreForACertificateAreMade() {
        var layout = of(CERTIFICATE, KEY, ROOT);
        assertThat(layout.made(true, true)).containsExactly(CERTIFICATE, KEY, ROOT);
        assertThat(layout.made(false, true)).containsExactly(CERTIFICATE, KEY);
        assertThat(layout.made(true, false)).containsExactly(CERTIFICATE, ROOT);
    }

    @Test void itKnowsWhatItDoesWithAKey() {
        assertThat(of(CERTIFICATE, PKCS12).needsKey()).isTrue();
        assertThat(of(CERTIFICATE, KEY).needsKey()).isFalse();
        assertThat(of(CERTIFICATE, KEY).holdsKey()).isTrue();
        assertThat(of(CERTIFICATE, ROOT).holdsKey()).isFalse();
        assertThat(of(CERTIFICATE, HEADER).leavesKeyOpen()).isTrue();
        assertThat(of(CERTIFICATE, KEY).leavesKeyOpen()).isFalse();
        assertThat(of(CERTIFICATE).leavesKeyOpen()).isFalse();
    }

    @Test void theStrictestOfItsFilesSaysWhatAPassphraseDoes() {
        assertThat(of(CERTIFICATE).cover()).isEqualTo(FileKind.Cover.NEVER);
        assertThat(of(CERTIFICATE, KEY).cover()).isEqualTo(FileKind.Cover.OFFERED);
        assertThat(of(PKCS12, KEY, CERTIFICATE).cover()).isEqualTo(FileKind.Cover.ALWAYS);
    }

    @ParameterizedTest @EnumSource
    void howFilesAreSharedIsStoredByItsCode(Sharing sharing) {
        assertThat(Sharing.ofCode(sharing.code())).contains(sharing);
        assertThat(of(CERTIFICATE).in(sharing)).isEqualTo(new Layout("x", List.of(CERTIFICATE), sharing));
        assertThat(sharing.isArchive()).isEqualTo(sharing == Sharing.ZIP || sharing == Sharing.TAR);
    }

    @ParameterizedTest @EnumSource
    void aKindOfFileIsStoredByItsCode(FileKind kind) {
        assertThat(FileKind.ofCode(kind.code())).contains(kind);
        assertThat(FileKind.ofCode(kind.code() + "x")).isEmpty();
        assertThat(Collections.frequency(List.of(FileKind.values()).stream().map(FileKind::code).toList(), kind.code())).isOne();
    }

    @ParameterizedTest @EnumSource
    void aPassphraseProtectsOnlyFilesThatHoldAKey(FileKind kind) {
        assertThat(kind.cover() == FileKind.Cover.NEVER || kind.holdsKey()).isTrue();
        assertThat(kind.needs() == FileKind.Needs.KEY && !kind.holdsKey()).isFalse();
        assertThat(kind.isMade(true, true)).isTrue();
        assertThat(kind.isMade(false, true)).isEqualTo(kind.needs() != FileKind.Needs.ROOT);
        assertThat(kind.isMade(true, false)).isEqualTo(kind.needs() != FileKind.Needs.KEY);
    }
}
