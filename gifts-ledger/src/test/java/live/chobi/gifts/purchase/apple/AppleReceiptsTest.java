package live.chobi.gifts.purchase.apple;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import live.chobi.gifts.Stage;
import live.chobi.gifts.purchase.CoinShop;
import live.chobi.gifts.purchase.PurchaseMetrics;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.ReceiptStore.Receipt;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Receipts signed by an authority of our own, made as Apple's is: a root, an issuer and a signer, with Apple's marks.
/// It takes some seconds, since keytool makes each certificate in a process of its own.
class AppleReceiptsTest {
    private static final String PASSWORD = "changeit";
    private static final String BUNDLE = "example.chobi";
    @TempDir
    static Path home;
    private static X509Certificate root;
    private static List<String> chain = List.of();
    private static List<String> unmarked = List.of();
    private static PrivateKey key;

    @BeforeAll
    static void makeAuthority() throws Exception {
        for (String who : List.of("root", "issuer", "signer")) {
            keytool("-genkeypair", "-alias", who, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + who,
                    "-ext", "bc:c", "-validity", "3650");
        }
        String issuer = issue("issuer", "root", "bc:c", "1.2.840.113635.100.6.2.1=05:00");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(home.resolve("keys"))) {
            store.load(file, PASSWORD.toCharArray());
        }
        root = (X509Certificate) store.getCertificate("root");
        key = (PrivateKey) store.getKey("signer", PASSWORD.toCharArray());
        String top = Base64.getEncoder().encodeToString(root.getEncoded());
        chain = List.of(issue("signer", "issuer", "1.2.840.113635.100.6.11.1=05:00"), issuer, top);
        unmarked = List.of(issue("signer", "issuer", "ku=digitalSignature"), issuer, top);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                .toString(), "-keystore", home.resolve("keys").toString(), "-storepass", PASSWORD,
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(1, List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /// In Base64.
    private static String issue(String whom, String by, String... extensions) throws Exception {
        Path request = home.resolve(whom + ".csr");
        Path certificate = home.resolve(whom + ".cer");
        keytool("-certreq", "-alias", whom, "-file", request.toString());
        List<String> arguments = new ArrayList<>(List.of("-gencert", "-alias", by, "-infile", request.toString(),
                "-outfile", certificate.toString(), "-validity", "3650"));
        for (String extension : extensions) {
            arguments.addAll(List.of("-ext", extension));
        }
        keytool(arguments.toArray(String[]::new));
        return Base64.getEncoder().encodeToString(CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate))).getEncoded());
    }

    private static ObjectNode payload() {
        return Json.MAPPER.createObjectNode().put("transactionId", "2000000123456789").put("bundleId", BUNDLE)
                .put("productId", BUNDLE + ".pouch").put("type", "Consumable").put("quantity", 1)
                .put("environment", "Production").put("price", 4990).put("currency", "USD")
                .put("purchaseDate", Instant.now().toEpochMilli()).put("signedDate", Instant.now().toEpochMilli());
    }

    private static String signed(String header, ObjectNode payload) throws Exception {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String text = url.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + url.encodeToString(payload.toString().getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + url.encodeToString(signature.sign());
    }

    private static String header(List<String> certificates) {
        return "{\"alg\":\"ES256\",\"x5c\":" + Json.write(certificates) + "}";
    }

    private static AppleReceipts store(boolean sandbox) {
        return new AppleReceipts(new AppleReceipts.App(BUNDLE, root, sandbox));
    }

    private static String receipt(Consumer<ObjectNode> change) throws Exception {
        ObjectNode payload = payload();
        change.accept(payload);
        return signed(header(chain), payload);
    }

    @Test
    void a_signed_transaction_is_a_sale_of_its_pack_at_its_price() throws Exception {
        assertThat(store(false).verify(receipt(_ -> {
        }))).isEqualTo(new Receipt("2000000123456789", "pouch", 499, "USD"));
        assertThat(store(false).verify(receipt(it -> it.put("productId", "pouch").put("price", 1_500_000)
                .put("currency", "JPY")))).isEqualTo(new Receipt("2000000123456789", "pouch", 1500, "JPY"));
        assertThat(store(false).verify(receipt(it -> it.put("price", 1505).put("currency", "KWD"))).amount())
                .isEqualTo(1505);
        assertThat(store(true).verify(receipt(it -> it.put("environment", "Sandbox"))).amount()).isEqualTo(499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another bundle", "the sandbox", "Xcode", "refunded", "a subscription", "two at once",
        "no price", "half a cent", "no currency", "a changed payload", "a changed signature", "no chain",
        "a chain of another root", "a signer without Apple's mark", "a chain in another order",
        "signed before the chain was",
        "alg none", "alg HS256", "two parts", "no Base64", "no JSON", ""})
    void what_is_no_sale_of_this_app_is_refused(String what) throws Exception {
        String good = receipt(_ -> {
        });
        String[] parts = good.split("\\.", -1);
        String text = switch (what) {
            case "another bundle" -> receipt(it -> it.put("bundleId", "example.other"));
            case "the sandbox" -> receipt(it -> it.put("environment", "Sandbox"));
            case "Xcode" -> receipt(it -> it.put("environment", "Xcode"));
            case "refunded" -> receipt(it -> it.put("revocationDate", 1));
            case "a subscription" -> receipt(it -> it.put("type", "Auto-Renewable Subscription"));
            case "two at once" -> receipt(it -> it.put("quantity", 2));
            case "no price" -> receipt(it -> it.remove("price"));
            case "half a cent" -> receipt(it -> it.put("price", 4995));
            case "no currency" -> receipt(it -> it.put("currency", "DOGE"));
            case "a changed payload" -> parts[0] + "." + receipt(it -> it.put("price", 1)).split("\\.", -1)[1] + "."
                    + parts[2];
            case "a changed signature" -> parts[0] + "." + parts[1] + "." + receipt(it -> it.put("price", 1))
                    .split("\\.", -1)[2];
            case "no chain" -> signed("{\"alg\":\"ES256\"}", payload());
            case "a chain of another root" -> signed(header(List.of(chain.get(0), chain.get(1), chain.get(1))),
                    payload());
            case "a signer without Apple's mark" -> signed(header(unmarked), payload());
            case "a chain in another order" -> signed(header(List.of(chain.get(1), chain.get(0), chain.get(2))),
                    payload());
            case "signed before the chain was" -> receipt(it -> it.put("signedDate", 1_000_000_000_000L));
            case "alg none" -> signed(header(chain).replace("ES256", "none"), payload());
            case "alg HS256" -> signed(header(chain).replace("ES256", "HS256"), payload());
            case "two parts" -> parts[0] + "." + parts[1];
            case "no Base64" -> "%%%." + parts[1] + "." + parts[2];
            case "no JSON" -> "AAAA." + parts[1] + "." + parts[2];
            default -> what;
        };
        assertThatThrownBy(() -> store(false).verify(text)).isInstanceOf(ForgedMessage.class);
    }

    @Test
    void it_brings_its_coins_once_and_to_who_showed_it_first() {
        run(() -> {
            try (Stage stage = new Stage()) {
                CoinShop shop = new CoinShop(
                        new CoinShop.Terms(Optional.empty(), List.of(store(false)), Set.of(), false,
                                () -> "https://chobi.example"),
                        stage.database, stage.sequencer, java.time.Clock.systemUTC(),
                        new PurchaseMetrics(new PrometheusRegistry()));
                UserId ana = UserId.next();
                String receipt = receipt(_ -> {
                });
                assertThat(redeem(shop, ana, receipt)).contains("\"state\":\"paid\"", "\"provider\":\"apple\"");
                assertThat(redeem(shop, ana, receipt)).contains("\"state\":\"paid\"");
                assertThat(redeem(shop, UserId.next(), receipt)).isEqualTo("receipt_of_another_user");
                assertThat(redeem(shop, ana, receipt.substring(2))).isEqualTo("bad_input");
                assertThat(stage.coins(ana)).isEqualTo(550);
                assertThat(stage.imbalance()).isZero();
            }
        });
    }

    private static String redeem(CoinShop shop, UserId who, String receipt) {
        Endpoint<?, ?> endpoint = shop.endpoints().stream().filter(it -> it.path().equals("gifts.redeemReceipt"))
                .findFirst().orElseThrow();
        try {
            return Json.write(handle(endpoint, who, "{\"store\":\"apple\",\"receipt\":\"" + receipt + "\"}"));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    private static <I, O> Object handle(Endpoint<I, O> endpoint, UserId who, String input) {
        return Objects.requireNonNull(
                endpoint.procedure().handle(Stage.caller(who), Json.read(input, endpoint.inputType())));
    }
}
