package dev.chancery.ui.certificates;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.engine.Office;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The ways from certificates, by their numbers, to what is done with many at once. Nobody goes anywhere with none. As there
/// may be a million, they are got ready in the background.
final class Onward {

    private final Office office;
    private final Background background;
    private final Consumer<Destination> go;

    Onward(Office office, Background background, Consumer<Destination> go) {
        this.office = office;
        this.background = background;
        this.go = go;
    }

    void export(long[] numbers) {
        with(numbers, Destination.ExportCertificates::new);
    }

    /// To the question before they are revoked, as with the next two.
    void revoke(long[] numbers) {
        with(numbers, ids -> new Destination.Revoke(new Scope.Certificates(ids)));
    }

    void renew(long[] numbers) {
        with(numbers, Destination.Renew::new);
    }

    void rotate(long[] numbers) {
        with(numbers, Destination.Rotate::new);
    }

    /// To the question before all are renewed that end within the window; there it is said when there are none.
    void renewEnding() {
        background.load(() -> office.renewals().ending(office.renewals().settings().window()),
                ending -> go.accept(new Destination.Renew(ids(ending))));
    }

    /// To a calendar of the ends of what this asks for.
    void calendar(CertificateQuery query) {
        go.accept(new Destination.Calendar(query));
    }

    /// To a file that lists what this asks for.
    void inventory(CertificateQuery query) {
        go.accept(new Destination.Inventory(query));
    }

    /// To the replaced ones that wait.
    void pending() {
        go.accept(new Destination.PendingRevocations());
    }

    /// To those that were made elsewhere.
    void bringIn() {
        go.accept(new Destination.Import(List.of()));
    }

    private void with(long[] numbers, Function<List<CertificateId>, Destination> way) {
        if (numbers.length > 0) {
            background.load(() -> way.apply(ids(numbers)), go);
        }
    }

    private static List<CertificateId> ids(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(CertificateId::new).toList();
    }
}
