package dev.chancery.archfixtures.engine;

import dev.chancery.archfixtures.cli.Command;
import dev.chancery.archfixtures.pki.KeySeal;
import java.net.http.HttpClient;
import java.sql.Connection;
import javafx.scene.control.Label;
import org.apache.commons.csv.CSVFormat;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.ASN1Integer;
import org.eclipse.jetty.server.Server;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// An engine that reaches into everybody's libraries.
public final class Office {
    public Server listening;
    public HttpClient http;
    public Connection connection;
    public Label label;
    public CSVFormat format;
    public PDDocument paper;
    public JsonNode json;
    public CommandLine line;
    public ASN1Integer number;
    public Command asker;
    public byte[] key = new KeySeal().unseal();
}
