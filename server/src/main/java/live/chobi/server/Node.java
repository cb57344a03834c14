package live.chobi.server;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.DoorLimits;
import live.chobi.chat.connection.EngineIoSettings;
import live.chobi.chat.connection.RecoverySettings;
import live.chobi.chat.connection.SocketIoEndpoint;
import live.chobi.chat.connection.SocketIoSettings;
import live.chobi.chat.gateway.ChatGateway;
import live.chobi.chat.room.HistoryLimits;
import live.chobi.chat.room.Rooms;
import live.chobi.chat.standing.RoomStates;
import live.chobi.identity.Identity;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.SessionId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Balances;
import live.chobi.log.Actors;
import live.chobi.log.RowViews;
import live.chobi.log.Sequencer;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MediaServer;
import live.chobi.media.MediaSettings;
import live.chobi.media.relay.RestreamPushes;
import live.chobi.media.relay.StreamPulls;
import live.chobi.media.packaging.TransportOrigin;
import live.chobi.media.stream.TimeSource;
import live.chobi.media.transcoding.Transcoding;
import live.chobi.schema.Database;
import live.chobi.server.audit.AuditLog;
import live.chobi.server.bridge.AccountDoors;
import live.chobi.server.bridge.BansToDoors;
import live.chobi.server.bridge.ChatToSessions;
import live.chobi.server.bridge.ConfiguredOrigin;
import live.chobi.server.bridge.CountsToRooms;
import live.chobi.server.bridge.EventsToWebhooks;
import live.chobi.server.bridge.Giving;
import live.chobi.server.bridge.GuestsToSessions;
import live.chobi.server.bridge.IngestToSessions;
import live.chobi.server.bridge.IngestToStudio;
import live.chobi.server.bridge.Ladders;
import live.chobi.server.bridge.LogToRooms;
import live.chobi.server.bridge.HttpFlv;
import live.chobi.server.bridge.MediaToEdge;
import live.chobi.server.bridge.NodePasses;
import live.chobi.server.bridge.Notices;
import live.chobi.server.bridge.Payments;
import live.chobi.server.bridge.Payouts;
import live.chobi.server.bridge.PeopleToChat;
import live.chobi.server.bridge.PlaybackDoor;
import live.chobi.server.bridge.PlayersToSessions;
import live.chobi.server.bridge.RestreamsToMedia;
import live.chobi.server.bridge.PlayersToViewers;
import live.chobi.server.bridge.RowsToSubscribers;
import live.chobi.server.bridge.SessionsToMedia;
import live.chobi.server.bridge.SocketsToSessions;
import live.chobi.server.bridge.UserArchives;
import live.chobi.server.bridge.VideoLibrary;
import live.chobi.server.bus.BusMetrics;
import live.chobi.server.bus.NodeCounts;
import live.chobi.server.bus.RedisBus;
import live.chobi.server.bus.RoomFeeds;
import live.chobi.server.config.Config;
import live.chobi.server.bridge.AdminCoins;
import live.chobi.server.demo.Demo;
import live.chobi.server.demo.DemoMetrics;
import live.chobi.server.demo.Pace;
import live.chobi.server.docs.DocsRoute;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.embedded.Stores;
import live.chobi.server.http.Cors;
import live.chobi.server.http.Edge;
import live.chobi.server.http.EdgeLimits;
import live.chobi.server.http.EdgeMetrics;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Ops;
import live.chobi.server.http.PagesRoute;
import live.chobi.server.http.PlaybackGate;
import live.chobi.server.http.PlaybackRoute;
import live.chobi.server.http.Router;
import live.chobi.server.http.Transport;
import live.chobi.server.http.TrustedProxies;
import live.chobi.server.http.WebFiles;
import live.chobi.server.launch.Lifecycle;
import live.chobi.server.launch.Ports;
import live.chobi.server.rpc.RequestLimits;
import live.chobi.server.rpc.RpcMetrics;
import live.chobi.server.rpc.RpcRoute;
import live.chobi.server.rpc.SubscriptionLimits;
import live.chobi.server.rpc.TokenBuckets;
import live.chobi.server.tls.TlsFiles;
import live.chobi.streaming.Streaming;
import live.chobi.streaming.cohosts.CoHosts;
import live.chobi.streaming.overlays.OverlayProcedures;
import live.chobi.streaming.overlays.Overlays;
import live.chobi.streaming.restream.RestreamDesk;
import live.chobi.streaming.restream.Restreams;
import live.chobi.streaming.sessions.GraceJob;
import live.chobi.streaming.sessions.OnEvents;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.streaming.sessions.StreamingRows;
import live.chobi.streaming.viewers.Audience;
import live.chobi.streaming.viewers.Viewers;
import live.chobi.users.Users;
import live.chobi.users.profiles.Wallet;

