// The main job of the product, told in order: an encoder publishes, viewers watch, chat and send gifts, the encoder is lost
// and returns, the session ends, and log, ledger and report agree.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createSession, grant, mediaPlaylist, publish, register, rtmp, rpcOf, socketOf, sum, until } from './chobi.mjs';

const host = await register('hala', 'هالة');
const viewer = await register('omar');
const session = await createSession(host, { title: 'سهرة القهوة', category: 'music', tags: ['live'] });
const { sessionId } = session;
const catalogue = await rpcOf().gifts.getAvailableGifts.query();
const gift = Object.fromEntries(catalogue.map((it) => [it.code, it]));
/** Every receipt of a gift that was sent, one per idempotency key. */
const receipts = [];
let encoder;
let polling;
let websocket;

await grant(viewer, 1_000);

test('the catalogue has eight gifts in three tiers', () => {
  const codes = (tier) => catalogue.filter((it) => it.tier === tier).map((it) => it.code).sort();
  assert.deepEqual(codes('common'), ['heart', 'kiss', 'rose']);
  assert.deepEqual(codes('rare'), ['diamond', 'fire', 'star']);
  assert.deepEqual(codes('legendary'), ['crown', 'rocket']);
});

test('before the encoder comes there is chat, but no gift', async () => {
  assert.equal(session.session.status, 'created');
  assert.equal(session.ingest.rtmpUrl, rtmp);
  const { message } = await host.rpc.chat.sendMessage.mutate({ sessionId, text: 'soon' });
  assert.equal(message.seq, 1);
  assert.equal(message.mediaAt, null);
  const early = { sessionId, giftId: gift.rose.id, idempotencyKey: randomUUID() };
  const refused = await viewer.rpc.gifts.sendGift.mutate(early).catch((error) => error.data);
  assert.equal(refused.code, 'PRECONDITION_FAILED');
  assert.equal(refused.reason, 'session_not_live');
});

test('viewers join over both transports, and over the upgrade between them', async () => {
  polling = await socketOf(viewer.token, { transports: ['polling'] });
  websocket = await socketOf(host.token, { transports: ['websocket'] });
  const upgrading = await socketOf();
  await until('the upgrade', () => upgrading.io.engine.transport.name === 'websocket');
  for (const socket of [websocket, polling, upgrading]) {
    const joined = await socket.ask('join_session', { sessionId, afterSeq: 0 });
    assert.equal(joined.ok, true, JSON.stringify(joined));
    assert.equal(joined.session.id, sessionId);
    assert.deepEqual(joined.events.map((row) => row.seq), Array.from({ length: joined.lastSeq }, (_, i) => i + 1));
    assert.equal(joined.events[0].payload.text, 'soon');
    assert.equal(joined.events[0].actor.displayName, 'هالة');
  }
  assert.equal(polling.io.engine.transport.name, 'polling');

  // The host is no viewer; the viewer and the guest are two. A guest has no name to announce.
  await until('two viewers', () => websocket.all('viewer_count').at(-1)?.count === 2);
  assert.equal((await rpcOf().streaming.getSession.query({ sessionId })).session.counts.viewers, 2);
  const came = await until('the arrival', () => websocket.all('viewer_joined')[0]);
  assert.deepEqual([came.sessionId, came.user.id], [sessionId, viewer.id]);
  upgrading.quit();
  await until('one viewer', () => websocket.all('viewer_count').at(-1).count === 1);
});

