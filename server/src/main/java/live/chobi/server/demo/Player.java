package live.chobi.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import live.chobi.outbox.Json;

/// One of the cast, signed in. Signs in again by itself when the token has run out. Owner: one virtual thread.
final class Player {
    private final RpcClient rpc;
    private final Cast role;
    private String id = "";
    private String token = "";

    private Player(RpcClient rpc, Cast role) {
        this.rpc = rpc;
        this.role = role;
    }

    /// Finds the account of an earlier run, or makes it.
    static Player enter(RpcClient rpc, Cast role) throws IOException, InterruptedException, Refused {
        Player player = new Player(rpc, role);
        if (!player.isKnown()) {
            player.take(rpc.mutate(Optional.empty(), "auth.register", object().put("username", role.username())
                    .put("email", role.email()).put("password", Cast.PASSWORD)
                    .put("displayName", role.displayName())));
        } else {
            player.signIn();
        }
        return player;
    }

    static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    Cast role() {
        return role;
    }

    JsonNode query(String procedure, JsonNode input) throws IOException, InterruptedException, Refused {
        return signedIn(() -> rpc.query(Optional.of(token), procedure, input));
    }

    JsonNode mutate(String procedure, JsonNode input) throws IOException, InterruptedException, Refused {
        return signedIn(() -> rpc.mutate(Optional.of(token), procedure, input));
    }

    void signIn() throws IOException, InterruptedException, Refused {
        take(rpc.mutate(Optional.empty(), "auth.login",
                object().put("login", role.username()).put("password", Cast.PASSWORD)));
    }

    private interface Call {
        JsonNode answer() throws IOException, InterruptedException, Refused;
    }

    private JsonNode signedIn(Call call) throws IOException, InterruptedException, Refused {
        try {
            return call.answer();
        } catch (Refused refused) {
            if (!refused.reason().startsWith("token_")) {
                throw refused;
            }
            signIn();
            return call.answer();
        }
    }

    /// A look and not a sign-in that fails: wrong passwords are counted against the address.
    private boolean isKnown() throws IOException, InterruptedException, Refused {
        try {
            var _ = rpc.query(Optional.empty(), "users.getProfile", object().put("username", role.username()));
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    private void take(JsonNode signedIn) {
        id = signedIn.path("user").path("id").asText();
        token = signedIn.path("accessToken").asText();
    }
}
