package live.chobi.outbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;

/// The one JSON dialect of rows, events, RPC and sockets: times as ISO-8601 UTC with milliseconds, ids as canonical
/// UUID strings, enum constants in lower case, no coercion between types, unknown fields ignored. Text that PostgreSQL
/// cannot keep unchanged (U+0000, half of a surrogate pair) is refused.
///
/// Shared and immutable; any thread.
public final class Json {
    /// For readers and writers of records; never reconfigured.
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(dialect())
            .build();

    private static final Instant YEAR_1 = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Json() {
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    /// Reads what this program wrote; anything else is a bug.
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read " + type, e);
        }
    }

    /// Reads what this program wrote; anything else is a bug.
    public static JsonNode tree(String json) {
        return read(json, JsonNode.class);
    }

    /// `2026-01-02T03:04:05.678Z`
    public static String format(Instant time) {
        return MILLIS.format(time);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static SimpleModule dialect() {
        return new SimpleModule("chobi")
                .addSerializer(Instant.class, new JsonSerializer<>() {
                    @Override
                    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeString(format(value));
                    }
                })
                .addSerializer((Class) Enum.class, new JsonSerializer<Enum>() {
                    @Override
                    public void serialize(Enum value, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeString(value.name().toLowerCase(Locale.ROOT));
                    }
                })
                .addSerializer(UserId.class, ToStringSerializer.instance)
                .addSerializer(SessionId.class, ToStringSerializer.instance)
                .addDeserializer(String.class,
                        text(String.class, "must be Unicode text without U+0000", Json::storable))
                .addKeyDeserializer(String.class, new KeyDeserializer() {
                    @Override
                    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
                        try {
                            return storable(key);
                        } catch (IllegalArgumentException e) {
                            throw context.weirdKeyException(String.class, key, "must be Unicode text without U+0000");
                        }
                    }
                })
                .addDeserializer(UUID.class, text(UUID.class, "must be a UUID", Json::uuid))
                .addDeserializer(UserId.class, text(UserId.class, "must be a UUID", it -> new UserId(uuid(it))))
                .addDeserializer(SessionId.class,
                        text(SessionId.class, "must be a UUID", it -> new SessionId(uuid(it))))
                .addDeserializer(Instant.class, text(Instant.class, "must be an ISO-8601 time in UTC", Json::instant));
    }

    private static UUID uuid(String text) {
        return Uuid7.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char it = text.charAt(i);
            boolean paired = i + 1 < text.length() && Character.isSurrogatePair(it, text.charAt(i + 1));
            if (it == 0 || (Character.isSurrogate(it) && !paired)) {
                throw new IllegalArgumentException(text);
            }
            i += paired ? 1 : 0;
        }
        return text;
    }

    private static Instant instant(String text) {
        Instant time;
        try {
            time = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
        if (time.isBefore(YEAR_1) || !time.isBefore(YEAR_10000)) {
            throw new IllegalArgumentException(text); // four digits say the year, and PostgreSQL ends before Java does
        }
        return time;
    }

    private static <T> JsonDeserializer<T> text(Class<T> type, String rule, Function<String, T> read) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                if (!in.hasToken(com.fasterxml.jackson.core.JsonToken.VALUE_STRING)) {
                    @SuppressWarnings("unchecked")
                    T never = (T) context.handleUnexpectedToken(type, in);
                    return never;
                }
                try {
                    return read.apply(in.getText());
                } catch (IllegalArgumentException e) {
                    throw context.weirdStringException(in.getText(), type, rule);
                }
            }
        };
    }
}
