package live.chobi.identity.tokens;

import com.auth0.jwt.JWT;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;

/// Access tokens: JWT (RFC 7519), ES256, with the key's id in the header. Verified without a look into the database, on
/// any thread, event loops included.
///
/// Who signs out or changes role keeps a token's rights until it ends; that is the price of not looking. What is called
/// back on purpose ([Barred]) ends within seconds.
public final class AccessTokens {
    public static final Duration LIFE = Duration.ofHours(1);
    /// Also when the server is reached under another address tomorrow, so no URL.
    private static final String ISSUER = "chobi";
    private static final String ROLE = "role";
    /// The sign-in, by the name that OpenID has for it.
    private static final String SIGN_IN = "sid";
    /// Nobody's token is longer; longer ones are not even decoded.
    private static final int LENGTH_MAX = 2_000;
    private static final int VERIFIED_MAX = 20_000;

    /// A token that passed, so that a busy client costs one signature check instead of one per request: the check takes
    /// some hundred times as long as all the rest of a small request's way in.
    private record Verified(UserId user, Role role, Optional<UUID> signIn, Instant expires) {}

    private volatile AccessKeys keys;
    private final Predicate<UUID> barred;
    private final InstantSource clock;
    private final Cache<String, Verified> verified = Caffeine.newBuilder().maximumSize(VERIFIED_MAX).build();

    AccessTokens(AccessKeys keys, Predicate<UUID> barred, InstantSource clock) {
        this.keys = keys;
        this.barred = barred;
        this.clock = clock;
    }

    /// Reads the keys, or makes the first. Blocks; virtual threads.
    ///
    /// @param barred which sign-ins are called back; asked on any thread
    public static AccessTokens open(SealedSecrets secrets, Predicate<UUID> barred, InstantSource clock) {
        return new AccessTokens(AccessKeys.turn(secrets, clock.instant()), barred, clock);
    }

    /// A turn of the rotation of keys; due every minute at every node. Blocks; virtual threads.
    public void turnKeys(SealedSecrets secrets) {
        keys = AccessKeys.turn(secrets, clock.instant());
    }

    /// What others check our tokens with.
    public JsonWebKeys published() {
        return keys.published();
    }

    /// @param signIn what it comes of, and ends with when that is called back
    public String issue(UserId user, Role role, UUID signIn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS); // as exact as the token can say it
        Instant expires = now.plus(LIFE);
        AccessKeys current = keys;
        String token = JWT.create().withKeyId(current.signingId()).withIssuer(ISSUER).withSubject(user.toString())
                .withClaim(ROLE, role.name()).withClaim(SIGN_IN, signIn.toString()).withIssuedAt(now)
                .withExpiresAt(expires).sign(current.signing());
        verified.put(token, new Verified(user, role, Optional.of(signIn), expires));
        return token;
    }

    /// A guest without a token, a signed-in caller with a valid one. UNAUTHORIZED `token_expired`, `token_revoked` or
    /// `token_invalid` otherwise: a client that sends a token must learn that it is no longer good.
    ///
    /// @param token the token alone, without the word `Bearer`
    public Caller authenticate(Optional<String> token, String address) {
        return grant(token, address).caller();
    }

    /// What a token allows, and for how long.
    ///
    /// @param validFor from now; empty for a guest
    public record Grant(Caller caller, Optional<Duration> validFor) {}

    /// As [#authenticate], for who stays longer than one request.
    public Grant grant(Optional<String> token, String address) {
        if (token.isEmpty()) {
            return new Grant(new Caller.Guest(address), Optional.empty());
        }
        Verified caller = Optional.ofNullable(verified.getIfPresent(token.get())).orElseGet(() -> verify(token.get()));
        Instant now = clock.instant();
        if (!now.isBefore(caller.expires())) {
            verified.invalidate(token.get());
            throw Problem.unauthorized("token_expired", "the access token ended at " + caller.expires());
        }
        if (caller.signIn().filter(barred).isPresent()) {
            throw Problem.unauthorized("token_revoked", "this sign-in was ended; sign in again");
        }
        return new Grant(new Caller.SignedIn(caller.user(), caller.role(), address, caller.signIn()),
                Optional.of(Duration.between(now, caller.expires())));
    }

    private Verified verify(String token) {
        if (token.length() > LENGTH_MAX) {
            throw invalid();
        }
        try {
            Verified found = read(token);
            if (clock.instant().isBefore(found.expires())) {
                verified.put(token, found);
            }
            return found;
        } catch (JWTVerificationException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    /// Signature and issuer; the caller judges the time, against the one clock.
    private Verified read(String token) {
        DecodedJWT jwt = JWT.decode(token);
        var algorithm = Optional.ofNullable(jwt.getKeyId()).flatMap(id -> keys.find(id))
                .orElseThrow(AccessTokens::invalid);
        if (!algorithm.getName().equals(jwt.getAlgorithm()) || !ISSUER.equals(jwt.getIssuer())) {
            throw new SignatureVerificationException(algorithm);
        }
        algorithm.verify(jwt);
        UserId user = Uuid7.parse(String.valueOf(jwt.getSubject())).map(UserId::new)
                .orElseThrow(AccessTokens::invalid);
        Instant expires = Optional.ofNullable(jwt.getExpiresAtAsInstant()).orElseThrow(AccessTokens::invalid);
        return new Verified(user, Role.valueOf(String.valueOf(jwt.getClaim(ROLE).asString())),
                // A token from before there were sign-ins in them has none.
                Optional.ofNullable(jwt.getClaim(SIGN_IN).asString()).flatMap(Uuid7::parse), expires);
    }

    private static Problem invalid() {
        return Problem.unauthorized("token_invalid", "this is no access token of this server");
    }
}
