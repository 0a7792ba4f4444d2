package dev.chancery.ui.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultPlace.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginModelTest {

    private final LoginModel model = new LoginModel();

    @Test void aTokenIsEnough() {
        assertThat(model.given()).isEmpty();
        model.take("s.token".toCharArray());
        assertThat(model.ready().get()).isTrue();
        try (var given = model.given().orElseThrow()) {
            assertThat(given.login()).isEqualTo(VaultPlace.Login.TOKEN);
            assertThat(given.secret().<String>use(String::new)).isEqualTo("s.token");
            assertThat(given.keep()).isFalse();
        }
    }

    @Test void anAppRoleNeedsItsRoleIdAndAPath() {
        model.take("secret".toCharArray());
        model.kindProperty().set(Kind.APP_ROLE);
        assertThat(model.violations()).containsExactly(new TextViolation.Missing(Field.VAULT_ROLE_ID));
        assertThat(model.given()).isEmpty();
        model.roleIdProperty().set(" role-1 ");
        model.mountProperty().set("no/../good");
        assertThat(model.ready().get()).isFalse();
        model.mountProperty().set("/lab/approle/");
        assertThat(model.given().orElseThrow().login()).isEqualTo(new VaultPlace.Login(Kind.APP_ROLE, "lab/approle", "role-1"));
    }

    @Test void whatIsKnownIsShownAgain() {
        model.show(VaultPlace.Login.appRole("role-1"), true);
        assertThat(model.kindProperty().get()).isEqualTo(Kind.APP_ROLE);
        assertThat(model.roleIdProperty().get()).isEqualTo("role-1");
        assertThat(model.keepProperty().get()).isTrue();
    }

    @Test void whatTheServerSaysStandsBesideTheField() {
        Failure failure = new VaultRefused("vault.lab:8200", "auth/token/lookup-self", VaultRefused.Why.BAD_TOKEN, "permission denied");
        model.refuse(Optional.of(failure));
        assertThat(model.refusedProperty().get()).contains("vault.lab:8200", "has expired", "Enter a token that is valid");
    }

    @Test void closingForgetsTheSecret() {
        model.take("s.token".toCharArray());
        model.close();
        assertThat(model.givenProperty().get()).isFalse();
        assertThat(model.given()).isEmpty();
    }
}
