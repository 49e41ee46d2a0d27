package org.cueway.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.dialect.Meaning;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.RefusalWords;
import org.cueway.mos.dialect.StatusWords;
import org.cueway.mos.dialect.TimeForm;
import org.cueway.mos.dialect.Vocabulary;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.model.Channel;
import org.cueway.mos.wire.MessageForm;
import org.cueway.mos.wire.websocket.Login;
import org.cueway.mos.wire.websocket.Trust;
import org.cueway.newsroom.outgoing.Failback;
import org.cueway.newsroom.outgoing.Redundancy;
import org.cueway.newsroom.outgoing.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
    @TempDir
    private Path folder;

    @Test
    void theDefaultConfigurationIsValidAndSaysTheDefaults() throws Exception {
        Path file = folder.resolve("sub/cueway.yaml");
        DefaultConfig.write(file);
        Config written = ConfigLoader.load(Optional.of(file), List.of(), Map.of());
        Config bare = ConfigLoader.load(Optional.empty(), List.of("mos.id=gateway.station.example.mos"), Map.of());

        assertThat(written.mos()).isEqualTo(bare.mos());
        assertThat(written.web()).isEqualTo(bare.web());
        assertThat(written.prompter()).isEqualTo(bare.prompter());
        assertThat(written.logging()).isEqualTo(bare.logging());
        assertThat(written.store())
                .isEqualTo(new Config.Store.Sqlite(folder.resolve("sub/data/cueway.db"), Duration.ofDays(30)));
        assertThat(written.newsrooms()).singleElement().satisfies(newsroom -> {
            assertThat(newsroom.id()).isEqualTo("NCS-1");
            assertThat(newsroom.ncsIDs()).containsExactly("NCS-1");
            assertThat(newsroom.dial())
                    .contains(new Config.Dial(List.of(new Config.Listener("ncs.station.example", 10540, 10541))));
        });
    }

    @Test
    void everyLineThatTheDefaultConfigurationOffersIsValid() throws Exception {
        String all = DefaultConfig.text()
                .replace("# zone:", "zone:")
                .replace("# allow:", "allow:")
                .replace("# dialect:", "dialect:")
                .replace("# presenters:", "presenters:")
                .replace("# mos4:", "mos4:")
                .replaceAll("(?m)^    #   ", "      ")
                .replace("# tls:", "tls:")
                .replace("# - id: \"*\"", "- id: \"*\"");
        Config config = ConfigLoader.load(
                Optional.of(write(all)),
                List.of(),
                Map.of("NCS_PASSWORD", "secret-1", "NCS_LOGIN", "secret-2", "WEB_TLS_PASSWORD", "secret-3"));
        assertThat(config.mos().zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
        assertThat(config.newsrooms().getFirst().allow()).containsExactly("10.0.0.0/8", "192.168.4.17/32");
        assertThat(config.newsrooms().getFirst().dialect().encoding()).contains("ucs2be");
        assertThat(config.newsrooms().getFirst().dialect().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.prompter().presenters()).containsExactly(new Config.Presenter("ANCHOR A", 165));
        assertThat(config.newsrooms().getFirst().mos4())
                .contains(new Config.Mos4(
                        List.of(URI.create("wss://ncs.station.example/MOS4NCS/")),
                        false,
                        Optional.of(new Login("cueway", "secret-1")),
                        new Trust.Known(),
                        Optional.of("ncs.station.example"),
                        MessageForm.UCS2BE,
                        List.of(Channel.MOM, Channel.RO),
                        new Config.Accept(Optional.of(new Login("ncs", "secret-2")), true)));
        assertThat(config.web().tls()).contains(new Config.Tls(folder.resolve("certs/web.p12"), "secret-3"));
        assertThat(config.toString()).doesNotContain("secret-");
        assertThat(config.newsrooms().getLast().id()).isEqualTo(Config.ANY);
        assertThat(config.newsrooms().getLast().ncsIDs()).isEmpty();
    }

    @Test
    void writingTheDefaultNeverOverwrites() throws IOException {
        Path file = Files.writeString(folder.resolve("cueway.yaml"), "mine");
        assertThatThrownBy(() -> DefaultConfig.write(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }

    @Test
    void flagsComeBeforeEnvironmentBeforeFileBeforeDefaults() throws Exception {
        Path file = write("mos: { id: file, listen: { lower: 1, upper: 2 } }");
        Map<String, String> environment = Map.of("CUEWAY_MOS_ID", "environment", "CUEWAY_MOS_LISTEN_UPPER", "3");
        Config config = ConfigLoader.load(Optional.of(file), List.of("mos.id=flag"), environment);
        assertThat(config.mos().id()).isEqualTo("flag");
        assertThat(config.mos().listen()).isEqualTo(new Config.Listen("0.0.0.0", 1, 3, 10542));
    }

    @Test
    void flagsReachIntoLists() throws Exception {
        Config config = ConfigLoader.load(
                Optional.of(write("mos: { id: us }\nnewsrooms: [ { id: A } ]")),
                List.of(
                        "newsrooms.0.id=B",
                        "newsrooms.1.id=*",
                        "newsrooms.0.dial.hosts.0=10.1.1.1",
                        "newsrooms.0.allow=[10.0.0.0/8, '::1']"),
                Map.of());
        assertThat(config.newsrooms()).extracting(Config.Newsroom::id).containsExactly("B", "*");
        assertThat(config.newsrooms().getFirst().allow()).containsExactly("10.0.0.0/8", "::1/128");
        assertThat(config.newsrooms().getFirst().dial())
                .contains(new Config.Dial(List.of(new Config.Listener("10.1.1.1", 10540, 10541))));
    }

    @Test
    void variablesAndSecretFilesFillValues() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "from-a-file\n");
        Config config = ConfigLoader.load(
                Optional.of(write("mos: { id: 'a-${ONE}-${TWO}-$${THREE}' }")),
                List.of(),
                Map.of("ONE", "1", "TWO_FILE", secret.toString(), "CUEWAY_WEB_HOST_FILE", secret.toString()));
        assertThat(config.mos().id()).isEqualTo("a-1-from-a-file-${THREE}");
        assertThat(config.web().host()).isEqualTo("from-a-file");
    }

    @Test
    void aValueOutOfAVariableIsNeverShown() throws IOException {
        Path file = write("mos: { id: us }\nweb: { port: '${PASSWORD}' }");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(file), List.of(), Map.of("PASSWORD", "hunter2")))
                .hasMessage(file + ":2:14: web.port is a value that is not shown, expected a port, 0 to 65535");
    }

    @Test
    void relativePathsStartAtTheFilesFolder() throws Exception {
        assertThat(load("mos: { id: us }\nstore: { file: ../kept/x.db }").store())
                .isEqualTo(new Config.Store.Sqlite(folder.resolveSibling("kept").resolve("x.db"), Duration.ofDays(30)));
    }

    @Test
    void aKeyWithoutAValueCountsAsAbsent() throws Exception {
        Config config = load("mos:\n  id: us\n  heartbeat:\nnewsrooms:\nweb:\n");
        assertThat(config.mos().heartbeat()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.newsrooms()).isEmpty();
        assertThat(config.web().port()).isEqualTo(8080);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems("""
                mos:
                  id: us
                  listen: { lower: 70000 }
                  zone: Mars/Olympus
                web: { port: x }
                """))
                .containsExactly(
                        "cueway.yaml:3:20: mos.listen.lower is \"70000\", expected a port, 0 to 65535",
                        "cueway.yaml:4:9: mos.zone is \"Mars/Olympus\", expected a time zone such as Europe/Oslo or UTC",
                        "cueway.yaml:5:14: web.port is \"x\", expected a port, 0 to 65535");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        mos: {}                                | 1:6: mos.id is missing, expected the mosID that the newsroom calls us by
        mos: { id: '' }                        | 1:12: mos.id is "", expected 1 to 128 characters without blanks at either end
        mos: { id: 'us ' }                     | 1:12: mos.id is "us ", expected 1 to 128 characters without blanks at either end
        mos: { id: [ us ] }                    | 1:12: mos.id is a list, expected 1 to 128 characters without blanks at either end
        mos: us                                | 1:6: mos is "us", expected a section of keys; 1:6: mos.id is missing, expected the mosID that the newsroom calls us by
        mos: { id: us, lisen: {} }             | 1:16: mos.lisen is not a key of Cueway; did you mean listen?
        mos: { id: us, colour: red }           | 1:16: mos.colour is not a key of Cueway; expected one of id, listen, heartbeat, silence, hold, reply, zone
        mos: { id: us, id: them }              | 1:16: id stands here a second time, expected once; the first is in line 1
        mos: { id: us, heartbeat: 30 }         | 1:27: mos.heartbeat is "30", expected a time with its unit (500ms, 30s, 2m0s, 30d), 1s to 1h
        mos: { id: us, heartbeat: 0s }         | 1:27: mos.heartbeat is "0s", expected a time with its unit (500ms, 30s, 2m0s, 30d), 1s to 1h
        mos: { id: us, heartbeat: 2h }         | 1:27: mos.heartbeat is "2h", expected a time with its unit (500ms, 30s, 2m0s, 30d), 1s to 1h
        mos: { id: us, silence: 30s }          | 1:25: mos.silence is 30s, expected more than mos.heartbeat, which is 30s; three times that is usual
        mos: { id: us, listen: { upper: -1 } } | 1:33: mos.listen.upper is "-1", expected a port, 0 to 65535
        mos: { id: us, listen: { query: 10541 } } | 1:33: mos.listen.query is 10541, expected another port than mos.listen.upper has
        mos: { id: '${NO_SUCH}' }              | 1:12: mos.id needs the variable NO_SUCH, which is not set; set it or NO_SUCH_FILE
        [ 1 ]                                  | 1:1: is a list, expected a section of keys; 1:1: mos.id is missing, expected the mosID that the newsroom calls us by
        `mos: { id: "us"`                      | 1:16: not YAML: while parsing a flow mapping
        """)
    void aWrongMosSectionIsExplained(String yaml, String expected) {
        assertThat(problems(yaml)).isEqualTo(lines(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        newsrooms: { id: A }                             | 2:12: newsrooms is a section of keys, expected a list: [ first, second ]
        newsrooms: [ A ]                                 | 2:14: newsrooms.0 is "A", expected a section of keys; 2:14: newsrooms.0.id is missing, expected the newsroom's ncsID, or a name beside ncsIDs
        newsrooms: [ { id: A }, { id: A } ]              | 2:31: newsrooms.1.id is "A", which another newsroom has already
        newsrooms: [ { id: A }, { id: B, ncsIDs: [ A ] } ] | 2:42: newsrooms.1.ncsIDs has "A", which newsroom A has already, expected each ncsID once
        newsrooms: [ { id: B, ncsIDs: [ A ] }, { id: A } ] | 2:46: newsrooms.1.ncsIDs has "A", which newsroom B has already, expected each ncsID once
        newsrooms: [ { id: A, ncsIDs: [ X, ' ' ] } ]     | 2:36: newsrooms.0.ncsIDs.1 is " ", expected 1 to 128 characters without blanks at either end
        newsrooms: [ { id: A, allow: [ 10.0.0.0/33 ] } ] | 2:32: newsrooms.0.allow.0 is "10.0.0.0/33", expected an address or a network such as 10.0.0.0/8
        newsrooms: [ { id: A, allow: [ ncs.example ] } ] | 2:32: newsrooms.0.allow.0 is "ncs.example", expected an address or a network such as 10.0.0.0/8
        newsrooms: [ { id: A, allow: 10.0.0.0/8 } ]      | 2:30: newsrooms.0.allow is "10.0.0.0/8", expected a list: [ first, second ]
        newsrooms: [ { id: A, redundancy: buddy } ]      | 2:35: newsrooms.0.redundancy is about several servers, expected at least 2 ncsIDs beside it, the main one first
        newsrooms: [ { id: A, failoverAfter: 20s } ]     | 2:38: newsrooms.0.failoverAfter is about asking another server, expected redundancy beside it: buddy, hotStandby or list
        newsrooms: [ { id: A, ncsIDs: [ A, B ], redundancy: list, failbackAfter: 1m } ] | 2:74: newsrooms.0.failbackAfter is about returning to the main server by itself, expected failback: immediate beside it
        newsrooms: [ { id: A, failback: manual } ]       | 2:33: newsrooms.0.failback is about returning to the main server, expected redundancy beside it: buddy, hotStandby or list
        newsrooms: [ { id: A, ncsIDs: [ A, B ], redundancy: list, failback: never } ] | 2:69: newsrooms.0.failback is "never", expected onFailure, immediate or manual
        newsrooms: [ { id: A, redundancy: boddy } ]      | 2:35: newsrooms.0.redundancy is "boddy", expected none, buddy, hotStandby or list
        newsrooms: [ { id: A, dialect: enp } ]           | 2:32: newsrooms.0.dialect is "enp", expected one of auto, plain, enps, inews, octopus, openmedia; did you mean enps?
        newsrooms: [ { id: A, dialect: [ enps ] } ]      | 2:32: newsrooms.0.dialect is a list, expected one of auto, plain, enps, inews, octopus, openmedia
        newsrooms: [ { id: A, dialect: { like: ENPS } } ] | 2:40: newsrooms.0.dialect.like is "ENPS", expected one of auto, plain, enps, inews, octopus, openmedia; did you mean enps?
        newsrooms: [ { id: A, dialect: { likes: enps } } ] | 2:34: newsrooms.0.dialect.likes is not a key of Cueway; did you mean like?
        newsrooms: [ { id: A, dialect: { encoding: utf-8 } } ] | 2:44: newsrooms.0.dialect.encoding is "utf-8", expected one of auto, ucs2be, utf16le, utf8; did you mean utf8?
        newsrooms: [ { id: A, dialect: { strict: yes } } ] | 2:42: newsrooms.0.dialect.strict is "yes", expected one of true, false
        newsrooms: [ { id: A, dialect: { emit: lenient } } ] | 2:40: newsrooms.0.dialect.emit is "lenient", expected one of habits, strict
        newsrooms: [ { id: A, dialect: { messageID: no } } ] | 2:45: newsrooms.0.dialect.messageID is "no", expected one of required, optional, never
        newsrooms: [ { id: A, dialect: { times: { zone: local } } } ] | 2:49: newsrooms.0.dialect.times.zone is "local", expected one of utc, offset, none
        newsrooms: [ { id: A, dialect: { edits: old } } ] | 2:41: newsrooms.0.dialect.edits is "old", expected one of current, superseded
        newsrooms: [ { id: A, dialect: { status: { in: [ a ] } } } ] | 2:48: newsrooms.0.dialect.status.in is a list, expected a section of keys
        newsrooms: [ { id: A, dialect: { status: { inn: {} } } } ] | 2:44: newsrooms.0.dialect.status.inn is not a key of Cueway; did you mean in?
        newsrooms: [ { id: A, dialect: { refusals: { standbi: [ x ] } } } ] | 2:46: newsrooms.0.dialect.refusals.standbi is not a key of Cueway; did you mean standby?
        newsrooms: [ { id: A, dialect: { refusals: { gone: [ "*" ] } } } ] | 2:54: newsrooms.0.dialect.refusals.gone.0 is "*", expected words, with * for anything between
        newsrooms: [ { id: A, dialect: { maxTextChars: 8 } } ] | 2:48: newsrooms.0.dialect.maxTextChars is "8", expected a number, 32 to 1000
        newsrooms: [ { id: A, dialect: { encoding: latin1 } } ] | 2:44: newsrooms.0.dialect.encoding is "latin1", expected one of auto, ucs2be, utf16le, utf8
        newsrooms: [ { id: A, dialect: { maxIdChars: 64 } } ] | 2:46: newsrooms.0.dialect.maxIdChars is "64", expected a number, 128 to 1000
        newsrooms: [ { id: A, mos4: { url: x } } ] | 2:36: newsrooms.0.mos4.url is "x", expected a URL such as wss://ncs-a.example/mos
        newsrooms: [ { id: A, mos4: { url: "http://a/mos" } } ] | 2:36: newsrooms.0.mos4.url "http://a/mos" does not begin with ws:// or wss://
        newsrooms: [ { id: A, mos4: { url: "ws://a/mos", username: u, password: p } } ] | 2:36: newsrooms.0.mos4.url "ws://a/mos" would send the password readable to everybody on the way, expected wss://
        newsrooms: [ { id: A, mos4: { url: [ "ws://a/", "ws://b/" ] } } ] | 2:36: newsrooms.0.mos4.url has 2, expected at most 1, one for each ncsID in the same order
        newsrooms: [ { id: A, mos4: { url: "wss://a/", username: u } } ] | 2:29: newsrooms.0.mos4.password is missing, expected it beside newsrooms.0.mos4.username
        newsrooms: [ { id: A, mos4: { passive: true } } ] | 2:40: newsrooms.0.mos4.passive is about dialling the newsroom, expected mos4.url beside it
        newsrooms: [ { id: A, mos4: { url: "wss://a/", trust: all } } ] | 2:55: newsrooms.0.mos4.trust is "all", expected one of known, any
        newsrooms: [ { id: A, mos4: { url: "wss://a/", trust: { pin: "AB:CD" } } } ] | 2:62: newsrooms.0.mos4.trust.pin is "AB:CD", expected a SHA-256 fingerprint, 64 hexadecimal digits, as openssl x509 -fingerprint -sha256 prints it
        newsrooms: [ { id: A, mos4: { url: "wss://a/", trust: {} } } ] | 2:55: newsrooms.0.mos4.trust expected known, any, { ca: FILE } or { pin: FINGERPRINT }
        newsrooms: [ { id: A, mos4: { url: "wss://a/", channels: [ up ] } } ] | 2:60: newsrooms.0.mos4.channels.0 is "up", expected one of mom, ro, aux
        newsrooms: [ { id: A, mos4: { encoding: utf16 } } ] | 2:41: newsrooms.0.mos4.encoding is "utf16", expected one of ucs2be, utf16le, utf8, text; did you mean utf16le?
        newsrooms: [ { id: A, mos4: { accept: { password: p } } } ] | 2:39: newsrooms.0.mos4.accept.username is missing, expected it beside newsrooms.0.mos4.accept.password
        newsrooms: [ { id: A, mos4: { pasive: true } } ] | 2:31: newsrooms.0.mos4.pasive is not a key of Cueway; did you mean passive?
        newsrooms: [ { id: "*", mos4: { url: "wss://a/" } } ] | 2:31: newsrooms.0.mos4.url cannot stand beside id "*", which is whoever calls
        newsrooms: [ { id: A, dial: { hosts: [ a, b ] } } ] | 2:38: newsrooms.0.dial.hosts has 2, expected 1 to 1, one for each ncsID in the same order
        newsrooms: [ { id: A, dial: { lower: 0, hosts: [ a ] } } ] | 2:38: newsrooms.0.dial.lower is "0", expected a port, 1 to 65535
        newsrooms: [ { id: A, ncsIDs: [ A, B ], dial: { hosts: [ a, b ], upper: [ 1 ] } } ] | 2:73: newsrooms.0.dial.upper has 1, expected 2, one for each host, or one port
        newsrooms: [ { id: A, dial: { hosts: [ a ], upper: [ x ] } } ] | 2:54: newsrooms.0.dial.upper.0 is "x", expected a port, 1 to 65535
        newsrooms: [ { id: "*", dial: { hosts: [ a ] } } ] | 2:31: newsrooms.0.dial cannot stand beside id "*", which is whoever calls
        """)
    void aWrongNewsroomIsExplained(String yaml, String expected) {
        assertThat(problems("mos: { id: us }\n" + yaml)).isEqualTo(lines(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        store: { kind: mongodb }          | 2:16: store.kind "mongodb" is not available in this version, expected sqlite
        store: { kind: oracle }           | 2:16: store.kind is "oracle", expected sqlite
        store: { uri: x }                 | 2:10: store.uri is not available in this version; remove it
        store: { keep: 5m }               | 2:16: store.keep is "5m", expected a time with its unit (500ms, 30s, 2m0s, 30d), 1h to 36500d
        logging: { level: warning }       | 2:19: logging.level is "warning", expected one of error, warn, info, debug, trace
        logging: { format: xml }          | 2:20: logging.format is "xml", expected one of text, json
        prompter: { wordsPerMinute: 30 }  | 2:29: prompter.wordsPerMinute is "30", expected words read aloud in a minute, 60 to 360
        prompter: { presenters: [ { wordsPerMinute: 90 } ] } | 2:27: prompter.presenters.0.name is missing, expected the presenter's name in the newsroom
        prompter: { presenters: [ { name: A, pace: 90 } ] } | 2:38: prompter.presenters.0.pace is not a key of Cueway; expected one of name, wordsPerMinute
        web: { tls: {} }                  | 2:13: web.tls.keyStore is missing, expected a PKCS 12 file with certificate and key
        devices: [ {} ]                   | 2:12: devices.0.id is missing, expected a name by which rules name the device; 2:12: devices.0.driver is missing, expected one of casparcg, http, mqtt, nmos, tsl
        devices: [ { id: main, driver: tsl, uri: "udp://h" } ] | 2:18: devices.0.id is "main", which another device or output has already
        cues: [ { do: [] } ]              | 2:15: cues.0.do is missing, expected a list such as [ { device: red-light } ]
        cues: [ { do: [ { device: mian } ] } ] | 2:27: cues.0.do.0.device is "mian", expected one of main; did you mean main?
        cues: [ { when: { verb: tkae }, do: [ { device: main } ] } ] | 2:25: cues.0.when.verb is "tkae", expected prepare, take, hold, out, signal, arm or disarm, or a list of them
        cues: [ { when: { slugs: x }, do: [ { device: main } ] } ] | 2:19: cues.0.when.slugs is not a key of Cueway; did you mean slug?
        nmos: { registry: atuo }          | 2:19: nmos.registry is "atuo", expected auto, none, or addresses such as http://registry.example:3211
        nmos: { mode: unicats }           | 2:15: nmos.mode is "unicats", expected one of auto, unicast, multicast, both; did you mean unicast?
        nmos: { queryVersions: [ v2.0 ] } | 2:26: nmos.queryVersions.0 is "v2.0", expected versions of v1.0 to v1.3
        nmos: { exceptions: { cam: 12 } } | 2:21: nmos.exceptions has "12" for cam, expected the SHA-256 of its certificate, 64 hexadecimal digits
        nmos: { networks: [ { registry: auto } ] } | 2:21: nmos.networks.0.name is missing, expected its name
        nmos: { registri: auto }          | 2:9: nmos.registri is not a key of Cueway; did you mean registry?
        sentry: { dsn: x }                | 2:1: sentry is not available in this version; remove it
        app: { name: OpenMOS }            | 2:1: app is a key of OpenMOS: Cueway has no such key; remove it
        server: { port: 10541 }           | 2:1: server is a key of OpenMOS: here it is mos.listen { host, lower, upper, query }
        mongo: { uri: x }                 | 2:1: mongo is a key of OpenMOS: here it is store { kind, file }, which needs no database server
        newsroom: []                      | 2:1: newsroom is not a key of Cueway; did you mean newsrooms?
        `--- `                            | 2:5: a second document begins here, expected one; remove the ---
        web: { host: *all }               | 2:14: an alias (*all), which is not supported; a text that begins with * needs quotes
        newsrooms: [ { id: * } ]          | 2:21: not YAML: while scanning an alias; a text that begins with * needs quotes
        """)
    void aWrongSectionIsExplained(String yaml, String expected) {
        assertThat(problems("mos: { id: us }\n" + yaml)).isEqualTo(lines(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        relay: { devices: [ { id: d } ] }                     | 2:21: relay.devices.0.host is missing, expected the host name or address where it listens
        relay: { devices: [ { host: h } ] }                   | 2:21: relay.devices.0.id is missing, expected the device's mosID
        relay: { devices: [ { id: clips.a.b.c.mos, host: h } ] } | 2:27: relay.devices.0.id is "clips.a.b.c.mos", which is mos.id, expected the mosID of another device
        relay: { devices: [ { id: d, host: h }, { id: d, host: i } ] } | 2:47: relay.devices.1.id is "d", which another device has already
        relay: { devices: [ { id: d, host: h, rundowns: some } ] } | 2:49: relay.devices.0.rundowns is "some", expected one of items, all, none
        relay: { devices: [ { id: d, host: h, upper: 0 } ] }  | 2:46: relay.devices.0.upper is "0", expected a port, 1 to 65535
        relay: { devices: [ { id: d, host: h, port: 1 } ] }   | 2:39: relay.devices.0.port is not a key of Cueway; expected one of id, mos4, host, lower, upper, query, zone, dialect, allow, newsroom, rundowns
        relay: { devices: [ { id: d, host: h, mos4: { url: "ws://h/mos" } } ] } | 2:36: relay.devices.0.host cannot stand beside mos4, which says where the device listens
        relay: { devices: [ { id: d, mos4: {} } ] }           | 2:36: relay.devices.0.mos4.url is missing, expected a URL such as wss://device.example/mos
        relay: { devices: [ { id: d, host: h, newsroom: X } ] } | 2:49: relay.devices.0.newsroom is "X", expected one of N; did you mean N?
        relay: { ncsID: N }                                   | 2:17: relay.ncsID is "N", which a newsroom has, expected a name of our own
        relay: { rules: [ { exact: x, to: e } ], devices: [ { id: d, host: h } ] } | 2:35: relay.rules.0.to is "e", expected one of d; did you mean d?
        relay: { rules: [ { to: d } ], devices: [ { id: d, host: h } ] } | 2:19: relay.rules.0.exact is missing, expected exact, prefix or family
        relay: { rules: [ { exact: x, prefix: y, to: d } ], devices: [ { id: d, host: h } ] } | 2:19: relay.rules.0.exact does not stand alone, expected one of exact, prefix and family
        redirect: { servers: [ { id: clips.two.mos, host: h } ] } | 2:22: redirect.servers has "clips.two.mos", expected another machine of our own family: both names fully qualified, family.machine.location.enterprise.mos, with the same first label as mos.id, which is clips.a.b.c.mos
        """)
    void aWrongDeviceBehindUsIsExplained(String yaml, String expected) {
        assertThat(problems("mos: { id: clips.a.b.c.mos }\n" + yaml + "\nnewsrooms: [ { id: N } ]"))
                .isEqualTo(lines(expected));
    }

    @Test
    void R129_devicesBehindUsAndRulesAreRead() throws Exception {
        Config config = load("""
                mos: { id: clips.a.b.c.mos }
                newsrooms: [ { id: N } ]
                relay:
                  ncsID: US
                  devices: [ { id: d, host: h, query: 3, rundowns: all, newsroom: N, allow: [ 10.0.0.1 ] }, { id: e, host: i } ]
                  rules: [ { exact: x, to: d, rewrite: true }, { prefix: y., to: e }, { family: z, to: d } ]
                redirect: { servers: [ { id: clips.two.b.c.mos, host: j, lower: 7 } ] }
                """);
        var behind = config.behind();
        assertThat(behind.ncsID()).isEqualTo("US");
        var over4 = load("mos: { id: us }\nrelay: { devices: [ { id: d, mos4: { url: ws://h/mos, passive: true } } ] }")
                .behind()
                .devices()
                .getFirst();
        assertThat(over4.mos4().orElseThrow().urls()).containsExactly(URI.create("ws://h/mos"));
        assertThat(over4.mos4().orElseThrow().passive()).isTrue();
        assertThat(behind.devices()).extracting(Config.Device::id).containsExactly("d", "e");
        assertThat(behind.devices().getFirst().where()).isEqualTo(new Config.Where("h", 10540, 10541, Optional.of(3)));
        assertThat(behind.devices().getFirst().rundowns()).isEqualTo(Config.Device.Rundowns.ALL);
        assertThat(behind.devices().getLast().rundowns()).isEqualTo(Config.Device.Rundowns.ITEMS);
        assertThat(behind.rules())
                .containsExactly(
                        new Config.Rule(Config.Rule.Match.EXACT, "x", "d", true),
                        new Config.Rule(Config.Rule.Match.PREFIX, "y.", "e", false),
                        new Config.Rule(Config.Rule.Match.FAMILY, "z", "d", false));
        assertThat(behind.servers())
                .singleElement()
                .satisfies(server -> assertThat(server.where().lower()).isEqualTo(7));
        assertThat(load("mos: { id: us }").behind().ncsID()).isEqualTo("us");
    }

    @Test
    void R68_R70_serversStandInForEachOtherAsConfigured() throws Exception {
        Config config = load("""
                mos: { id: us }
                newsrooms:
                  - { id: N, ncsIDs: [ A, B ] }
                  - { id: E, ncsIDs: [ C, D ], redundancy: buddy, failback: immediate, failoverAfter: 20s, failbackAfter: 5m }
                  - { id: O, ncsIDs: [ F, G ], redundancy: hotStandby, failback: manual }
                  - id: L
                    ncsIDs: [ H, I, J ]
                    redundancy: list
                    failback: onFailure
                    dial: { hosts: [ h, i, j ], lower: 1, upper: [ 2, 3, 4 ] }
                """);
        assertThat(config.newsrooms())
                .extracting(Config.Newsroom::servers)
                .containsExactly(
                        new Config.Servers(
                                List.of("A", "B"), Redundancy.NONE, Failback.ON_SECONDARY_FAILURE, Route.Waits.USUAL),
                        new Config.Servers(
                                List.of("C", "D"),
                                Redundancy.BUDDY,
                                Failback.IMMEDIATE,
                                new Route.Waits(
                                        Optional.of(Duration.ofSeconds(20)), Optional.of(Duration.ofMinutes(5)))),
                        new Config.Servers(
                                List.of("F", "G"), Redundancy.HOT_STANDBY, Failback.MANUAL, Route.Waits.USUAL),
                        new Config.Servers(
                                List.of("H", "I", "J"),
                                Redundancy.LIST,
                                Failback.ON_SECONDARY_FAILURE,
                                Route.Waits.USUAL));
        assertThat(config.newsrooms().getLast().dial())
                .contains(new Config.Dial(List.of(
                        new Config.Listener("h", 1, 2),
                        new Config.Listener("i", 1, 3),
                        new Config.Listener("j", 1, 4))));
    }

    @Test
    void mos4SaysWhereTheNewsroomListensAndWhomWeTrustThere() throws Exception {
        String fingerprint = "AB:".repeat(31) + "ab";
        Config config = load("""
                mos: { id: us }
                newsrooms:
                  - id: N
                    ncsIDs: [ A, B ]
                    mos4: { url: [ "wss://a/x?site=1", "wss://b/x" ], passive: true, channels: [ aux, ro ], trust: { pin: "%s" } }
                  - { id: C, mos4: { url: "wss://c/", trust: { ca: ca.pem }, encoding: text } }
                  - { id: D, mos4: { url: "ws://127.0.0.1/", trust: any, username: u, password: p } }
                  - { id: E, mos4: {} }
                """.formatted(fingerprint));
        var mos4 = config.newsrooms().stream()
                .map(newsroom -> newsroom.mos4().orElseThrow())
                .toList();
        assertThat(mos4.get(0).urls()).extracting(URI::getHost).containsExactly("a", "b");
        assertThat(mos4.get(0).passive()).isTrue();
        assertThat(mos4.get(0).channels()).containsExactly(Channel.RO, Channel.AUX);
        assertThat(mos4.get(0).trust()).isEqualTo(new Trust.Pinned("ab".repeat(32)));
        assertThat(mos4.get(1).trust()).isEqualTo(new Trust.Authority(folder.resolve("ca.pem")));
        assertThat(mos4.get(1).form()).isEqualTo(MessageForm.TEXT);
        assertThat(mos4.get(2).trust()).isEqualTo(new Trust.Anyone());
        assertThat(mos4.get(2).login()).contains(new Login("u", "p"));
        assertThat(mos4.get(3).urls()).isEmpty();
        assertThat(mos4.get(3).accept()).isEqualTo(new Config.Accept(Optional.empty(), false));
    }

    @Test
    void aDialectIsANameOrANameAndWhatIsOtherwise() throws Exception {
        String station = "mos: { id: us, zone: Europe/Oslo }\nnewsrooms: [ { id: A%s } ]";
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        assertThat(dialect(station.formatted("")))
                .isEqualTo(Dialects.ready("auto", oslo).orElseThrow());
        for (String name : Dialects.NAMES) {
            assertThat(dialect(station.formatted(", dialect: " + name)))
                    .isEqualTo(Dialects.ready(name, oslo).orElseThrow());
        }
        assertThat(dialect(station.formatted(", dialect: { like: octopus }")))
                .isEqualTo(Dialects.ready("octopus", oslo).orElseThrow());
        assertThat(dialect(station.formatted(", dialect: enps")).zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(dialect(station.formatted(", dialect: enps, zone: Asia/Tokyo"))
                        .zone())
                .isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void R161_acceptingEmittingAndReportingAreSetByThemselves() throws Exception {
        String station = "mos: { id: us }\nnewsrooms: [ { id: A, dialect: { like: enps, %s } } ]";
        var strict = dialect(station.formatted("strict: true"));
        assertThat(strict.reads().acceptance()).isEqualTo(Reads.Acceptance.STRICT);
        assertThat(strict.writes())
                .isEqualTo(Dialects.ready("enps", ZoneOffset.UTC).orElseThrow().writes());
        var emitting = dialect(station.formatted("emit: strict"));
        assertThat(emitting.reads().acceptance()).isEqualTo(Reads.Acceptance.LENIENT);
        assertThat(emitting.writes()).isEqualTo(Writes.STANDARD);
        var quiet = dialect(station.formatted("report: refused"));
        assertThat(quiet.reads().report()).isEqualTo(Reads.Report.REFUSED);
        assertThat(quiet.reads().acceptance()).isEqualTo(Reads.Acceptance.LENIENT);
    }

    @Test
    void everyKeyOfADialectIsRead() throws Exception {
        var dialect = dialect("""
                mos: { id: us }
                newsrooms:
                  - id: A
                    zone: Europe/Oslo
                    dialect:
                      like: plain
                      encoding: utf8
                      messageID: never
                      maxIdChars: 300
                      strict: true
                      report: refused
                      emptyTags: remove
                      keepMissingMetadata: true
                      status: { in: { ON AIR: PLAY }, out: { PLAY: ON AIR } }
                      refusals: { standby: [ "ask * other" ], notCurrent: [ asleep ] }
                      profiles: flat
                      times: { zone: none, fraction: point }
                      edits: superseded
                      statuses: superseded
                      swap: false
                      moveMultiple: false
                      itemEdits: false
                      emptyStories: false
                      maxTextChars: 100
                      onlyPlay: true
                      refusalReason: group
                """);
        var refusals = List.of(
                new RefusalWords(Meaning.STANDBY, "ask * other"), new RefusalWords(Meaning.NOT_CURRENT, "asleep"));
        assertThat(dialect)
                .isEqualTo(new Dialect(
                        "plain",
                        Optional.of("utf8"),
                        Dialect.MessageIds.NEVER,
                        new Reads(
                                ZoneId.of("Europe/Oslo"),
                                300,
                                Reads.Acceptance.STRICT,
                                Reads.EmptyTags.REMOVE,
                                Reads.MissingMetadata.STAYS,
                                new StatusWords(Map.of("ON AIR", "PLAY")),
                                refusals,
                                Reads.Report.REFUSED),
                        new Writes(
                                Writes.ProfileList.FLAT,
                                Optional.of(new TimeForm(TimeForm.Zone.NONE, TimeForm.Fraction.POINT)),
                                new Vocabulary(
                                        Vocabulary.Form.SUPERSEDED,
                                        Vocabulary.Form.SUPERSEDED,
                                        false,
                                        false,
                                        false,
                                        false),
                                100,
                                new StatusWords(Map.of("PLAY", "ON AIR")),
                                Writes.Playing.ONLY_PLAY,
                                Writes.RefusalForm.GROUP)));
        assertThat(dialect.reads().meaning("please ask the OTHER server")).isEqualTo(Meaning.STANDBY);
    }

    @Test
    void whatTheGatewayProposesCanBeWrittenAsItStands() throws Exception {
        for (String line : List.of(
                "dialect: { like: octopus, encoding: utf8 }",
                "dialect: enps",
                "dialect: { messageID: never }",
                "zone: \"+05:30\"")) {
            load("mos: { id: us }\nnewsrooms:\n  - id: A\n    " + line + "\n");
        }
    }

    @Test
    void theManualNamesEveryReadyMadeDialectAndEveryKey() throws Exception {
        String manual = Files.readString(Path.of("../docs/operating.md"));
        String section = manual.substring(manual.indexOf("## Dialects"), manual.indexOf("## Try it"));
        assertThat(section)
                .contains(Dialects.NAMES.stream()
                        .map(name -> "| `" + name + "` |")
                        .toList());
        assertThat(problems("mos: { id: us }\nnewsrooms: [ { id: A, dialect: { zzzzzzzz: 1 } } ]"))
                .singleElement()
                .satisfies(problem -> {
                    String keys = problem.substring(problem.indexOf("expected one of ") + "expected one of ".length());
                    assertThat(List.of(keys.split(", ")))
                            .hasSizeGreaterThan(20)
                            .allSatisfy(key -> assertThat(section).contains("`" + key + "`"));
                });
    }

    private Dialect dialect(String yaml) throws IOException, ConfigException {
        return load(yaml).newsrooms().getFirst().dialect();
    }

    @Test
    void keysOfOpenMosInsideOurSectionsAreTranslated() {
        assertThat(problems("mos: { id: us, ncsid: A, heartbeatinterval: 30s, clienttimeout: 2m0s }"))
                .containsExactly(
                        "cueway.yaml:1:16: mos.ncsid is a key of OpenMOS: here it is newsrooms.0.id",
                        "cueway.yaml:1:26: mos.heartbeatinterval is a key of OpenMOS: here it is mos.heartbeat",
                        "cueway.yaml:1:50: mos.clienttimeout is a key of OpenMOS: here it is mos.silence");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mos.id              | --set mos.id: expected path=value, such as mos.id=gateway.example.mos
        mos..id=x           | --set mos..id=x: expected path=value, such as mos.id=gateway.example.mos
        web.port=x          | --set web.port=x: web.port is "x", expected a port, 0 to 65535
        web.prot=1          | --set web.prot=1: web.prot is not a key of Cueway; did you mean port?
        newsrooms.1.id=x    | --set newsrooms.1.id=x: newsrooms is a list of 0, so "1" names nothing in it, expected 0 to 0
        """)
    void aWrongFlagIsExplained(String flag, String expected) {
        assertThatThrownBy(() -> ConfigLoader.load(Optional.empty(), List.of("mos.id=us", flag), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CUEWAY_WEB_PORT      | tcp://10.0.0.1:80 | environment CUEWAY_WEB_PORT: web.port is "tcp://10.0.0.1:80", expected a port, 0 to 65535
        CUEWAY_MOS_IDD       | us                | environment CUEWAY_MOS_IDD: not a setting; did you mean CUEWAY_MOS_ID?
        CUEWAY_WEB_HOST_FILE | /no/such/file     | environment CUEWAY_WEB_HOST: web.host is not known: CUEWAY_WEB_HOST_FILE names /no/such/file, which cannot be read (NoSuchFileException)
        """)
    void aWrongVariableIsExplained(String name, String value, String expected) {
        assertThatThrownBy(() -> ConfigLoader.load(Optional.empty(), List.of("mos.id=us"), Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(expected);
    }

    @Test
    void variablesThatPlatformsSetForTheirOwnEndsAreLeftAlone() throws Exception {
        Map<String, String> kubernetes = Map.of("CUEWAY_SERVICE_HOST", "10.0.0.1", "CUEWAY_PORT", "tcp://10.0.0.1:80");
        assertThat(ConfigLoader.load(Optional.empty(), List.of("mos.id=us"), kubernetes)
                        .mos()
                        .id())
                .isEqualTo("us");
    }

    @Test
    void aFileThatIsNotThereOrNotTextIsExplained() throws IOException {
        assertThatThrownBy(() -> load(Path.of("no-such.yaml")))
                .hasMessage("no-such.yaml: there is no such file; `cueway init` writes a commented one");
        Path latin =
                Files.write(folder.resolve("latin.yaml"), "mos: { id: Ørsta }".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> load(latin)).hasMessage(latin + ": not UTF-8 text; save it as UTF-8");
        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> load(huge)).hasMessage(huge + ": has 1048577 bytes, expected at most 1048576");
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "2m0s,PT2M", "1h30m,PT1H30M", "30d,PT720H", "1d1h1m1s1ms,PT25H1M1.001S"})
    void durationsAreReadAndWrittenWithTheirUnits(String text, Duration expected) {
        assertThat(Durations.parse(text)).contains(expected);
        assertThat(Durations.parse(Durations.format(expected))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "30", "s", "30 s", "-5s", "1.5s", "5s3m", "99999999999s"})
    void whatIsNotADurationIsNotReadAsOne(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    private static List<String> lines(String expected) {
        return List.of(expected.split("; (?=[0-9])")).stream()
                .map(line -> "cueway.yaml:" + line)
                .toList();
    }

    private List<String> problems(String yaml) {
        try {
            load(yaml);
            return List.of();
        } catch (ConfigException e) {
            String prefix = folder.resolve("cueway.yaml").toString();
            return e.problems().stream()
                    .map(problem -> problem.toString().replace(prefix, "cueway.yaml"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("cueway.yaml"), yaml);
    }

    private Config load(String yaml) throws IOException, ConfigException {
        return load(write(yaml));
    }

    private static Config load(Path file) throws ConfigException {
        return ConfigLoader.load(Optional.of(file), List.of(), Map.of());
    }
}
