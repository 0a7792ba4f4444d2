package dev.chancery.ui.search;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.ThingSummary;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Looks for words in everything at once. A serial number is found in any form.
public final class SearchModel {

    private static final int MOST = 6;

    private final Office office;
    private final Background.Newest newest;
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(new Answer("", commands()));

    /// What was found for these words.
    public record Answer(String words, List<Hit> hits) {
        public Answer {
            hits = List.copyOf(hits);
        }
    }

    public SearchModel(Office office, Background background) {
        this.office = office;
        this.newest = background.newest();
    }

    /// What was found last: the commands before anything was asked for.
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Whether the last answer is the one to these words.
    public boolean hasAnswered(String words) {
        return answer.get().words().equals(words.strip());
    }

    public void look(String words) {
        var asked = words.strip();
        newest.load(() -> new Answer(asked, asked.isEmpty() ? commands() : found(asked)), answer::set);
    }

    private List<Hit> found(String asked) {
        return Stream.of(commands().stream().filter(command -> mentions(command.name(), asked)), things(asked),
                certificates(asked), authorities(asked)).flatMap(found -> found).toList();
    }

    private static List<Hit> commands() {
        return List.of(command("search.issue", new Destination.Issue()), command("search.add", new Destination.NewThing()),
                command("search.authorities", new Destination.Authorities()), command("search.settings", new Destination.Settings()),
                command("search.import", new Destination.Import(List.of())),
                command("search.verifyStore", new Destination.VerifyStore()));
    }

    private static Hit command(String key, Destination where) {
        return new Hit(Hit.Kind.COMMAND, Words.of(key), "", where);
    }

    private static boolean mentions(String name, String asked) {
        return name.toLowerCase(Words.locale()).contains(asked.toLowerCase(Locale.ROOT));
    }

    private Stream<Hit> things(String asked) {
        return office.things().rows(first(office.things().numbers(ThingQuery.ALL.withText(asked)))).stream()
                .map(ThingSummary::thing).map(thing -> new Hit(Hit.Kind.THING, thing.id().value(), thing.description().name(),
                        new Destination.OneThing(thing.id())));
    }

    private Stream<Hit> certificates(String asked) {
        return office.certificates().rows(first(office.certificates().ids(CertificateQuery.ALL.withText(asked)))).stream()
                .map(SearchModel::hit);
    }

    private static Hit hit(Certificate certificate) {
        return new Hit(Hit.Kind.CERTIFICATE, certificate.label(), Words.of("search.certificate",
                certificate.serial().colonHex(), Words.date(certificate.validity().notAfter())),
                new Destination.OneCertificate(certificate.id()));
    }

    private Stream<Hit> authorities(String asked) {
        return office.authorities().all().stream().filter(authority -> mentions(authority.name(), asked)).limit(MOST)
                .map(authority -> new Hit(Hit.Kind.AUTHORITY, authority.name(), authority.certificate().key().label(),
                        new Destination.OneAuthority(authority.id())));
    }

    private static long[] first(long[] found) {
        return Arrays.copyOf(found, Math.min(found.length, MOST));
    }
}
