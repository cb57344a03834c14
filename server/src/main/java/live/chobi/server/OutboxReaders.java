package live.chobi.server;

import java.time.Duration;
import java.util.List;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.outbox.EventReader;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.JobRunner;
import live.chobi.schema.Database;
import live.chobi.server.bridge.EventsToExperience;
import live.chobi.server.bridge.EventsToNotifications;
import live.chobi.server.bridge.EventsToWebhooks;
import live.chobi.server.bridge.Giving;
import live.chobi.server.bridge.Notices;
import live.chobi.server.bridge.RecordingsBecomeVideos;
import live.chobi.server.bridge.StreamsToProfiles;
import live.chobi.server.bridge.UserArchives;
import live.chobi.server.bridge.VideoLibrary;
import live.chobi.server.launch.Lifecycle;

/// Those who work off what others have committed: the jobs, and all who read the outbox.
final class OutboxReaders {
    /// Events go when each of these has read them.
    static final List<String> CONSUMERS = List.of(StreamsToProfiles.CONSUMER, EventsToNotifications.CONSUMER,
            GiftTallies.CONSUMER, RecordingsBecomeVideos.CONSUMER, EventsToWebhooks.CONSUMER,
            EventsToExperience.CONSUMER);

    private OutboxReaders() {
    }

    static void start(Foundations base, List<Feature> features, Giving giving, Notices notices, VideoLibrary videos,
            EventsToWebhooks webhooks, UserArchives archives, Lifecycle life) throws Exception {
        Database database = base.database();
        List<JobKind> kinds = features.stream().flatMap(feature -> feature.jobs().stream()).toList();
        JobRunner jobs = new JobRunner(database, kinds);
        List<EventReader> readers = List.of(StreamsToProfiles.reader(database), giving.tallies(),
                EventsToExperience.reader(database, base.logs()));
        JobRunner mails = JobRunner.unhurried(database, base.identity().proofs().mails().kind());
        JobRunner making = JobRunner.unhurried(database, archives.job());
        jobs.start();
        mails.start();
        making.start();
        readers.forEach(EventReader::start);
        notices.start();
        webhooks.start();
        var _ = Virtual.call(() -> {
            videos.start();
            return true;
        });
        life.onStop("jobs and outbox", Duration.ofMillis(450), () -> {
            jobs.close();
            mails.close();
            making.close();
            readers.forEach(EventReader::close);
            notices.close();
            webhooks.close();
        });
        life.onStop("videos", Duration.ofMillis(200), videos::close);
    }
}
