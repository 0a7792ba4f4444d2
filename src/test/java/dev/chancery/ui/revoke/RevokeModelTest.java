package dev.chancery.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.engine.Order;
import dev.chancery.engine.Revocations;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevokeModelTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Certificate certificate;
    private final List<Throwable> thrown = new ArrayList<>();
    private final List<Revocations.Done> done = new ArrayList<>();

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        certificate = lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    @AfterEach void close() {
        lab.close();
        assertThat(thrown).isEmpty();
    }

    private RevokeModel model(Scope scope) {
        var model = new RevokeModel(lab.office, new Background(Runnable::run, Runnable::run, thrown::add, lab.clock), scope,
                (outcome, _) -> done.add(outcome));
        model.begin();
        return model;
    }

    @Test void nothingIsRevokedWithoutAReason() {
        var model = model(Scope.of(certificate.id()));
        assertThat(model.shownProperty().get().orElseThrow().effects().changes()).isOne();
        assertThat(model.ready().get()).isFalse();
        model.revoke();
        assertThat(done).isEmpty();
        model.choose(Reason.SUPERSEDED);
        assertThat(model.ready().get()).isTrue();
        model.revoke();
        assertThat(done).singleElement().satisfies(one -> assertThat(one.effects().changes()).isOne());
        assertThat(lab.office.certificates().one(certificate.id()).revoked()).map(Revocation::reason).contains(Reason.SUPERSEDED);
    }

    @Test void everythingOfAnAuthorityIsRevokedOnceItsNameIsTyped() {
        var model = model(new Scope.OfAuthority(root.id()));
        model.choose(Reason.CA_COMPROMISE);
        assertThat(model.shownProperty().get().orElseThrow().confirm()).isEqualTo("Lab Root");
        assertThat(model.ready().get()).isFalse();
        model.typedProperty().set("lab root");
        assertThat(model.ready().get()).isFalse();
        model.typedProperty().set(" Lab Root ");
        assertThat(model.ready().get()).isTrue();
    }

    @Test void whatIsRevokedAlreadyLeavesNothingToDo() {
        lab.office.revocations().revoke(Scope.of(certificate.id()), Reason.SUPERSEDED);
        var model = model(Scope.of(certificate.id()));
        model.choose(Reason.KEY_COMPROMISE);
        assertThat(model.ready().get()).isFalse();
        assertThat(RevokeWords.staying(model.shownProperty().get().orElseThrow().effects())).hasSize(1);
    }

    @Test void itTellsWhoseListNobodyReads() {
        var model = model(Scope.of(certificate.id()));
        assertThat(model.shownProperty().get().orElseThrow().lists()).singleElement().satisfies(list -> {
            assertThat(RevokeWords.isTold(list)).isFalse();
            assertThat(RevokeWords.list(list)).contains("Lab Root");
        });
    }

    @Test void anAuthorityAmongThemIsPointedOut() {
        var below = lab.intermediate("Line 3", root, KeySpec.EC_P256);
        assertThat(model(Scope.of(below.certificate().id())).shownProperty().get().orElseThrow().hitsAuthority()).isTrue();
        assertThat(model(Scope.of(certificate.id())).shownProperty().get().orElseThrow().hitsAuthority()).isFalse();
    }
}