/// One process of the cluster, wired by hand: from the stores to the open ports, in the order in which each needs the
/// one before, and stopped in the reverse.
final class Node {
    private static final String ANYWHERE = "0.0.0.0";
    private static final Duration DEMO_STOP_MAX = Duration.ofMillis(300);
    private static final Duration BUS_STOP_MAX = Duration.ofMillis(300);
    private static final Duration HTTP_STOP_MAX = Duration.ofSeconds(1);
    /// A large room whose viewers all lose their network at once.
    private static final int KEPT_CONNECTIONS_MAX = 20_000;

    private final String readyLine;
    private final Runnable afterReady;

    private Node(String readyLine, Runnable afterReady) {
        this.readyLine = readyLine;
        this.afterReady = afterReady;
    }

    String readyLine() {
        return readyLine;
    }

    /// What must not delay the ready line.
    void afterReady() {
        afterReady.run();
    }

    static Node start(Config config, Lifecycle life) throws Exception {
        Ports.requireDifferent("rtmp.port", config.rtmpPort(), "http.port", config.httpPort());
        Ports.requireFree("http.port", config.httpPort());
        Ports.requireFree("rtmp.port", config.rtmpPort());
        Optional<TlsFiles> tls = TlsSettings.files(config);
        TlsSettings.requireRtmps(config);
        Ladders.requireUsable(config);
        Payments.requireUsable(config);
        Payouts.requireUsable(config);
        Notices.requireUsable(config);
        AccountDoors.requireUsable(config);
        VideoLibrary.requireUsable(config);
        PrometheusRegistry registry = new PrometheusRegistry();
        DataDirectory data = Stores.openDirectory(config, life);
        Stores stores = Stores.open(config, data, life);

        SessionsToMedia mediaLink = new SessionsToMedia();
        ChatMetrics chatMetrics = new ChatMetrics(registry);
        Rooms rooms = new Rooms(chatMetrics,
                config.chatRecoveryWindow().isZero() ? HistoryLimits.NONE : HistoryLimits.DEFAULT,
                config.chatRoomMaxRate());
        CountsToRooms counts = new CountsToRooms(rooms);
        NodeCounts elsewhere = new NodeCounts(System::nanoTime, session -> counts.changed(session, 0));
        Viewers viewers = new Viewers(Clock.systemUTC(), counts, elsewhere::elsewhere);
        Published published = new Published();
        Foundations base = Foundations.open(config, stores.jdbcUrl(), data, registry, mediaLink, published, life);
        Actors actors = base.identity().accounts()::views;
        Payments payments = Virtual.call(() -> Payments.open(config, base.database(), base.sequencer(), base.master(),
                registry));
        Earnings earnings = Virtual.call(() -> new Earnings(config, base, registry));
        Sessions sessions = new Sessions(base.database());
        Audience audience = new Audience(viewers, sessions, base.sequencer());
        PlayersToViewers watching = new PlayersToViewers(audience::playing);
        RoomStates chat = new RoomStates(base.database(), Clock.systemUTC(), chatMetrics);
        PlaybackDoor playback = new PlaybackDoor(base.identity().playbackTokens(), Clock.systemUTC(), watching,
                id -> sessions.find(id).filter(_ -> {
                    var _ = chat.current(id); // who is banned is known before the door opens
                    return true;
                }), Virtual.THREADS);
        playback.barring((session, user) -> chat.peek(session).filter(it -> it.isBanned(user)).isPresent());
        BansToDoors bans = new BansToDoors(playback);
        chat.tell(bans);
        SessionDesk desk = new SessionDesk(sessions, new CoHosts(base.database()), viewers, actors, playback,
                new ChatToSessions(chat, Clock.systemUTC()));
        Interaction interaction = new Interaction(config, base, desk, actors, chat, chatMetrics, registry);
        Giving giving = new Giving(config, base.database(), base.sequencer(), desk, sessions,
                base.identity().accounts(), base.auditor());
        Money money = new Money(payments, giving, earnings);
        RowViews rowViews = new RowViews(RowTypes.ALL, actors, chat);
        Restreams restreams = new Restreams(base.database(), base.master());
        RestreamsToMedia restreamLink = new RestreamsToMedia(restreams, Virtual.THREADS);
        LogToRooms.RowEvents rowEvents = new LogToRooms.RowEvents(rowViews);
        BusMetrics busMetrics = new BusMetrics(registry);
        RowsToSubscribers subscribers = new RowsToSubscribers(base.logs(), rowViews);
        RoomFeeds feeds = new RoomFeeds(LogToRooms.source(base.logs(), rowEvents),
                subscribers.beside(LogToRooms.audience(rooms)), busMetrics, System::nanoTime);
        RedisBus bus = new RedisBus(stores.redisUrl(), feeds, elsewhere, viewers::counts, busMetrics,
                Clock.systemUTC());
        life.onStop("bus", BUS_STOP_MAX, () -> {
            bus.close();
            feeds.stop();
        });
        published.to(List.of(new LogToRooms(feeds, rowEvents, bus), chat, mediaLink, restreamLink,
                interaction.pollsEndWithTheirSession(), giving.battlesEndWithTheirSession(Virtual.THREADS),
                rows -> rows.stream()
                        .filter(row -> row.type().equals(StreamingRows.SESSION_ENDED))
                        .forEach(row -> {
                            playback.over(new SessionId(row.log()));
                            viewers.forget(new SessionId(row.log()));
                        })));

        bus.start();
        Virtual.THREADS.execute(feeds::run);

        Notices notices = Virtual.call(() -> Notices.open(config, base.database(), base.master(), sessions, desk,
                actors, registry));
        VideoLibrary videos = Virtual.call(() -> VideoLibrary.open(new VideoLibrary.Ground(config, data,
                base.database(), base.master(), base.identity(), base.logs(), registry), sessions, desk, rowViews,
                actors));
        EventsToWebhooks webhooks = EventsToWebhooks.open(config, base.database(), base.master(), base.logs(), rowViews,
                actors, registry);
        UserArchives archives = new UserArchives(base.database(), base.master(), config.limitsEnabled());
        AuditLog audit = new AuditLog(base.database(), registry);
        List<Feature> features = features(config, audit, base, desk, sessions, audience, viewers, playback, rowViews,
                interaction, new RestreamDesk(restreams, desk, restreamLink), new IngestToStudio(mediaLink::ingest),
                money, notices, videos, webhooks, archives, subscribers.onEvents(desk, feeds));
        OutboxReaders.start(base, features, giving, notices, videos, webhooks, archives, life);
        Housekeeping housekeeping = new Housekeeping();
        life.onStop("housekeeping", Duration.ofMillis(50), () -> {
            housekeeping.close();
            interaction.handOver();
        });
        housekeeping.every(Duration.ofMillis(250), () -> counts.flush(viewers::count));
        interaction.keep(housekeeping, rooms);
        housekeeping.every(Duration.ofSeconds(1), giving.updates(rooms)::tell);
        housekeeping.every(Duration.ofSeconds(1), watching::flush);
        housekeeping.every(Duration.ofSeconds(1), HeapGoal.ofThisProcess());
        housekeeping.every(Duration.ofSeconds(2), audience::sweep);
        housekeeping.every(Duration.ofSeconds(2), () -> chat.refresh(
                Stream.of(rooms.sessions(), playback.open()).flatMap(Set::stream).collect(Collectors.toSet())));
        housekeeping.every(Duration.ofSeconds(2), base.identity().refreshTokens().barred()::refresh);
        housekeeping.every(Duration.ofMinutes(1), base.identity()::turnKeys);
        housekeeping.every(Duration.ofMinutes(1), chat::forgetIdle);
        housekeeping.every(Duration.ofMinutes(1), payments.shop().desk()::sweep);
        housekeeping.every(Duration.ofMinutes(10), base.auditor()::nightly);
        housekeeping.every(Duration.ofHours(1), notices::sweep);
        housekeeping.every(Duration.ofHours(1), webhooks::sweep);
        housekeeping.every(Duration.ofSeconds(10), videos::tidy);
        housekeeping.every(Duration.ofHours(1), Housekeeping.sweep(base.database(), OutboxReaders.CONSUMERS));

        tls.ifPresent(files -> housekeeping.every(Duration.ofSeconds(10), files::refresh));
        Transport transport = Transport.best(Runtime.getRuntime().availableProcessors());
        life.onStop("event loops", Duration.ofMillis(300), transport::close);
        IngestToSessions ingest = new IngestToSessions(sessions, base.sequencer(), playback, mediaLink, Virtual.THREADS,
                config.nodeId(), config.sessionGrace(), config.transcodingMode() == Config.TranscodingMode.ON);
        var _ = Virtual.call(() -> {
            ingest.takeUp(config.nodeId());
            return true;
        });
        MediaMetrics mediaMetrics = new MediaMetrics(registry);
        StreamReaders readers = StreamReaders.open(config, data, base.database(), sessions, mediaMetrics, housekeeping,
                life);
        videos.attach(readers.recordings());
        playback.showing(session -> readers.thumbnail(session).isPresent());
        PlayersToSessions players = new PlayersToSessions(sessions, playback, audience, Virtual.THREADS);
        NodePasses gate = new NodePasses(players, base.identity().playbackTokens(), mediaLink::isHere);
        MediaServer media = new MediaServer(transport.loops(), ingest, gate, ingest, mediaMetrics, TimeSource.system(),
                withLadder(mediaSettings(config, data).readers(readers.factories()), config, data, transport,
                        mediaMetrics, life));
        mediaLink.attach(media);
        bindRtmp(config, media, tls);
        life.onStop("RTMP", Duration.ofMillis(900), media::close);
        config.mediaOrigin().ifPresent(origin -> {
            StreamPulls pulls = media.pulls(new ConfiguredOrigin(origin, config.nodeId(), sessions,
                    base.identity().playbackTokens(), Clock.systemUTC(), Virtual.THREADS));
            gate.attach(pulls::touch);
            life.onStop("pulls", Duration.ofMillis(50), pulls::close);
        });
        RestreamPushes pushes = new RestreamPushes(transport.loops(), media::stream, config.restreamPrivateAllowed(),
                mediaMetrics, TimeSource.system());
        restreamLink.attach(pushes);
        life.onStop("restreams", Duration.ofMillis(200), pushes::close);

        RpcRoute rpc = rpc(config, base, features, audit, registry);
        life.onStop("RPC", Duration.ofMillis(50), rpc::close);
        ChatGateway gateway = new ChatGateway(new SocketsToSessions(base.identity().accessTokens(),
                new Overlays(base.database()), base.identity().guestIds(), desk, audience, rpc, feeds), rooms,
                base.logs(), rowViews, chatMetrics,
                Virtual.THREADS);
        bans.attach(gateway, subscribers);
        notices.attach(gateway);
        videos.attach(gateway);
        SocketIoEndpoint sockets = new SocketIoEndpoint(socketSettings(config), gateway, chatMetrics);
        EdgeMetrics edgeMetrics = new EdgeMetrics(registry);
        Edge edge = openEdge(config, transport,
                router(config, base, stores, media, readers, gate.watching(playback), rpc, sockets, registry,
                        edgeMetrics, interaction, money, videos, archives, new DocsRoute(procedures(features))),
                edgeMetrics, tls);
        life.onStop("HTTP", HTTP_STOP_MAX, () -> {
            sockets.shutdown();
            rpc.hangUp();
            videos.hangUp();
            edge.close();
        });
        String http = "http://127.0.0.1:" + edge.port();
        String rtmp = "rtmp://127.0.0.1:" + media.port() + "/live";
        String shown = config.publicUrl().map(Node::withoutSlash).orElse(http);
        payments.reachedAt(shown);
        videos.reachedAt(shown);
        String host = config.publicUrl().map(URI::getHost).orElse("127.0.0.1");
        playback.reachedAt(shown, "rtmp://" + host + ":" + media.port() + "/live",
                config.rtmpsPort().map(_ -> "rtmps://" + host + ":" + media.encryptedPort() + "/live"));
        return new Node("ready http=" + http + " rtmp=" + rtmp, config.demo()
                ? () -> startDemo(new Demo.Server(http, rtmp, shown), data, base, rpc, registry, life)
                : () -> {
                });
    }

