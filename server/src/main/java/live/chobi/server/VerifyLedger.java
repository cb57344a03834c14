package live.chobi.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import live.chobi.ledger.LedgerExport;
import live.chobi.ledger.LedgerVerifier;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.server.launch.StartRefused;

/// `scripts/verify-ledger [FILE]`: recomputes an export, or the store, and says clean, or what is wrong. Exit status 0
/// or 1; 2 when there is nothing to verify.
public final class VerifyLedger {
    private VerifyLedger() {
    }

    public static void main(String[] arguments) {
        LedgerVerifier verifier = new LedgerVerifier();
        LedgerTool.run(arguments, 0, (file, config, life) -> {
            if (file.isPresent()) {
                read(file.get(), verifier);
            } else {
                LedgerTool.inSnapshot(config, life, tx -> LedgerExport.lines(tx, verifier::accept));
            }
            Verdict verdict = verifier.verdict();
            life.say(verdict.text());
            return verdict instanceof Verdict.Clean ? 0 : 1;
        });
    }

    private static void read(Path file, LedgerVerifier verifier) {
        if (!Files.isReadable(file)) {
            throw new StartRefused("cannot read " + file + ": there is no such file, or this user may not");
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(verifier::accept);
        } catch (IOException | UncheckedIOException e) {
            throw new StartRefused("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
