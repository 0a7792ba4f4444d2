package dev.chancery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetAddress;
import java.net.URL;
import org.junit.jupiter.api.Test;

/// A name that is read is never asked about in the net. Apart from the tests of the domain, which PIT runs over and over: to
/// read all of its classes takes long.
class NameLookUpTest {

    @Test void nothingInTheDomainCanLookUpAName() {
        noClasses().should().dependOnClassesThat().areAssignableTo(InetAddress.class)
                .orShould().dependOnClassesThat().areAssignableTo(URL.class)
                .check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.chancery.domain"));
    }
}
