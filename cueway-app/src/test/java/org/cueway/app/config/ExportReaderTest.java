package org.cueway.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.app.config.ExportConfig.Where;
import org.cueway.cue.Glob;
import org.cueway.export.Choice;
import org.cueway.export.delivery.Remote;
import org.cueway.export.delivery.TcpFeed.Framing;
import org.cueway.export.file.ExportSpec;
import org.cueway.export.file.FileKind;
import org.cueway.export.file.FolderName;
import org.cueway.export.ftp.FtpSpec;
import org.cueway.export.ftp.FtpSpec.Security;
import org.cueway.export.ftp.FtpSpec.Trust;
import org.cueway.export.ftp.FtpSpec.When;
import org.cueway.export.sftp.SftpSpec;
import org.cueway.export.text.TextEncoding;
import org.cueway.export.text.TextStyle;
import org.cueway.export.text.TextStyle.Extra;
import org.cueway.export.text.TextStyle.Floated;
import org.cueway.export.text.TextStyle.LineEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key {@code exports}. */
class ExportReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderNeedsAPathAndNothingElse() throws Exception {
        assertThat(export("id: desk, to: folder, path: out"))
                .isEqualTo(new ExportConfig(
                        new ExportSpec(
                                "desk",
                                Choice.ALL,
                                EnumSet.of(FileKind.PAGES, FileKind.STACK, FileKind.CSV, FileKind.READY),
                                FolderName.KEY,
                                TextStyle.USUAL),
                        new Where.Folder(folder.resolve("out"))));
    }

    @Test
    void everythingCanBeSaidOfAnSftpServer() throws Exception {
        var export = export("""
                id: cg, to: sftp, host: cg.example, port: 2222, path: /data, username: cueway, password: "${SECRET}",
                      key: keys/id, passphrase: open, hostKeys: [ "SHA256:abc", "ssh-rsa AAAA" ], newsrooms: N*,
                      rundowns: [ "*NEWS*", "*SPORT*" ], files: [ stack, script ], folderName: "{roSlug} {key}",
                      script: { encoding: windows1252, lineEnd: crlf, presenter: Ann, floated: show, markers: false, packages: true }
                """);

        assertThat(export.where())
                .isEqualTo(new Where.Sftp(new SftpSpec(
                        new Remote("cg.example", 2222, "/data", "cueway", Optional.of("hunter2")),
                        Optional.of(folder.resolve("keys/id")),
                        Optional.of("open"),
                        List.of("SHA256:abc", "ssh-rsa AAAA"))));
        assertThat(export.spec())
                .isEqualTo(new ExportSpec(
                        "cg",
                        new Choice(List.of(new Glob("N*")), List.of(new Glob("*NEWS*"), new Glob("*SPORT*"))),
                        EnumSet.of(FileKind.STACK, FileKind.SCRIPT),
                        new FolderName("{roSlug} {key}"),
                        new TextStyle(
                                TextEncoding.WINDOWS_1252,
                                LineEnd.CRLF,
                                "Ann",
                                Floated.SHOW,
                                EnumSet.of(Extra.ITEMS, Extra.PACKAGES))));
        assertThat(export.toString()).doesNotContain("hunter2").doesNotContain("open");
    }

    @Test
    void ftpHasUsualPortsAndFtpsSomebodyToTrust() throws Exception {
        var login = "host: h, username: u, password: p";
        var remote = new Remote("h", 21, "", "u", Optional.of("p"));
        assertThat(export("id: a, to: ftp, " + login).where())
                .isEqualTo(new Where.Ftp(new FtpSpec(remote, new Security.Plain())));
        assertThat(export("id: a, to: ftps, " + login).where())
                .isEqualTo(new Where.Ftp(new FtpSpec(remote, new Security.Tls(When.EXPLICIT, new Trust.Known()))));
        assertThat(export("id: a, to: ftps, tls: implicit, trust: { ca: station.pem }, " + login)
                        .where())
                .isEqualTo(new Where.Ftp(new FtpSpec(
                        new Remote("h", 990, "", "u", Optional.of("p")),
                        new Security.Tls(When.IMPLICIT, new Trust.Authority(folder.resolve("station.pem"))))));
        assertThat(export("id: a, to: ftps, trust: { pin: \"" + "AB:".repeat(31) + "AB\" }, " + login)
                        .where())
                .isEqualTo(new Where.Ftp(
                        new FtpSpec(remote, new Security.Tls(When.EXPLICIT, new Trust.Pinned("ab".repeat(32))))));
    }

    @Test
    void aFeedCarriesScripts() throws Exception {
        var export = export("id: p, to: feed, port: 7000, frame: formFeed, files: storyBody");

        assertThat(export.where()).isEqualTo(new Where.Feed("127.0.0.1", 7000, Framing.FORM_FEED));
        assertThat(export.spec().kinds()).containsExactly(FileKind.STORY_BODY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to: folder, path: x | exports.0.id is missing",
                "id: a | exports.0.to is missing, expected one of folder, sftp, ftp, ftps, feed",
                "id: a, to: sftpp | did you mean sftp?",
                "id: a, to: folder | exports.0.path is missing",
                "id: a, to: folder, path: x, host: y | exports.0.host is not a key of Cueway",
                "id: a/b, to: folder, path: x | expected 1 to 64 letters",
                "id: a, to: folder, path: x, folderName: '{roSlug}' | expected a name with {key} in it",
                "id: a, to: folder, path: x, folderName: '../{key}' | expected a name with {key} in it",
                "id: a, to: folder, path: x, files: pictures | expected pages, stack, csv",
                "id: a, to: feed, port: 1, files: [ stack ] | expected script or storyBody",
                "id: a, to: feed | exports.0.port is missing",
                "id: a, to: sftp, host: h, username: u | exports.0.password is missing, expected one, or a key",
                "id: a, to: sftp, host: h, username: u, password: p, hostKeys: abc | expected a fingerprint",
                "id: a, to: ftp, password: p | exports.0.host is missing",
                "id: a, to: ftps, host: h, username: u, password: p, trust: any | exports.0.trust",
                "id: a, to: folder, path: x, script: { encoding: utf7 } | expected one of utf8, utf8bom"
            })
    void whatIsWrongIsSaid(String keys, String problem) {
        var refused = catchThrowableOfType(ConfigException.class, () -> export(keys));

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).contains(problem);
    }

    private ExportConfig export(String keys) throws Exception {
        var file = Files.writeString(
                folder.resolve("cueway.yaml"), "mos: { id: us }\nexports:\n  - { " + keys.strip() + " }\n");
        var config = ConfigLoader.load(Optional.of(file), List.of(), Map.of("SECRET", "hunter2"));
        return config.exports().getFirst();
    }
}
