package dev.chancery.export;

import dev.chancery.domain.BulkLine;

/// One line of a bulk job's manifest as a JSON object.
public final class LineJson {

    private LineJson() {}

    /// In ASCII, with a line feed at the end.
    public static byte[] of(BulkLine line, String result) {
        var json = new JsonText();
        return json.object(() -> {
            json.name("thing").text(line.thing());
            json.name("result").text(result);
            line.replaces().ifPresent(serial -> json.name("replaces").text(serial.hex()));
            line.serial().ifPresent(serial -> json.name("serial").text(serial.hex()));
            line.sha256().ifPresent(print -> json.name("sha256").text(print.hex()));
            if (!line.reason().isEmpty()) {
                json.name("reason").text(line.reason());
            }
            json.name("files").array(() -> line.files().forEach(file -> file(json, file)));
        }).take();
    }

    private static void file(JsonText json, BulkLine.File file) {
        json.object(() -> {
            json.name("path").text(file.path());
            json.name("size").number(file.size());
            json.name("sha256").text(file.sha256().hex());
        });
    }
}
