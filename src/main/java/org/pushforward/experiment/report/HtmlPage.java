package org.pushforward.experiment.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;

/** A web page in one file: its pictures are in it, it asks for no script and for nothing from elsewhere. Texts are given as they are read. */
final class HtmlPage {

    /** What stands before the arguments in a command line. */
    static final String PROGRAM = "java -jar pushforward.jar ";

    private static final int MOST_UNBROKEN = 30;
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 16px/1.55 system-ui, "Segoe UI", "Helvetica Neue", sans-serif; color: #1B1F24; background: #FAFAF8; margin: 0 auto;
                   max-width: 1240px; padding: 32px 24px 80px; }
            h1 { font-size: 30px; line-height: 1.2; margin: 0 0 8px; }
            h2 { font-size: 23px; margin: 56px 0 8px; padding-top: 24px; border-top: 1px solid #E3E5E8; }
            h3 { font-size: 17px; margin: 32px 0 8px; }
            p { max-width: 860px; margin: 8px 0; }
            table { border-collapse: collapse; background: #FFFFFF; font-variant-numeric: tabular-nums; font-size: 14px; margin: 8px 0 4px; }
            th, td { text-align: left; vertical-align: top; padding: 6px 12px; border-bottom: 1px solid #E3E5E8; }
            th { color: #5B6470; font-weight: 600; }
            caption, .caption { caption-side: bottom; text-align: left; color: #5B6470; font-size: 14px; max-width: 860px; padding-top: 6px; }
            .grid { table-layout: fixed; width: 100%; }
            .grid td { padding: 4px; border: 0; vertical-align: middle; }
            .short { white-space: nowrap; }
            .grid img { display: block; width: 100%; height: auto; }
            code { font: 14px ui-monospace, "DejaVu Sans Mono", monospace; background: #FFFFFF; padding: 1px 5px; overflow-wrap: anywhere; }
            .repeat { color: #5B6470; padding-top: 4px; }
            .verdict { font-weight: 700; white-space: nowrap; }
            .agree { color: #0072B2; } .disagree { color: #B54708; } .undecided { color: #5B6470; }
            a { color: #0072B2; }
            .wide { overflow-x: auto; }
            """;

    private final StringBuilder body = new StringBuilder();

    void heading(int level, String text, String id) {
        body.append("<h").append(level).append(id == null ? "" : " id=\"" + escape(id) + "\"").append('>').append(escape(text))
                .append("</h").append(level).append(">\n");
    }

    void paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
    }

    /** Words and a command line. */
    void command(String words, String command) {
        body.append("<p>").append(escape(words)).append(" <code>").append(escape(command)).append("</code></p>\n");
    }

    /**
     * Findings as a table.
     *
     * @param chapter where a claim leads to, or null
     */
    void findings(List<Finding> findings, String chapter) {
        body.append("<div class=\"wide\"><table>\n").append(header(List.of("what is said", "where", "what was measured here", "verdict")));
        for (Finding finding : findings) {
            String claim = escape(finding.claim());
            body.append("<tr><td>").append(chapter == null ? claim : "<a href=\"#" + escape(chapter) + "\">" + claim + "</a>").append("</td><td>")
                    .append(escape(finding.source())).append("</td><td>").append(escape(finding.measured()))
                    .append("<div class=\"repeat\">To repeat it: <code>")
                    .append(escape(PROGRAM + finding.command())).append("</code></div></td><td class=\"verdict ")
                    .append(finding.verdict().word()).append("\">").append(finding.verdict().word()).append("</td></tr>\n");
        }
        body.append("</table></div>\n");
    }

    void table(Table table) {
        body.append("<div class=\"wide\"><table>\n<caption>").append(escape(table.caption())).append("</caption>\n").append(header(table.columns()));
        for (List<String> row : table.rows()) {
            body.append("<tr>").append(row.stream().map(HtmlPage::cell).collect(Collectors.joining())).append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    /** Numbers and names stay on one line. */
    private static String cell(String text) {
        return (text.length() <= MOST_UNBROKEN ? "<td class=\"short\">" : "<td>") + escape(text) + "</td>";
    }

    /** @throws org.pushforward.base.InvalidInputException if a picture cannot be read */
    void pictures(PictureGrid grid) {
        body.append("<table class=\"grid\">\n").append(header(grid.columns()));
        for (PictureGrid.Row row : grid.rows()) {
            body.append("<tr>");
            for (int i = 0; i < row.pictures().size(); i++) {
                String words = row.title() + ": " + grid.columns().get(i);
                body.append("<td><img alt=\"").append(escape(words)).append("\" title=\"").append(escape(words))
                        .append("\" src=\"data:image/png;base64,").append(base64(row.pictures().get(i))).append("\"/></td>");
            }
            body.append("</tr>\n");
        }
        body.append("</table>\n<p class=\"caption\">").append(escape(grid.caption())).append("</p>\n");
    }

    private static String base64(Path picture) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
        } catch (IOException e) {
            throw WholeFile.unreadable(picture, e);
        }
    }

    private static String header(List<String> columns) {
        return columns.stream().map(column -> "<th>" + escape(column) + "</th>").collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** @throws org.pushforward.base.InvalidInputException if the file cannot be written; what was there before is then still there */
    void write(String title, Path file) {
        ResultFiles.write(file, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" + escape(title) + "</title>\n<style>\n" + STYLE
                + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n");
    }
}