test('a session turns live with its encoder, and plays', async () => {
  encoder = publish(session.address);
  await until('live', async () => (await session.status()) === 'live');
  await until('the socket said so', () => polling.all('session_updated').length > 0);
  const { multivariant, text, url } = await mediaPlaylist(session.playback.hlsUrl);
  assert.match(multivariant, /CODECS="avc1\.[0-9a-fA-F]{6},mp4a\.40\.2"/);
  assert.match(multivariant, /RESOLUTION=\d+x\d+/);
  assert.match(text, /#EXT-X-PROGRAM-DATE-TIME:\d{4}-/);
  const map = text.match(/#EXT-X-MAP:URI="([^"]+)"/)[1];
  const segment = await until('a segment', async () =>
    (await mediaPlaylist(session.playback.hlsUrl)).text.split('\n').find((line) => line && !line.startsWith('#')),
  );
  for (const part of [map, segment]) {
    const response = await fetch(new URL(part, url));
    assert.equal(response.status, 200, part);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal((await response.arrayBuffer()).byteLength > 100, true, part);
  }
  const { items } = await rpcOf().streaming.getActiveSessions.query({ category: 'music' });
  assert.deepEqual(items.map((it) => it.id), [sessionId]);
  assert.equal(items[0].host.username, 'hala');
});

test('what is said on a socket and by RPC is heard by everybody, in order, with the moment of the picture', async () => {
  const clientMessageId = randomUUID();
  const input = { sessionId, text: 'مرحبا 👋 '.repeat(20).slice(0, 200), clientMessageId };
  const said = await polling.ask('send_message', input);
  assert.equal(said.ok, true, JSON.stringify(said));
  assert.equal(said.message.text, input.text);
  const again = await polling.ask('send_message', input);
  assert.equal(again.message.seq, said.message.seq);
  const { message } = await host.rpc.chat.sendMessage.mutate({ sessionId, text: 'welcome', replyTo: said.message.id });
  for (const socket of [polling, websocket]) {
    const heard = await until('both messages', () => socket.all('new_message').length >= 2 && socket.all('new_message'));
    assert.deepEqual(heard.map((it) => it.seq), [said.message.seq, message.seq]);
    assert.deepEqual(heard.map((it) => it.id), [said.message.id, message.id]);
    assert.deepEqual(heard.map((it) => it.text), [input.text, 'welcome']);
    assert.deepEqual(heard[0].user, { id: viewer.id, username: 'omar', displayName: viewer.displayName });
    assert.equal(heard[0].sessionId, sessionId);
    const behindMs = Date.parse(heard[1].at) - Date.parse(heard[1].mediaAt);
    assert.ok(Math.abs(behindMs) < 3_000, `mediaAt lies ${behindMs} ms before at`);
  }
});

test('a gift is charged once, however it comes and however often its key is repeated', async () => {
  const rose = { sessionId, giftId: gift.rose.id, quantity: 2, idempotencyKey: randomUUID() };
  const bySocket = await polling.ask('send_gift', rose);
  assert.equal(bySocket.ok, true, JSON.stringify(bySocket));
  assert.equal(bySocket.delta, 2 * gift.rose.price);
  assert.equal(bySocket.balance, 1_000 - 2 * gift.rose.price);
  const { ok: _, ...receipt } = bySocket;
  // The same key once more, over the other door: the first answer again.
  assert.deepEqual(await viewer.rpc.gifts.sendGift.mutate(rose), receipt);
  receipts.push(receipt);

  const star = { sessionId, giftId: gift.star.id, idempotencyKey: randomUUID() };
  const several = await Promise.all(Array.from({ length: 5 }, () => viewer.rpc.gifts.sendGift.mutate(star)));
  for (const it of several) assert.deepEqual(it, several[0]);
  receipts.push(several[0]);

  const other = await viewer.rpc.gifts.sendGift.mutate({ ...star, quantity: 2 }).catch((error) => error.data);
  assert.equal(other.code, 'CONFLICT');
  const dear = { sessionId, giftId: gift.rocket.id, quantity: 99, idempotencyKey: randomUUID() };
  const poor = await polling.ask('send_gift', dear);
  assert.deepEqual([poor.ok, poor.error.code, poor.error.reason], [false, 'PRECONDITION_FAILED', 'insufficient_funds']);
  assert.equal((await viewer.rpc.gifts.getBalance.query()).coins, 1_000 - sum(receipts.map((it) => it.delta)));
});

test('gifts of one sender in a row are a streak, which closes by itself', async () => {
  for (let i = 0; i < 3; i++) {
    const heart = { sessionId, giftId: gift.heart.id, idempotencyKey: randomUUID() };
    receipts.push(await viewer.rpc.gifts.sendGift.mutate(heart));
  }
  assert.deepEqual(receipts.slice(-3).map((it) => it.streak.count), [1, 2, 3]);
  assert.equal(new Set(receipts.slice(-3).map((it) => it.streak.id)).size, 1);
  const hearts = () => websocket.all('gift_animation').filter((it) => it.gift.code === 'heart');
  const heard = await until('the closing row', () => hearts().length === 4 && hearts());
  assert.deepEqual(heard.map((it) => it.streak.final), [false, false, false, true]);
  assert.deepEqual(heard.map((it) => it.quantity), [1, 1, 1, 0]);
  assert.deepEqual(heard.map((it) => it.delta), [gift.heart.price, gift.heart.price, gift.heart.price, 0]);
  for (const it of heard) {
    assert.deepEqual(it.gift, { id: gift.heart.id, code: 'heart', name: gift.heart.name, tier: 'common' });
    assert.equal(it.user.id, viewer.id);
    assert.ok(!Number.isNaN(Date.parse(it.mediaAt)));
  }
});

test('a second encoder on the key is refused with a reason its user can read', async () => {
  const second = publish(session.address);
  const said = await second.ended;
  assert.match(said, /already|being published|another encoder/i);
  assert.equal(await session.status(), 'live');
});

test('an encoder that asks to take over does, and the session goes on', async () => {
  const changes = polling.all('session_updated').length;
  const next = publish(`${session.address}?takeover=1`);
  assert.notEqual(await encoder.ended, '');
  encoder = next;
  await until('its first segment', async () => (await mediaPlaylist(session.playback.hlsUrl)).text.includes('#EXT-X-DISCONTINUITY\n'));
  assert.equal(await session.status(), 'live');
  assert.equal(polling.all('session_updated').length, changes);
});

test('a lost encoder leaves the session and its viewers as they are, and its return is one discontinuity', async () => {
  const gaps = (text) => text.match(/#EXT-X-DISCONTINUITY\n[^]*?\.m4s/g)?.length ?? 0;
  const before = gaps((await mediaPlaylist(session.playback.hlsUrl)).text);
  await until('one viewer', async () => (await host.rpc.streaming.getSession.query({ sessionId })).session.counts.viewers === 1);
  encoder.kill();
  await until('interrupted', async () => (await session.status()) === 'interrupted');
  const { session: meanwhile } = await host.rpc.streaming.getSession.query({ sessionId });
  assert.equal(meanwhile.counts.viewers, 1);
  const kiss = { sessionId, giftId: gift.kiss.id, idempotencyKey: randomUUID() };
  receipts.push(await viewer.rpc.gifts.sendGift.mutate(kiss));
  encoder = publish(session.address);
  await until('live again', async () => (await session.status()) === 'live');
  await until('a segment after the gap', async () => gaps((await mediaPlaylist(session.playback.hlsUrl)).text) > before);
  assert.equal(gaps((await mediaPlaylist(session.playback.hlsUrl)).text), before + 1);
  assert.equal((await host.rpc.streaming.getSession.query({ sessionId })).session.counts.viewers, 1);
  const { session: now } = await polling.ask('join_session', { sessionId });
  assert.equal(now.status, 'live');
});

test('who was away gets what they missed, once', async () => {
  const before = (await polling.ask('join_session', { sessionId })).lastSeq;
  polling.io.engine.close();
  const { message } = await host.rpc.chat.sendMessage.mutate({ sessionId, text: 'while you were out' });
  await until('connected again', () => polling.connected);
  const joined = await polling.ask('join_session', { sessionId, afterSeq: before });
  const seqs = joined.events.map((row) => row.seq);
  assert.deepEqual(seqs, Array.from({ length: joined.lastSeq - before }, (_, i) => before + 1 + i));
  assert.equal(joined.events.filter((row) => row.seq === message.seq)[0].payload.text, 'while you were out');
  assert.equal(polling.all('new_message').filter((it) => it.seq === message.seq).length, 0);
});

test('at the end log, ledger and report agree', async () => {
  const coins = sum(receipts.map((it) => it.delta));
  const kisses = () => websocket.all('gift_animation').filter((it) => it.gift.code === 'kiss' && it.streak.final);
  await until('the last streak has closed', () => kisses().length === 1);
  const { report } = await host.rpc.streaming.endSession.mutate({ sessionId });
  await until('everybody hears it', () => [polling, websocket].every((socket) => socket.all('session_ended').length === 1));

  const rows = [];
  for (let cursor; cursor !== null; ) {
    const page = await host.rpc.streaming.getEvents.query({ sessionId, limit: 7, ...(cursor && { cursor }) });
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  assert.deepEqual(rows.map((row) => row.seq), rows.map((_, i) => i + 1));
  assert.equal(rows.at(-1).type, 'session_ended');
  const gifts = rows.filter((row) => row.type === 'gift');
  assert.equal(sum(gifts.map((row) => row.payload.delta)), coins);
  assert.equal(report.gifts.coins, coins);
  assert.equal(report.gifts.count, receipts.length);
  assert.equal(report.messages, rows.filter((row) => row.type === 'message').length);
  assert.equal(report.viewers.unique >= 1, true);
  assert.equal(report.interruptions, 1);
  const shown = websocket.all('gift_animation');
  assert.equal(sum(shown.map((it) => it.delta)), coins);
  assert.deepEqual(shown.map((it) => it.seq), gifts.map((row) => row.seq));

  const { items } = await viewer.rpc.gifts.getTransactions.query({ limit: 100 });
  const sent = items.filter((it) => it.amount < 0);
  assert.deepEqual(sent.map((it) => it.transactionId).sort(), receipts.map((it) => it.transactionId).sort());
  assert.equal(-sum(sent.map((it) => it.amount)), coins);
  assert.equal(items[0].balanceAfter, 1_000 - coins);
  assert.equal((await viewer.rpc.gifts.getBalance.query()).coins, 1_000 - coins);
  assert.equal((await host.rpc.gifts.getBalance.query()).diamonds, report.gifts.diamonds);
  assert.equal(report.gifts.diamonds, sum(gifts.map((row) => row.payload.earned)));
  assert.equal((await host.rpc.users.getProfile.query()).diamonds, report.gifts.diamonds);
});

test('the report is the same bytes each time, and the playlist has ended and stays', async () => {
  const bytes = async (path, init) => {
    const response = await fetch(`${process.env.CHOBI_HTTP}/api/trpc/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' },
    });
    assert.equal(response.status, 200);
    return response.text();
  };
  const input = JSON.stringify({ sessionId });
  const query = `streaming.getReport?input=${encodeURIComponent(input)}`;
  const once = await bytes(query);
  assert.equal(await bytes(query), once);
  assert.equal(await bytes('streaming.endSession', { method: 'POST', body: input }), once);
  const { text } = await until('ENDLIST', async () => {
    const playlist = await mediaPlaylist(session.playback.hlsUrl);
    return playlist.text.includes('#EXT-X-ENDLIST') && playlist;
  });
  assert.match(text, /#EXTINF/);
  assert.equal((await rpcOf().streaming.getActiveSessions.query({})).items.length, 0);
  assert.match(await publish(session.address).ended, /ended/);
});

test('an audio session is live with its first sound, and takes gifts like any', async () => {
  const radio = await createSession(host, { title: 'radio', kind: 'audio' });
  const voice = publish(radio.address, '01_high_bframes', ['-vn']);
  await until('live', async () => (await radio.status()) === 'live');
  const { multivariant } = await mediaPlaylist(radio.playback.hlsUrl);
  assert.match(multivariant, /CODECS="mp4a\.40\.2"/);
  const { items } = await rpcOf().streaming.getActiveSessions.query({ kind: 'audio' });
  assert.deepEqual(items.map((it) => it.id), [radio.sessionId]);
  const rose = { sessionId: radio.sessionId, giftId: gift.rose.id, idempotencyKey: randomUUID() };
  const { delta } = await viewer.rpc.gifts.sendGift.mutate(rose);
  const { report } = await host.rpc.streaming.endSession.mutate({ sessionId: radio.sessionId });
  assert.equal(report.gifts.coins, delta);
  voice.kill();
});

test('another recording, of another encoder, in another session', async () => {
  const second = await createSession(host, { title: 'second' });
  const other = publish(second.address, '02_baseline_nob');
  await until('live', async () => (await second.status()) === 'live');
  const { multivariant } = await mediaPlaylist(second.playback.hlsUrl);
  assert.match(multivariant, /CODECS="avc1\.42/i);
  other.kill();
  await host.rpc.streaming.endSession.mutate({ sessionId: second.sessionId });
});
