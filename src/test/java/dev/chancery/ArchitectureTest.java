package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The program keeps every rule, and each rule can be broken: `archfixtures` holds a small house that breaks them all.
class ArchitectureTest {

    private static final String FIXTURES = "dev.chancery.archfixtures";

    @TestFactory Stream<DynamicTest> theProgramKeepsTheRule() {
        var program = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.chancery");
        assertThat(program).isNotEmpty();
        return ArchitectureRules.of("dev.chancery").entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(program)));
    }

    @TestFactory Stream<DynamicTest> theRuleSeesItBroken() {
        JavaClasses broken = new ClassFileImporter().importPackages(FIXTURES);
        return ArchitectureRules.of(FIXTURES).entrySet().stream().map(rule -> dynamicTest(rule.getKey(),
                () -> assertThat(rule.getValue().evaluate(broken).hasViolation()).isTrue()));
    }
}
