package live.chobi.chat.emoji;

import static live.chobi.schema.generated.chat.Tables.EMOJI;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.chat.references.EmojiMark;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/// Stores and finds the emoji of channels. Virtual threads.
public final class EmojiShelf {
    /// Of one channel.
    public static final int EMOJI_MAX = 50;

    private final Database database;

    public EmojiShelf(Database database) {
        this.database = database;
    }

    /// A picture as it is served.
    ///
    /// @param bytes on the heap, read-only
    public record Stored(String contentType, ByteBuffer bytes) {}

    /// PRECONDITION_FAILED when the channel is full; CONFLICT when the name is taken.
    Emoji add(UserId channel, String name, Picture picture, byte[] bytes) {
        UUID id = Uuid7.next();
        return database.transaction(tx -> {
            // Two at once must not both be the fiftieth.
            tx.execute("select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("emoji:" + channel));
            List<String> names = tx.select(EMOJI.NAME).from(EMOJI).where(EMOJI.CHANNEL.eq(channel.value()))
                    .fetch(EMOJI.NAME);
            if (names.contains(name)) {
                throw Problem.conflict("emoji_name_taken", "this channel has an emoji :" + name + ": already");
            }
            if (names.size() >= EMOJI_MAX) {
                throw Problem.refused("too_many_emoji",
                        "a channel has at most " + EMOJI_MAX + " emoji; remove one first");
            }
            tx.insertInto(EMOJI).set(EMOJI.ID, id).set(EMOJI.CHANNEL, channel.value()).set(EMOJI.NAME, name)
                    .set(EMOJI.CONTENT_TYPE, picture.contentType()).set(EMOJI.WIDTH, picture.width())
                    .set(EMOJI.HEIGHT, picture.height()).set(EMOJI.BYTES, bytes).execute();
            return select(tx).where(EMOJI.ID.eq(id)).fetchSingle(EmojiShelf::emoji);
        });
    }

    /// Whose it is; empty where there is none.
    Optional<UserId> channelOf(UUID id) {
        return database.read(db -> db.select(EMOJI.CHANNEL).from(EMOJI).where(EMOJI.ID.eq(id))
                .fetchOptional(row -> new UserId(row.value1())));
    }

    void remove(UUID id) {
        database.transact(tx -> tx.deleteFrom(EMOJI).where(EMOJI.ID.eq(id)).execute());
    }

    /// By name.
    List<Emoji> of(UserId channel) {
        return database.read(db -> select(db).where(EMOJI.CHANNEL.eq(channel.value())).orderBy(EMOJI.NAME)
                .fetch(EmojiShelf::emoji));
    }

    /// Those of the channel that bear these names; others are absent.
    Map<String, Emoji> named(UserId channel, Collection<String> names) {
        return database.read(db -> select(db).where(EMOJI.CHANNEL.eq(channel.value())).and(EMOJI.NAME.in(names))
                .fetch(EmojiShelf::emoji)).stream().collect(Collectors.toMap(Emoji::name, Function.identity()));
    }

    /// As [#named], as messages show them.
    public Map<String, EmojiMark> marks(UserId channel, Collection<String> names) {
        return named(channel, names).values().stream().map(Emoji::mark)
                .collect(Collectors.toMap(EmojiMark::name, Function.identity()));
    }

    public Optional<Stored> picture(UUID id) {
        return database.read(db -> db.select(EMOJI.CONTENT_TYPE, EMOJI.BYTES).from(EMOJI).where(EMOJI.ID.eq(id))
                .fetchOptional(row -> new Stored(row.value1(), ByteBuffer.wrap(row.value2()).asReadOnlyBuffer())));
    }

    private static SelectJoinStep<? extends Record> select(DSLContext db) {
        return db.select(EMOJI.ID, EMOJI.NAME, EMOJI.CONTENT_TYPE, EMOJI.WIDTH, EMOJI.HEIGHT, EMOJI.CREATED_AT)
                .from(EMOJI);
    }

    private static Emoji emoji(Record row) {
        UUID id = row.get(EMOJI.ID);
        return new Emoji(id, row.get(EMOJI.NAME), Emoji.url(id), row.get(EMOJI.CONTENT_TYPE), row.get(EMOJI.WIDTH),
                row.get(EMOJI.HEIGHT), row.get(EMOJI.CREATED_AT).toInstant());
    }
}