    private static void startDemo(Demo.Server server, DataDirectory data, Foundations base, RpcRoute rpc,
            PrometheusRegistry registry, Lifecycle life) {
        Demo demo = Demo.start(server, data, new AdminCoins(base.identity().accounts(), rpc),
                new DemoMetrics(registry), Pace.GENTLE, life::say);
        life.onStop("demo", DEMO_STOP_MAX, demo::close);
    }

    private static List<Feature> features(Config config, AuditLog audit, Foundations base, SessionDesk desk,
            Sessions sessions,
            Audience audience, Viewers viewers, PlaybackDoor playback, RowViews rowViews, Interaction interaction,
            RestreamDesk restreams, IngestToStudio monitor, Money money, Notices notices, VideoLibrary videos,
            EventsToWebhooks webhooks, UserArchives archives, OnEvents onEvents) {
        Sequencer sequencer = base.sequencer();
        Database database = base.database();
        Balances balances = new Balances(database);
        Users users = Users.of(database, base.identity().accounts(),
                user -> new Wallet.Balances(balances.of(user, AccountType.WALLET),
                        balances.of(user, AccountType.EARNINGS)),
                config.limitsEnabled(), Clock.systemUTC());
        PeopleToChat people = new PeopleToChat(users.accounts(), users.follows(), users.blocks());
        AccountDoors.Scopes scopes = new AccountDoors.Scopes();
        List<Feature> all = List.of(
                new Feature("system", List.of(Ping.ENDPOINT), List.of(), List.of()),
                new Feature("auth", AccountDoors.own(base.identity(), scopes), List.of(), List.of()),
                new Feature("admin", AccountDoors.administration(base.identity(), audit), List.of(), List.of()),
                new Feature("users", archives.beside(users.endpoints()), List.of(), List.of()),
                new Feature("streaming",
                        Streaming.endpoints(sessions, desk, audience, viewers, sequencer, base.logs(), rowViews,
                                playback, new GuestsToSessions(base.identity().guestIds()), restreams,
                                interaction.coHosts(),
                                interaction.likes(), monitor, onEvents,
                                config.transcodingMode() != Config.TranscodingMode.OFF, Clock.systemUTC()),
                        Streaming.ROWS, List.of(GraceJob.kind(sequencer, viewers))),
                new Feature("overlays", OverlayProcedures.endpoints(new Overlays(database), sessions, desk,
                        base.identity().accounts()::views, Clock.systemUTC()), List.of(), List.of()),
                interaction.chat(people), money.gifts(people::isBlocked), money.payments(), money.earnings(),
                new Feature("notifications", notices.endpoints(), List.of(), notices.jobs()),
                new Feature("videos", videos.endpoints(), List.of(), List.of()),
                new Feature("webhooks", webhooks.procedures(), List.of(), List.of()));
        scopes.of(procedures(all));
        return all;
    }

