package live.chobi.server.system;

import com.fasterxml.jackson.databind.JsonNode;

/// Somebody who is signed in.
public record Person(String id, String username, String token, RpcClient rpc) {
    /// @param pair the answer of auth.register or auth.login
    static Person from(RpcClient guest, JsonNode pair) {
        String token = pair.path("accessToken").asText();
        return new Person(pair.at("/user/id").asText(), pair.at("/user/username").asText(), token, guest.as(token));
    }

    public long coins() {
        return rpc.query("gifts.getBalance").path("coins").asLong();
    }

    public long diamonds() {
        return rpc.query("gifts.getBalance").path("diamonds").asLong();
    }
}
