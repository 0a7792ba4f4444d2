package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Certificates.Equipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkProblemsTest {

    private static final BulkProblems.Wording PLAIN = new BulkProblems.Wording() {
        @Override public List<String> headings() {
            return List.of("line", "thing", "why", "excerpt");
        }

        @Override public List<String> cells(ThingImport.Problem problem) {
            return List.of(String.valueOf(problem.line()), "", problem.violation().getClass().getSimpleName(), problem.excerpt());
        }

        @Override public List<String> cells(Issued.Problem problem) {
            return List.of("", problem.thing().value(),
                    problem.violations().stream().map(Violation::message).collect(Collectors.joining(" ")), "");
        }
    };

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        lab.root("Lab Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private BulkWish wish(BulkSource source) {
        return new BulkWish(source, terms(lab.office.authorities().all().getFirst(), Profile.SERVER, KeySpec.EC_P256), Equipped.SKIP, Optional.empty());
    }

    private BulkSource list(List<String> rows) throws IOException {
        var list = lab.office.things().list(Files.write(folder.resolve("list.csv"), rows));
        return new BulkSource.OfList(list, list.proposed());
    }

    private List<String> saved(BulkWish wish) throws IOException {
        var plan = lab.office.bulkJobs().plan(wish, Progress.NONE);
        var file = folder.resolve("problems.csv");
        lab.office.bulkJobs().saveProblems(plan, wish, file, PLAIN, Progress.NONE);
        lab.office.bulkJobs().discard(plan);
        return Files.readAllLines(file);
    }

    @Test void everyProblemIsInTheFileHoweverManyAreToldAndInTheOrderOfTheList() throws Exception {
        var rows = new ArrayList<>(List.of("thing_id,name"));
        for (int i = 0; i < 4_400; i++) {
            rows.add(switch (i % 4) {
                case 0 -> "=HYPERLINK(%d),press".formatted(i);
                case 1 -> "press-0001.lab,again";
                case 2 -> "no dns name %04d,press".formatted(i);
                default -> "press-%04d.lab,press".formatted(i);
            });
        }

        var lines = saved(wish(list(rows)));

        assertThat(lines).hasSize(1 + 1_100 + 1_099 + 1_100);
        assertThat(lines.getFirst()).isEqualTo("\uFEFF\"line\",\"thing\",\"why\",\"excerpt\"");
        var numbers = lines.stream().skip(1).limit(2_199).map(line -> Integer.valueOf(line.substring(1, line.indexOf('"', 1)))).toList();
        assertThat(numbers).isSorted().startsWith(2, 6, 7, 10, 11).doesNotHaveDuplicates();
        assertThat(lines).filteredOn(line -> line.contains("HYPERLINK")).hasSize(1_100).allMatch(line -> line.contains("\"'=HYPERLINK("));
        assertThat(lines.get(3)).isEqualTo("\"7\",\"\",\"Taken\",\"press-0001.lab\"");
        assertThat(lines.subList(2_200, 3_300)).allMatch(line -> line.startsWith("\"\",\"no dns name "));
    }

    @Test void aListThatWasExchangedMeanwhileIsNotMixedWithTheOldOne() throws Exception {
        var wish = wish(list(List.of("thing_id,name", "a.lab,press", "a.lab,press")));
        var plan = lab.office.bulkJobs().plan(wish, Progress.NONE);
        Files.write(folder.resolve("list.csv"), List.of("name,notes,thing_id", "press,x,b.lab"));
        var file = Files.writeString(folder.resolve("problems.csv"), "old");
        assertThatThrownBy(() -> lab.office.bulkJobs().saveProblems(plan, wish, file, PLAIN, Progress.NONE))
                .isInstanceOf(Failure.UnfitList.class);
        assertThat(file).hasContent("old");
        assertThatThrownBy(() -> lab.office.bulkJobs().saveProblems(plan, wish, folder.resolve("away/p.csv"), PLAIN, Progress.NONE))
                .isInstanceOf(FileFailure.CannotWrite.class);
    }
}