    private static void bindRtmp(Config config, MediaServer media, Optional<TlsFiles> tls) throws Exception {
        try {
            media.bind(config.rtmpPort());
        } catch (Exception e) {
            throw Ports.refusedOrBug("rtmp.port", config.rtmpPort(), e);
        }
        if (config.rtmpsPort().isPresent() && tls.isPresent()) {
            try {
                media.bindEncrypted(config.rtmpsPort().get(), tls.get()::current);
            } catch (Exception e) {
                throw Ports.refusedOrBug("rtmps.port", config.rtmpsPort().get(), e);
            }
        }
    }

    private static List<Endpoint<?, ?>> procedures(List<Feature> features) {
        return features.stream().<Endpoint<?, ?>>flatMap(feature -> feature.procedures().stream()).toList();
    }

    private static RpcRoute rpc(Config config, Foundations base, List<Feature> features, AuditLog audit,
            PrometheusRegistry registry) {
        RequestLimits limits = config.limitsEnabled()
                ? new TokenBuckets(TokenBuckets.PER_ADDRESS, TokenBuckets.PER_USER, System::nanoTime)
                : RequestLimits.NONE;
        return new RpcRoute(procedures(features),
                AccountDoors.authenticator(base.identity()), limits, new RpcMetrics(registry),
                // Who comes to sign in may still carry a token that has run out.
                RpcRoute.Rules.defaults().withoutToken(Identity.DOORS).audit(audit)
                        .subscriptions(config.limitsEnabled()
                                ? SubscriptionLimits.defaults()
                                : SubscriptionLimits.totalOnly()));
    }

