package org.cueway.app;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cueway.app.config.Config;
import org.cueway.app.config.ExportConfig;
import org.cueway.app.config.ExportConfig.Where;
import org.cueway.base.ExportLimits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Planner;
import org.cueway.desk.Desk;
import org.cueway.desk.Playout;
import org.cueway.export.Stacks;
import org.cueway.export.delivery.Exports;
import org.cueway.export.delivery.FileOutlet;
import org.cueway.export.delivery.LocalFolder;
import org.cueway.export.delivery.Outlet;
import org.cueway.export.delivery.Target;
import org.cueway.export.delivery.TargetRunner;
import org.cueway.export.delivery.TcpFeed;
import org.cueway.export.ftp.FtpSpec;
import org.cueway.export.ftp.FtpTarget;
import org.cueway.export.sftp.SftpTarget;
import org.cueway.store.RundownStore;
import org.cueway.web.json.GatewayStatus.Alarm;

/** Makes the targets of exports, and says what is wrong with them. */
final class ExportParts {
    private static final ExportLimits LIMITS = ExportLimits.defaults();

    private ExportParts() {}

    /** Where running orders are, and what of them is on air. */
    record Held(RundownStore store, Desk desk, Playout playout) {}

    static Exports start(Config config, Planner planner, Held held, TimeSource time) {
        var parts = new Exports.Parts(
                new Stacks(planner, LIMITS.maxGonePages()),
                folder(config),
                held.desk()::rundowns,
                held.playout()::isOnAir,
                held.store()::subscribe);
        var targets =
                config.exports().stream().map(export -> target(export, time)).toList();
        return Exports.start(parts, targets, LIMITS, time);
    }

    /** Beside the store: they are worth as much as what is in it. */
    private static Path folder(Config config) {
        return switch (config.store()) {
            case Config.Store.Sqlite(var file, var _) -> file.resolveSibling("exports");
        };
    }

    private static TargetRunner target(ExportConfig export, TimeSource time) {
        var clock = new TargetRunner.Clock(LIMITS, time);
        var spec = export.spec();
        return switch (export.where()) {
            case Where.Folder(var path) ->
                TargetRunner.start(
                        spec, described("folder", path.toString()), files(export, new LocalFolder(path)), clock);
            case Where.Sftp(var sftp) ->
                TargetRunner.start(
                        spec,
                        described("sftp", sftp.remote().shown("sftp")),
                        files(export, SftpTarget.of(sftp, LIMITS)),
                        clock);
            case Where.Ftp(var ftp) -> {
                var kind = ftp.security() instanceof FtpSpec.Security.Plain ? "ftp" : "ftps";
                yield TargetRunner.start(
                        spec,
                        described(kind, ftp.remote().shown(kind)),
                        files(export, new FtpTarget(ftp, LIMITS)),
                        clock);
            }
            case Where.Feed(var host, var port, var framing) -> {
                var feed = new TcpFeed(spec, InetSocketAddress.createUnresolved(host, port), framing, LIMITS);
                var where = new TargetRunner.Described(
                        "feed", () -> "tcp://" + host + ":" + (feed.port() == 0 ? port : feed.port()));
                yield TargetRunner.start(spec, where, feed, clock);
            }
        };
    }

    private static TargetRunner.Described described(String kind, String where) {
        return new TargetRunner.Described(kind, () -> where);
    }

    private static Outlet files(ExportConfig export, Target target) {
        return new FileOutlet(export.spec(), target, LIMITS);
    }

    /** What somebody should look at; a target that is back at once is none. */
    static List<Alarm> alarms(Exports exports) {
        var alarms = new ArrayList<Alarm>();
        exports.trouble()
                .ifPresent(trouble -> alarms.add(new Alarm(
                        "nothing is exported: " + trouble.fault().with(trouble.detail()),
                        trouble.fault().words().remedy(),
                        trouble.since())));
        for (var status : exports.down()) {
            var link = status.link();
            alarms.add(new Alarm(
                    "export " + status.place().id() + " is down: " + link.reason(),
                    link.fault().map(fault -> fault.words().remedy()).orElse("see it on the Devices page"),
                    link.since()));
        }
        return alarms;
    }
}
