package dev.chancery.papers;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// A PDF document that is being made.
final class Paper implements AutoCloseable {

    private static final float POINTS_PER_MILLIMETRE = 72 / 25.4f;

    private final PDDocument document;
    private final Fonts fonts;

    /// @param now is the document's own date
    Paper(String title, PaperWords words, Instant now) throws IOException {
        document = new PDDocument(MemoryUsageSetting.setupMainMemoryOnly().streamCache);
        fonts = Fonts.of(document);
        document.setDocumentId(now.toEpochMilli());
        document.getDocumentCatalog().setLanguage(words.locale().toLanguageTag());
        var about = document.getDocumentInformation();
        about.setTitle(fonts.regular().drawable(title));
        about.setProducer("Chancery");
        about.setCreationDate(GregorianCalendar.from(now.atZone(ZoneId.of("UTC"))));
    }

    static float points(double millimetres) {
        return (float) (millimetres * POINTS_PER_MILLIMETRE);
    }

    Fonts fonts() {
        return fonts;
    }

    int pages() {
        return document.getNumberOfPages();
    }

    /// Adds a page. The canvas is closed by who draws on it, before the paper is written.
    Canvas page(PDRectangle size) throws IOException {
        var page = new PDPage(size);
        document.addPage(page);
        return Canvas.on(fonts, document, page);
    }

    /// To draw on this page again, counted from 0.
    Canvas again(int page) throws IOException {
        return Canvas.on(fonts, document, document.getPage(page));
    }

    void writeTo(OutputStream out) throws IOException {
        document.save(out);
    }

    @Override public void close() throws IOException {
        document.close();
    }
}