    private static SocketIoSettings socketSettings(Config config) {
        EngineIoSettings engine = EngineIoSettings.DEFAULT.withCorsOrigins(Set.copyOf(config.httpCorsOrigins()))
                .withCompression(config.chatCompression());
        SocketIoSettings settings = SocketIoSettings.DEFAULT.withMsgPack(config.chatMsgpack())
                .withRecovery(new RecoverySettings(config.chatRecoveryWindow(), KEPT_CONNECTIONS_MAX));
        return config.limitsEnabled()
                ? settings.withEngine(engine)
                : settings.withEngine(engine.withDoors(DoorLimits.NONE)).withEventsPerSecond(0);
    }

    private static MediaSettings withLadder(MediaSettings settings, Config config, DataDirectory data,
            Transport transport, MediaMetrics metrics, Lifecycle life) throws IOException {
        if (config.transcodingMode() == Config.TranscodingMode.OFF) {
            return settings;
        }
        Ladders ladders = Ladders.open(config, data);
        Transcoding transcoding = ladders.transcoding(config, data, transport.loops(), metrics);
        life.onStop("ladders", Duration.ofMillis(300), () -> {
            ladders.close();
            transcoding.close();
        });
        return settings.ladder(transcoding::readerOf);
    }

    private static MediaSettings mediaSettings(Config config, DataDirectory data) {
        MediaSettings settings = MediaSettings.inMemory().profile(switch (config.mediaProfile()) {
            case AUTO -> MediaSettings.Profile.AUTO;
            case LOW_LATENCY -> MediaSettings.Profile.LOW_LATENCY;
            case ECONOMY -> MediaSettings.Profile.ECONOMY;
        });
        settings = config.dvrWindow().isZero()
                ? settings
                : settings.dvr(data.directory("media"), config.dvrWindow());
        return config.limitsEnabled() ? settings : settings.players(MediaSettings.PlayerLimits.totalOnly());
    }

