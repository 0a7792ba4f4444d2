package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandsTest {

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void lab() {
        console = TestConsole.withStore(folder);
        console.call("ca", "create", "Lab Root");
        console.call("thing", "add", "press-1");
        console.call("cert", "issue", "press-1");
    }

    private void edit(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + console.store); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Test void aHealthyStoreIsGood() {
        var report = console.json("store", "verify");
        assertThat(report.get("good").asBoolean()).isTrue();
        assertThat(report.get("certificates").asInt()).isEqualTo(2);
        assertThat(report.get("findings")).isEmpty();
        assertThat(console.call("store", "verify").out()).contains("Nothing is wrong", "2 certificates, 2 keys");
    }

    @Test void whatIsWrongEndsWithTenAndIsNamed() throws Exception {
        edit("UPDATE key SET sealed = (SELECT sealed FROM key WHERE id = 1) WHERE id = 2");
        var said = console.call("store", "verify", "--json");
        assertThat(said.exit()).isEqualTo(Exit.BAD.code());
        assertThat(said.json().get("findings").values()).extracting(one -> one.get("kind").asString())
                .containsExactly("row-changed", "key-unopened");
        var finding = said.json().get("findings").get(1);
        assertThat(finding.get("what").asString()).contains("press-1");
        assertThat(finding.get("mendable").asBoolean()).isFalse();
        assertThat(console.call("store", "verify", "--repair", "--yes").exit()).isEqualTo(Exit.BAD.code());
    }

    @Test void whatCanBeMendedIsMendedOnceItIsAgreedTo() throws Exception {
        edit("UPDATE certificate SET not_after = not_after + 86400 WHERE id = 2");
        assertThat(console.call("store", "verify").exit()).isEqualTo(Exit.BAD.code());
        assertThat(console.call("store", "verify", "--repair").exit()).isEqualTo(Exit.USAGE.code());
        console.answered = Optional.of("n");
        assertThat(console.call("store", "verify", "--repair").exit()).isEqualTo(Exit.CANCELLED.code());
        console.answered = Optional.of("y");
        var said = console.call("store", "verify", "--repair", "--json");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).contains("the end is kept as");
        assertThat(said.json().get("good").asBoolean()).isTrue();
        assertThat(console.call("store", "verify").exit()).isZero();
    }
}
