package live.chobi.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import live.chobi.outbox.Json;
import live.chobi.schema.Bundle;
import live.chobi.schema.NewRows;

/// The idempotency keys of one batch: those answered before, and those it answers itself.
final class AnsweredKeys {
    private static final String READ = """
            select payer, key, encode(terms, 'hex') as terms, answer::text as answer from outbox.idempotency
            where (payer, key) in (select * from unnest(?::uuid[], ?::text[]))""";

    sealed interface Found {
    }

    record Unknown() implements Found {}

    /// @param answer JSON, as the first answer was
    record Answered(String answer) implements Found {}

    record OtherTerms() implements Found {}

    private record Name(UUID payer, String value) {}

    /// @param terms SHA-256 of them, in hex
    private record Stored(String terms, String answer) {}

    private final Map<Name, Stored> answered = new HashMap<>();
    private final List<Name> fresh = new ArrayList<>();

    private AnsweredKeys() {
    }

    /// Filled when the bundle has run.
    static AnsweredKeys read(Bundle bundle, List<Submission<?, ?, ?>> submissions) {
        AnsweredKeys keys = new AnsweredKeys();
        List<CommandKey> wanted = submissions.stream().flatMap(it -> it.command().key().stream()).toList();
        if (!wanted.isEmpty()) {
            bundle.query(READ, row -> keys.answered.put(
                    new Name(row.getObject("payer", UUID.class), row.getString("key")),
                    new Stored(row.getString("terms"), row.getString("answer"))),
                    wanted.stream().map(key -> key.payer().value()).toArray(UUID[]::new),
                    wanted.stream().map(CommandKey::value).toArray(String[]::new));
        }
        return keys;
    }

    Found find(CommandKey key) {
        Stored stored = answered.get(name(key));
        if (stored == null) {
            return new Unknown();
        }
        return stored.terms().equals(digest(key.terms())) ? new Answered(stored.answer()) : new OtherTerms();
    }

    void answer(CommandKey key, Object answer) {
        Stored stored = new Stored(digest(key.terms()), Json.write(answer));
        answered.put(name(key), stored);
        fresh.add(name(key));
    }

    void write(Bundle bundle) {
        NewRows rows = new NewRows("outbox.idempotency", "payer", "key", "terms", "answer");
        for (Name name : fresh) {
            Stored stored = Objects.requireNonNull(answered.get(name));
            rows.row().uuid(name.payer()).text(name.value()).bytes(HexFormat.of().parseHex(stored.terms()))
                    .jsonb(stored.answer());
        }
        rows.write(bundle);
    }

    private static Name name(CommandKey key) {
        return new Name(key.payer().value(), key.value());
    }

    private static String digest(String terms) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(terms.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
