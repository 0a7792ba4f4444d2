package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreReportTest {

    private static final AuthorityId LAB = new AuthorityId(1);
    private static final StoreFinding.Which WHICH = new StoreFinding.Which(1, "01", "press-1");
    private static final StoreFinding INDEX = new StoreFinding.IndexDamaged("x");
    private static final StoreFinding SEARCH = new StoreFinding.SearchAstray(3);
    private static final StoreFinding COLUMN = new StoreFinding.ColumnDiffers(WHICH, StoreFinding.Column.SUBJECT, "a", "b");
    private static final StoreFinding NUMBER = new StoreFinding.NumberLow(LAB, "Lab", BigInteger.ONE, BigInteger.TWO);
    private static final StoreFinding MISSING = list(true);

    private static StoreFinding list(boolean mendable) {
        return new StoreFinding.ListWrong(LAB, "Lab", "/lists/lab.crl", StoreFinding.ListFault.MISSING, mendable);
    }

    private static StoreReport of(StoreFinding... findings) {
        return new StoreReport(Instant.EPOCH, List.of(findings), findings.length, 0, 0, 0);
    }

    @Test void aStoreIsGoodWhenNothingWasFound() {
        assertThat(of().good()).isTrue();
        assertThat(of(INDEX).good()).isFalse();
    }

    @Test void everyRepairIsOfferedOnce() {
        assertThat(of(INDEX, INDEX, SEARCH, COLUMN, NUMBER, MISSING).repairs()).containsExactly(new StoreRepair.Indexes(),
                new StoreRepair.Search(), new StoreRepair.Columns(), new StoreRepair.Number(LAB), new StoreRepair.Publish(LAB));
        assertThat(of(INDEX, SEARCH, INDEX).mendedBy(new StoreRepair.Indexes())).containsExactly(INDEX, INDEX);
    }

    @Test void nothingIsSignedOrNumberedByWhatSomebodyElseHasChanged() {
        var changed = of(NUMBER, MISSING, COLUMN, new StoreFinding.HeadChanged());
        assertThat(changed.repairs()).containsExactly(new StoreRepair.Columns());
        assertThat(changed.mendedBy(new StoreRepair.Number(LAB))).isEmpty();
    }

    @Test void whatCannotBeMendedSafelyIsNot() {
        assertThat(of(list(false), new StoreFinding.PageDamaged("x"), new StoreFinding.Unread(StoreFinding.Area.FILE),
                new StoreFinding.CertificateChanged(WHICH), new StoreFinding.SerialTwice("Lab", "01"), new StoreFinding.BrokerPasswordUnopened())
                .repairs()).isEmpty();
    }
}
