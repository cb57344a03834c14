package live.chobi.server.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import live.chobi.server.config.Config;
import live.chobi.server.launch.Lifecycle;
import live.chobi.server.launch.StartRefused;

/// Where the two stores answer, whoever runs them.
///
/// @param jdbcUrl with user and password
/// @param redisUrl with the password, if it has one
public record Stores(String jdbcUrl, String redisUrl) {
    /// A fast shutdown of PostgreSQL writes one checkpoint.
    private static final Duration POSTGRES_STOP_MAX = Duration.ofMillis(2_900);
    private static final Duration REDIS_STOP_MAX = Duration.ofMillis(850);
    private static final Duration LOCK_RELEASE_MAX = Duration.ofMillis(200);
    private static final Duration EXTERNAL_PATIENCE = Duration.ofSeconds(5);

    /// Starts what the settings leave to us and checks what they name; whatever was started stops with `life`.
    ///
    /// @param data taken by [#openDirectory]
    public static Stores open(Config config, DataDirectory data, Lifecycle life) throws InterruptedException {
        // The truth first: when it cannot be had, nothing else needs to start.
        String jdbcUrl = openPostgres(config, data, life);
        return new Stores(jdbcUrl, openRedis(config, data, life));
    }

    /// Takes the data directory, and gives it back after everything inside has stopped.
    public static DataDirectory openDirectory(Config config, Lifecycle life) {
        DataDirectory data = DataDirectory.open(config.dataDir());
        life.onStop("data directory", LOCK_RELEASE_MAX, data::close);
        return data;
    }

    /// PostgreSQL alone, for the tools that work with the server stopped.
    public static String openPostgres(Config config, DataDirectory data, Lifecycle life) throws InterruptedException {
        if (config.postgresUrl().isPresent()) {
            String url = jdbc(config.postgresUrl().get());
            life.say("using the PostgreSQL of postgres.url");
            requirePostgres(url);
            return url;
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, life::say, life::fail);
        life.onStop("PostgreSQL", POSTGRES_STOP_MAX, () -> postgres.stop(POSTGRES_STOP_MAX));
        return postgres.jdbcUrl();
    }

    private static String openRedis(Config config, DataDirectory data, Lifecycle life) throws InterruptedException {
        if (config.redisUrl().isPresent()) {
            URI url = config.redisUrl().get();
            life.say("using the Redis of redis.url");
            requireRedis(url);
            return url.toString();
        }
        EmbeddedRedis redis = EmbeddedRedis.start(data, life::say, life::fail);
        life.onStop("Redis", REDIS_STOP_MAX, () -> redis.stop(REDIS_STOP_MAX));
        return redis.url();
    }

    /// `postgres://user:password@host:port/name?sslmode=require`, as hosting services write it, in JDBC's words.
    static String jdbc(URI url) {
        if ("jdbc".equals(url.getScheme())) {
            return url.toString();
        }
        String path = Optional.ofNullable(url.getRawPath()).filter(it -> !it.isEmpty()).orElse("/");
        var jdbc = new StringBuilder("jdbc:postgresql://").append(url.getHost());
        if (url.getPort() >= 0) {
            jdbc.append(':').append(url.getPort());
        }
        jdbc.append(path);
        char separator = '?';
        if (url.getRawUserInfo() != null) {
            String[] user = url.getRawUserInfo().split(":", 2);
            jdbc.append(separator).append("user=").append(user[0]);
            separator = '&';
            if (user.length == 2) {
                jdbc.append(separator).append("password=").append(user[1]);
            }
        }
        if (url.getRawQuery() != null) {
            jdbc.append(separator).append(url.getRawQuery());
        }
        return jdbc.toString();
    }

    private static void requirePostgres(String url) {
        var properties = new Properties();
        properties.setProperty("loginTimeout", Long.toString(EXTERNAL_PATIENCE.toSeconds()));
        properties.setProperty("connectTimeout", Long.toString(EXTERNAL_PATIENCE.toSeconds()));
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            if (!connection.isValid((int) EXTERNAL_PATIENCE.toSeconds())) {
                throw new SQLException("it does not answer");
            }
        } catch (SQLException e) {
            throw new StartRefused(
                    "postgres.url: cannot use PostgreSQL at %s: %s; start it, correct postgres.url, or leave it unset for the embedded one"
                            .formatted(withoutSecrets(url), e.getMessage()),
                    e);
        }
    }

    private static void requireRedis(URI url) {
        try {
            RedisPing.ping(url, EXTERNAL_PATIENCE);
        } catch (IOException e) {
            throw new StartRefused(
                    "redis.url: cannot use Redis at %s: %s; start it, correct redis.url, or leave it unset for the embedded one"
                            .formatted(withoutSecrets(url.toString()), e.getMessage()),
                    e);
        }
    }

    /// Host, port and name: what stands before the parameters and after the password.
    private static String withoutSecrets(String url) {
        String address = url.replaceFirst("\\?.*$", "");
        return URLDecoder.decode(address.replaceFirst("//[^/]*@", "//"), StandardCharsets.UTF_8);
    }

    /// What keeps Redis from answering now, if anything. Blocks for as long as `patience`.
    public Optional<String> redisTrouble(Duration patience) {
        try {
            RedisPing.ping(URI.create(redisUrl), patience);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Without the passwords.
    @Override
    public String toString() {
        return "Stores[" + withoutSecrets(jdbcUrl) + ", " + withoutSecrets(redisUrl) + "]";
    }
}
