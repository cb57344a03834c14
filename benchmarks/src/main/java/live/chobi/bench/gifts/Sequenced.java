package live.chobi.bench.gifts;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Sequencer;

/// The product: `gifts.sendGift` behind the edge, through the sequencer.
public final class Sequenced implements GiftsUnderTest {
    private final World world;
    private final Sequencer sequencer;
    private final SendGift sendGift;

    public Sequenced(World world) {
        this.world = world;
        this.sequencer = World.sequencer(world.database);
        Map<SessionId, UserId> hosts = IntStream.range(0, world.sessions.size()).boxed()
                .collect(Collectors.toMap(world.sessions::get, world.hosts::get));
        this.sendGift = new SendGift(sequencer, (_, session) -> Objects.requireNonNull(hosts.get(session)),
                (_, _) -> false, new GiveGift.Rule(GivingTerms.NONE));
    }

    @Override
    public String name() {
        return "chobi";
    }

    @Override
    public void give(int viewer, int session, String key) {
        var _ = sendGift.handle(new Caller.SignedIn(world.viewers.get(viewer), Role.USER, "127.0.0.1"),
                new SendGift.Input(world.sessions.get(session), world.rose, 1L, key));
    }

    @Override
    public void close() {
        sequencer.close();
    }
}
