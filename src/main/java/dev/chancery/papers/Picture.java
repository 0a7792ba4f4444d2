package dev.chancery.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/// What a paper looks like, for those who want to see it before it is written.
public final class Picture {

    private Picture() {}

    /// The first page of a PDF as PNG, `width` pixels wide.
    public static byte[] ofFirstPage(byte[] pdf, int width) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var page = new PDFRenderer(document).renderImage(0, width / document.getPage(0).getMediaBox().getWidth());
            var png = new ByteArrayOutputStream();
            ImageIO.write(page, "png", png);
            return png.toByteArray();
        }
    }
}
