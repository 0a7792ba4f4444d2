package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.DistinguishedName.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamingTest {

    private static Naming names(String... alternatives) {
        return new Naming(Map.of(Attribute.COMMON_NAME, Template.of("{id}")),
                List.of(alternatives).stream().map(Template::of).toList(), Map.of());
    }

    private static List<Violation> violations(Naming naming, Map<String, String> known) {
        return naming.named(known).violations();
    }

    @Test void aTemplateIsFilledWithWhatIsKnown() {
        assertThat(Template.of("{id}.{group}.lab").fill(Field.NAME, Map.of("id", "a$1", "group", "b\\")).orRefuse())
                .contains("a$1.b\\.lab");
        assertThat(Template.of("{id}").fill(Field.NAME, Map.of("id", " ")).violations())
                .containsExactly(new TextViolation.NothingFor(Field.NAME, "{id}"));
        assertThat(Template.of("?{id}").fill(Field.NAME, Map.of()).orRefuse()).isEqualTo(Optional.empty());
    }

    @Test void aTemplateIsWrittenAsItIsRead() {
        Any.holdsFor(random -> Template.of(Any.text(random, 40)),
                template -> assertThat(Template.of(template.toString())).isEqualTo(template));
    }

    @Test void bracesBelongTogetherAndNameSomethingKnown() {
        assertThat(Template.of("{id}-{nmae}").violations(Field.NAME, Set.of("id")))
                .containsExactly(new TextViolation.UnknownPlaceholder(Field.NAME, "{nmae}"));
        assertThat(Template.of("{id").violations(Field.NAME, Set.of("id"))).hasSize(1);
        assertThat(Template.of("a}b").violations(Field.NAME, Set.of("id"))).hasSize(1);
        assertThat(Template.of("{{id}}").violations(Field.NAME, Set.of("id"))).hasSize(1);
        assertThat(Template.of("{}").violations(Field.NAME, Set.of("id"))).hasSize(1);
        assertThat(Template.of("").violations(Field.NAME, Set.of())).containsExactly(new TextViolation.Missing(Field.NAME));
    }

    @Test void aCountryIsTwoLettersAndACommonNameAtMost64() {
        var naming = new Naming(Map.of(Attribute.COUNTRY, Template.of("{group}"), Attribute.COMMON_NAME, Template.of("{id}{id}")),
                List.of(), Map.of());
        assertThat(violations(naming, Map.of("group", "USA", "id", "x".repeat(33)))).containsExactly(
                new NameViolation.NotACountryCode("USA"), new TextViolation.TooLong(Field.COMMON_NAME, 66, 64));
        assertThat(violations(naming, Map.of("group", "US", "id", "x".repeat(32)))).isEmpty();
    }

    @Test void aUriIsAsciiAndAnIdThatWouldBreakItIsRefused() {
        var naming = names("URI:spiffe://lab/device/{id}");
        assertThat(violations(naming, Map.of("id", "Gerät"))).hasSize(1);
        assertThat(violations(naming, Map.of("id", "a b"))).hasSize(1);
        assertThat(violations(naming, Map.of("id", "a-b_1"))).isEmpty();
    }

    @Test void anOptionalNameIsLeftOutWhereItCannotBeOne() {
        assertThat(names("?DNS:{id}", "?IP:{address}").named(Map.of("id", "not_a_name", "address", "10.0.0.7")).orRefuse().names())
                .containsExactly(new SubjectName.Ip("10.0.0.7"));
        assertThat(violations(names("DNS:{id}"), Map.of("id", "not_a_name")))
                .containsExactly(new NameViolation.NotADnsName("not_a_name"));
    }

    @Test void namesKeepTheirOrderAndStandOnce() {
        assertThat(names("URI:urn:lab:{id}", "DNS:{cn}", "DNS:a.lab", "DNS:{id}").named(Map.of("id", "press-1")).orRefuse().names())
                .extracting(SubjectName::text).containsExactly("URI:urn:lab:press-1", "DNS:press-1", "DNS:a.lab");
    }

    @Test void aWrongTemplateIsToldBeforeAnybodyUsesIt() {
        assertThat(names("{id}.local").violations()).containsExactly(new NameViolation.NoKindOfName("{id}.local"));
        assertThat(names("DNS:not a name").violations()).hasSize(1);
        assertThat(names("DNS:{host}").violations()).containsExactly(new TextViolation.UnknownPlaceholder(Field.SUBJECT_NAMES, "{host}"));
        assertThat(new Naming(Map.of(Attribute.COMMON_NAME, Template.of("{cn}")), List.of(), Map.of()).violations()).hasSize(1);
        assertThat(new Naming(Map.of(), List.of(), Map.of("id", Template.of(""))).violations()).hasSize(1);
        assertThat(new Naming(Map.of(Attribute.COUNTRY, Template.of("DEU")), List.of(), Map.of()).violations()).hasSize(1);
    }

    @Test void aSecretThatGetsOutIsNoticed() {
        assertThat(BuiltIn.MAINFLUX.naming().usesKey()).isTrue();
        assertThat(BuiltIn.MAINFLUX_ID.naming().usesKey()).isFalse();
        assertThat(new Naming(Map.of(), List.of(), Map.of("a", Template.of("{key}"))).usesKey()).isTrue();
    }

    @Test void noValueMakesItThrow() {
        Any.holdsFor(random -> Map.of("id", Any.text(random, 80), "address", Any.text(random, 20)),
                known -> BuiltIn.ALL.forEach(profile -> assertThat(profile.naming().named(known)).isNotNull()));
    }
}
