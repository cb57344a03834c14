package live.chobi.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every setting there is. One name in three spellings: `--http.port=8080`, `CHOBI_HTTP_PORT`, and `http.port` in
/// `chobi.properties`; a flag beats a variable, a variable the file, the file the default.
///
/// Ask twice before adding one: a constant with a good comment is often better.
public record Config(
        @Key(value = "http.port", standard = "8080", max = 65535, about = "pages, RPC, sockets and playback; 0 takes a free port") int httpPort,

        @Key(value = "rtmp.port", standard = "1935", max = 65535, about = "where encoders publish; 0 takes a free port") int rtmpPort,

        @Key(value = "rtmps.port", max = 65535, about = "where encoders publish under TLS, with tls.certificate; unset: nowhere, 0 takes a free port") Optional<Integer> rtmpsPort,

        @Key(value = "data.dir", standard = "./data", about = "everything this server keeps; survives a restart") Path dataDir,

        @Key(value = "tls.certificate", about = "a PEM file with the certificate chain; with tls.key the HTTP port speaks TLS, and takes renewed files by itself") Optional<Path> tlsCertificate,

        @Key(value = "tls.key", about = "a PEM file with the certificate's private key, not encrypted") Optional<Path> tlsKey,

        @Key(value = "public.url", schemes = {
            "http",
            "https"}, about = "how clients reach us, when not by the address of this machine") Optional<URI> publicUrl,

        @Key(value = "node.id", standard = "node-1", min = 1, max = 40, about = "the name of this process among the nodes of a cluster") String nodeId,

        @Key(value = "postgres.url", schemes = {"jdbc:postgresql", "postgresql",
            "postgres"}, secret = true, about = "a PostgreSQL of your own; unset: the embedded one") Optional<URI> postgresUrl,

        @Key(value = "redis.url", schemes = {"redis",
            "rediss"}, secret = true, about = "a Redis of your own; unset: the embedded one") Optional<URI> redisUrl,

        @Key(value = "mongo.url", schemes = {"mongodb",
            "mongodb+srv"}, secret = true, about = "reserved for analytics") Optional<URI> mongoUrl,

        @Key(value = "admin.password", min = 8, max = 200, secret = true, about = "of the first administrator, user admin; unset: made at the first start and printed once") Optional<String> adminPassword,

        @Key(value = "log.format", standard = "text", about = "text or json") LogFormat logFormat,

        @Key(value = "limits.enabled", standard = "true", about = "false lifts every limit per user and address, for load tests") boolean limitsEnabled,

        @Key(value = "http.cors.origins", about = "origins, separated by commas, whose pages may call the RPC; * for all") List<String> httpCorsOrigins,

        @Key(value = "http.proxies", networks = true, about = "addresses or blocks, separated by commas, of the proxies in front whose x-forwarded-for names the client; unset: none") List<String> httpProxies,

        @Key(value = "session.grace", standard = "60", max = 86_400, about = "seconds that a session outlives its encoder") Duration sessionGrace,

        @Key(value = "chat.flood.perUser", standard = "20", max = 100_000, about = "messages per 10 s of one user; 0 sets no limit") int chatFloodPerUser,

        @Key(value = "chat.room.maxRate", standard = "0", max = 1_000_000, about = "messages/s above which ordinary chat is thinned; 0 never") int chatRoomMaxRate,

        @Key(value = "chat.recovery.window", standard = "120", max = 3_600, about = "seconds in which a socket that was lost may come back to where it was; 0 recovers none") Duration chatRecoveryWindow,

        @Key(value = "chat.compression", standard = "false", about = "accept permessage-deflate of sockets: less traffic for more CPU") boolean chatCompression,

        @Key(value = "chat.msgpack", standard = "true", about = "take clients of socket.io-msgpack-parser beside those that speak JSON") boolean chatMsgpack,

        @Key(value = "chat.review.url", schemes = {"http",
            "https"}, secret = true, about = "a server that judges each message of a viewer before it is sent; unset: none") Optional<URI> chatReviewUrl,

        @Key(value = "chat.review.deadline", standard = "500", min = 10, max = 5_000, about = "milliseconds that it has for its answer") int chatReviewDeadline,

        @Key(value = "chat.review.late", standard = "open", about = "what becomes of a message it does not judge in time: open sends it, closed refuses it") ReviewLate chatReviewLate,

        @Key(value = "chat.review.private.allowed", standard = "false", about = "let chat.review.url lead into private networks too") boolean chatReviewPrivateAllowed,

        @Key(value = "media.profile", standard = "auto", about = "auto, low-latency or economy") MediaProfile mediaProfile,

        @Key(value = "recording.enabled", standard = "true", about = "keep a recording of every session") boolean recordingEnabled,

        @Key(value = "recording.retention", standard = "30", max = 36_500, about = "days that a finished recording is safe when the disk runs low; 0 keeps all for ever") int recordingRetention,

        @Key(value = "thumbnails.enabled", standard = "true", about = "show a picture of each live stream, made by the bundled ffmpeg") boolean thumbnailsEnabled,

        @Key(value = "dvr.window", standard = "7200", max = 86_400, about = "seconds of a live stream kept on disk to rewind; 0 keeps to memory") Duration dvrWindow,

        @Key(value = "restream.private.allowed", standard = "false", about = "let hosts send their sessions to servers in private networks too") boolean restreamPrivateAllowed,

        @Key(value = "media.origin", schemes = {"rtmp",
            "http"}, about = "the node that has the encoders, as rtmp://host:1935/live or http://host:8080/live; unset: this one") Optional<URI> mediaOrigin,

        @Key(value = "hls.mpegts", standard = "false", about = "offer ts.m3u8, plain HLS of MPEG-TS for old players, beside each playlist") boolean hlsMpegts,

        @Key(value = "transcoding.mode", standard = "off", about = "smaller renditions for slow networks: off; offered, of sessions whose hosts ask for them; on, of all but those whose hosts decline") TranscodingMode transcodingMode,

        @Key(value = "transcoding.ladder", standard = "720p:2500k,480p:1200k,240p:400k", min = 1, max = 200, about = "the renditions; only those below the source are made") String transcodingLadder,

        @Key(value = "transcoding.threads", standard = "1", min = 1, max = 64, about = "threads for each rendition") int transcodingThreads,

        @Key(value = "transcoding.children", standard = "0", max = 1_000, about = "sessions with renditions at the same time; 0: half as many as there are cores") int transcodingChildren,

        @Key(value = "transcoding.ffmpeg", min = 1, max = 1_000, about = "an ffmpeg of your own, with libx264; unset: the bundled one") Optional<String> transcodingFfmpeg,

        @Key(value = "videos.upload.max", standard = "4096", min = 1, max = 1_000_000, about = "megabytes of one upload") int videosUploadMax,

        @Key(value = "videos.storage.perUser", standard = "51200", max = 100_000_000, about = "megabytes of all uploads of one user; 0 sets no limit") int videosStoragePerUser,

        @Key(value = "videos.ladder", standard = "720p:2500k,480p:1200k,240p:400k", min = 1, max = 200, about = "the renditions of an upload; only those below its own are made") String videosLadder,

        @Key(value = "videos.threads", standard = "1", min = 1, max = 64, about = "threads for each rendition of an upload") int videosThreads,

        @Key(value = "gifts.daily.max", standard = "0", max = 2_000_000_000, about = "coins that one giver may give in a day (UTC); 0 sets no limit") int giftsDailyMax,

        @Key(value = "gifts.age.min", standard = "0", max = 99, about = "years that one must be to give, by the date of birth one says; 0 asks nobody") int giftsAgeMin,

        @Key(value = "payments.provider", standard = "off", about = "who takes the money for coins: off sells none; stripe; test, at which nothing is paid, for development") PaymentsProvider paymentsProvider,

        @Key(value = "payments.currencies", standard = "USD,EUR", min = 3, max = 1_000, about = "currencies that coins are sold in, by ISO 4217, separated by commas") String paymentsCurrencies,

        @Key(value = "payments.stripe.key", min = 8, max = 300, secret = true, about = "the secret key of your Stripe account") Optional<String> paymentsStripeKey,

        @Key(value = "payments.stripe.webhook.secret", min = 8, max = 300, secret = true, about = "the signing secret of the webhook endpoint at Stripe") Optional<String> paymentsStripeWebhookSecret,

        @Key(value = "payments.stripe.url", standard = "https://api.stripe.com", schemes = {"https",
            "http"}, about = "where Stripe answers; another one for tests") Optional<URI> paymentsStripeUrl,

        @Key(value = "payments.apple.bundle", min = 3, max = 155, about = "the bundle identifier of your app, whose receipts of Apple's App Store are taken") Optional<String> paymentsAppleBundle,

        @Key(value = "payments.apple.root", about = "the file with Apple's root certificate, Apple Root CA - G3") Optional<Path> paymentsAppleRoot,

        @Key(value = "payments.apple.sandbox", standard = "false", about = "whether receipts of Apple's sandbox bring coins too") boolean paymentsAppleSandbox,

        @Key(value = "payments.seller", standard = "Chobi", min = 1, max = 300, about = "the name and address that invoices show, lines apart by |") String paymentsSeller,

        @Key(value = "payouts.provider", standard = "off", about = "who pays hosts for their diamonds: off pays nobody; stripe, to their connected accounts; test, which pays nobody either, for development") PayoutsProvider payoutsProvider,

        @Key(value = "payouts.rates", standard = "USD=5.00", min = 5, max = 1_000, about = "what 1,000 diamonds bring, in each currency that hosts are paid in; the first is the usual one") String payoutsRates,

        @Key(value = "payouts.minimum", standard = "1000", min = 1, max = 1_000_000_000, about = "diamonds that a payout has at least") int payoutsMinimum,

        @Key(value = "payouts.stripe.webhook.secret", min = 8, max = 300, secret = true, about = "the signing secret of the webhook endpoint for payouts at Stripe; the key is payments.stripe.key") Optional<String> payoutsStripeWebhookSecret,

        @Key(value = "notifications.retention", standard = "90", max = 36_500, about = "days that read notifications are kept, unread ones four times as long; 0 keeps all for ever") int notificationsRetention,

        @Key(value = "push.contact", min = 8, max = 200, about = "how push services reach you, like mailto:admin@example.org; unset: public.url") Optional<String> pushContact,

        @Key(value = "push.fcm.credentials", about = "the key file of a Firebase service account, to push to phones; unset: they are not reached") Optional<Path> pushFcmCredentials,

        @Key(value = "push.fcm.url", standard = "https://fcm.googleapis.com", schemes = {"https",
            "http"}, about = "where Firebase answers; another one for tests") Optional<URI> pushFcmUrl,

        @Key(value = "mail.url", schemes = {"smtp",
            "smtps"}, secret = true, about = "the server that mails go out by, as smtp://user:password@host:587 or smtps://…:465; unset: files in the data directory") Optional<URI> mailUrl,

        @Key(value = "mail.from", standard = "Chobi <chobi@localhost>", min = 3, max = 300, about = "who mails are from, like Chobi <chobi@example.org>") String mailFrom,

        @Key(value = "webhooks.private.allowed", standard = "false", about = "let users' webhooks lead into private networks too, and without TLS") boolean webhooksPrivateAllowed,

        @Key(value = "demo", standard = "false", about = "seed accounts, publish a synthetic stream, let bots watch, chat and gift") boolean demo) {

    public enum LogFormat {
        TEXT, JSON
    }

    public enum PaymentsProvider {
        OFF, STRIPE, TEST
    }

    public enum PayoutsProvider {
        OFF, STRIPE, TEST
    }

    public enum ReviewLate {
        OPEN, CLOSED
    }

    public enum TranscodingMode {
        OFF, OFFERED, ON
    }

    public enum MediaProfile {
        AUTO, LOW_LATENCY, ECONOMY
    }

    /// The settings with the secret ones left out, so that a log of them is harmless.
    @Override
    public String toString() {
        return ConfigReader.describe(this);
    }
}
