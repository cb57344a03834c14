package live.chobi.server;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import live.chobi.ledger.LedgerExport;
import live.chobi.server.launch.StartRefused;

/// `scripts/export-ledger FILE`: writes the whole ledger as text that anybody can verify.
public final class ExportLedger {
    private ExportLedger() {
    }

    public static void main(String[] arguments) {
        LedgerTool.run(arguments, 1, (file, config, life) -> {
            try (Writer writer = Files.newBufferedWriter(file.orElseThrow(), StandardCharsets.UTF_8)) {
                LedgerTool.inSnapshot(config, life, tx -> LedgerExport.write(tx, writer));
            } catch (IOException e) {
                throw new StartRefused("cannot write " + file.orElseThrow() + ": " + e.getMessage(), e);
            }
            life.say("written to " + file.orElseThrow());
            return 0;
        });
    }
}