    private static Router router(Config config, Foundations base, Stores stores, MediaServer media,
            StreamReaders readers, PlaybackGate playback, RpcRoute rpc, SocketIoEndpoint sockets,
            PrometheusRegistry registry,
            EdgeMetrics edgeMetrics, Interaction interaction, Money money, VideoLibrary videos, UserArchives archives,
            DocsRoute docs) {
        List<Ops.Check> checks = List.of(
                new Ops.Check("postgres", true,
                        () -> base.database().isReachable() ? Optional.empty() : Optional.of("it does not answer")),
                // Speed, not truth: without it this node goes on alone.
                new Ops.Check("redis", false, () -> stores.redisTrouble(Duration.ofSeconds(1))));
        Map<String, String> pages = money.coins()
                .pages(Map.of("/", "index.html", "/watch/*", "watch.html", "/v/*", "video.html",
                        "/studio", "studio.html", "/admin", "admin.html", "/overlay/*", "overlay.html", "/favicon.ico",
                        "assets/logo.svg"));
        Optional<TransportOrigin> transport = config.hlsMpegts()
                ? Optional.of(new TransportOrigin(media.hls(), Virtual.THREADS))
                : Optional.empty();
        return new Router(Stream
                .of(Ops.mounts(checks, registry).stream(), docs.mounts(), money.mounts().stream(),
                        videos.mounts().stream(), interaction.pictures().stream(), Stream.of(
                                rpc.mount("/api/trpc/").cors(Cors.listed(Set.copyOf(config.httpCorsOrigins()))),
                                Mount.raw("socket.io", "/socket.io/",
                                        (context, request) -> sockets.handle(context, request,
                                                context.channel().attr(Edge.CLIENT_ADDRESS).get()))
                                        .bodyBytesMax(Mount.MILLION_BYTES + 1),
                                Mount.raw("flv", "/live/", new HttpFlv(media.desk())).endingWith("/flv")
                                        .bodyBytesMax(8_192),
                                Mount.of("playback", "/live/",
                                        new PlaybackRoute(playback,
                                                new MediaToEdge(media.hls(), transport, readers::thumbnail),
                                                edgeMetrics))
                                        .cors(Cors.open()),
                                archives.mount(), AccountDoors.keys(base.identity().accessTokens()),
                                Mount.of("pages", "/", new PagesRoute(WebFiles.onClasspath("web"), pages))))
                .flatMap(mounts -> mounts)
                .toList());
    }

    private static Edge openEdge(Config config, Transport transport, Router router, EdgeMetrics metrics,
            Optional<TlsFiles> tls) throws Exception {
        EdgeLimits limits = config.limitsEnabled()
                ? EdgeLimits.defaults()
                : EdgeLimits.defaults().connectionsMax(Integer.MAX_VALUE);
        try {
            return Edge.open(transport, ANYWHERE, config.httpPort(), router, limits,
                    TrustedProxies.of(config.httpProxies()), metrics, tls.map(files -> files::current));
        } catch (Exception e) {
            throw Ports.refusedOrBug("http.port", config.httpPort(), e);
        }
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
