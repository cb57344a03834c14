// The stock tRPC client, batching and not, drives what an app drives: accounts, follows, sessions, chat, wallets. Refusals are
// tested for what a client branches on: code, reason, field.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { admin, createSession, grant, http, mediaPlaylist, publish, refusal, register, rpcOf, socketOf, until } from './chobi.mjs';

const host = await register('host-of-procedures', 'Host');
const stranger = await register('stranger');
const guest = rpcOf();
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const nobody = '01890000-0000-7000-8000-000000000000';

/** The call is refused with this code, and with this reason or this field. */
async function refuses(call, code, reasonOrField) {
  const data = await refusal(call);
  assert.equal(data.code, code, JSON.stringify(data));
  assert.equal(data.code === 'BAD_REQUEST' ? data.field : data.reason, reasonOrField, JSON.stringify(data));
  assert.ok(data.httpStatus >= 400 && data.path.includes('.'), JSON.stringify(data));
  assert.equal(data.stack, undefined);
}

for (const link of ['batch', 'single']) {
  test(`${link}: an account is made, signed in to, renewed once and left`, async () => {
    const username = `amina-${link}`;
    const rpc = rpcOf(undefined, link);
    assert.match((await rpc.system.ping.query()).at, iso);
    const account = { username, email: `${username}@example.com`, password: 'a-long-password' };
    const made = await rpc.auth.register.mutate({ ...account, displayName: 'أمينة' });
    assert.equal(made.user.displayName, 'أمينة');
    assert.ok(made.expiresIn >= 900);
    const entered = await rpc.auth.login.mutate({ login: account.email, password: account.password });
    assert.equal(entered.user.id, made.user.id);
    const renewed = await rpc.auth.refresh.mutate({ refreshToken: entered.refreshToken });
    assert.notEqual(renewed.refreshToken, entered.refreshToken);
    await refuses(rpc.auth.refresh.mutate({ refreshToken: entered.refreshToken }), 'UNAUTHORIZED', 'refresh_reused');
    await refuses(rpc.auth.refresh.mutate({ refreshToken: renewed.refreshToken }), 'UNAUTHORIZED', 'refresh_revoked');
    await rpc.auth.logout.mutate({ refreshToken: made.refreshToken });
    assert.equal((await refusal(rpc.auth.refresh.mutate({ refreshToken: made.refreshToken }))).code, 'UNAUTHORIZED');

    await refuses(rpc.auth.register.mutate(account), 'CONFLICT', 'username_taken');
    await refuses(rpc.auth.register.mutate({ ...account, username: 'x' }), 'BAD_REQUEST', 'username');
    await refuses(rpc.auth.register.mutate({ ...account, email: 'nowhere' }), 'BAD_REQUEST', 'email');
    await refuses(rpc.auth.register.mutate({ username, email: account.email }), 'BAD_REQUEST', 'password');
    await refuses(rpc.auth.login.mutate({ login: username, password: 'wrong-password' }), 'UNAUTHORIZED', 'wrong_login');
    await refuses(rpcOf('not-a-token', link).users.getProfile.query(), 'UNAUTHORIZED', 'token_invalid');
  });

  test(`${link}: good and bad calls together keep their answers apart`, async () => {
    const rpc = rpcOf(stranger.token, link);
    const [profile, missing, gifts] = await Promise.allSettled([
      rpc.users.getProfile.query(),
      rpc.users.getProfile.query({ username: 'no-such-user' }),
      rpc.gifts.getAvailableGifts.query(),
    ]);
    assert.equal(profile.value.username, 'stranger');
    assert.equal(missing.reason.data.code, 'NOT_FOUND');
    assert.equal(gifts.value.length, 8);
  });
}

test('a profile shows its money to its owner alone, and counts who follows', async () => {
  assert.deepEqual(await stranger.rpc.users.follow.mutate({ userId: host.id }), { following: true, followers: 1 });
  assert.equal((await stranger.rpc.users.follow.mutate({ userId: host.id })).followers, 1);
  const own = await host.rpc.users.getProfile.query();
  assert.deepEqual([own.coins, own.diamonds, own.stats.followers, own.level], [0, 0, 1, 1]);
  const seen = await guest.users.getProfile.query({ username: 'host-of-procedures' });
  assert.deepEqual([seen.coins, seen.diamonds, seen.settings], [undefined, undefined, undefined]);
  assert.deepEqual((await guest.users.getFollowers.query({ userId: host.id })).items.map((it) => it.username), ['stranger']);
  assert.equal((await stranger.rpc.users.getFollowing.query({ userId: stranger.id })).items.length, 1);
  await stranger.rpc.users.unfollow.mutate({ userId: host.id });
  assert.equal((await host.rpc.users.getProfile.query()).stats.followers, 0);
  assert.equal((await host.rpc.users.updateProfile.mutate({ bio: 'coffee' })).bio, 'coffee');

  await refuses(guest.users.follow.mutate({ userId: host.id }), 'UNAUTHORIZED', 'sign_in_required');
  await refuses(host.rpc.users.follow.mutate({ userId: host.id }), 'PRECONDITION_FAILED', 'own_account');
  await refuses(host.rpc.users.follow.mutate({ userId: nobody }), 'NOT_FOUND', 'user_not_found');
  await refuses(host.rpc.users.follow.mutate({ userId: 'x' }), 'BAD_REQUEST', 'userId');
  await host.rpc.users.block.mutate({ userId: stranger.id });
  await refuses(stranger.rpc.users.follow.mutate({ userId: host.id }), 'PRECONDITION_FAILED', 'blocked');
  await host.rpc.users.unblock.mutate({ userId: stranger.id });
});

test('chat: pages newest first, and refuses what it cannot take', async () => {
  const { sessionId } = await createSession(host, { title: 'talk' });
  for (const text of ['one', 'two', 'three']) await stranger.rpc.chat.sendMessage.mutate({ sessionId, text });
  const newest = await guest.chat.getMessages.query({ sessionId, limit: 2 });
  assert.deepEqual(newest.items.map((it) => it.text), ['three', 'two']);
  const older = await guest.chat.getMessages.query({ sessionId, before: newest.items[1].seq });
  assert.deepEqual(older.items.map((it) => it.text), ['one']);
  assert.equal(older.nextCursor, null);
  assert.deepEqual(Object.keys(older.items[0].user).sort(), ['displayName', 'id', 'username']);

  await refuses(guest.chat.sendMessage.mutate({ sessionId, text: 'hi' }), 'UNAUTHORIZED', 'sign_in_required');
  await refuses(host.rpc.chat.sendMessage.mutate({ sessionId, text: ' ' }), 'BAD_REQUEST', 'text');
  await refuses(host.rpc.chat.sendMessage.mutate({ sessionId, text: 'x'.repeat(501) }), 'BAD_REQUEST', 'text');
  await refuses(host.rpc.chat.sendMessage.mutate({ sessionId: 'x', text: 'hi' }), 'BAD_REQUEST', 'sessionId');
  await refuses(host.rpc.chat.sendMessage.mutate({ sessionId: nobody, text: 'hi' }), 'NOT_FOUND', 'session_not_found');
  await refuses(stranger.rpc.streaming.endSession.mutate({ sessionId }), 'FORBIDDEN', 'not_your_session');
  await refuses(stranger.rpc.streaming.getReport.query({ sessionId }), 'FORBIDDEN', 'not_your_session');
  await refuses(stranger.rpc.streaming.getIngestHealth.query({ sessionId }), 'FORBIDDEN', 'not_your_session');
  await host.rpc.streaming.endSession.mutate({ sessionId });
  await refuses(host.rpc.chat.sendMessage.mutate({ sessionId, text: 'late' }), 'PRECONDITION_FAILED', 'session_ended');
});

test('coins come from an administrator, once per key', async () => {
  const key = { userId: stranger.id, amount: 70, idempotencyKey: randomUUID(), reason: 'test' };
  const { rpc } = await admin();
  assert.equal((await rpc.gifts.addCoins.mutate(key)).balance, 70);
  assert.equal((await rpc.gifts.addCoins.mutate(key)).balance, 70);
  assert.equal((await grant(stranger, 5)).balance, 75);
  assert.deepEqual(await stranger.rpc.gifts.getBalance.query(), { coins: 75, diamonds: 0, debt: 0 });
  const { items, nextCursor } = await stranger.rpc.gifts.getTransactions.query({});
  assert.deepEqual(items.map((it) => [it.amount, it.balanceAfter]), [[5, 75], [70, 70]]);
  assert.equal(nextCursor, null);

  assert.equal((await refusal(rpc.gifts.addCoins.mutate({ ...key, amount: 71 }))).code, 'CONFLICT');
  await refuses(rpc.gifts.addCoins.mutate({ ...key, amount: -1 }), 'BAD_REQUEST', 'amount');
  assert.equal((await refusal(stranger.rpc.gifts.addCoins.mutate(key))).code, 'FORBIDDEN');
  await refuses(guest.gifts.getBalance.query(), 'UNAUTHORIZED', 'sign_in_required');
});

test('a private session opens to its code alone, and so do its pictures', async () => {
  const session = await createSession(host, { title: 'family', visibility: 'private' });
  const { sessionId, accessCode } = session;
  assert.ok(accessCode.length > 0);
  const encoder = publish(session.address);
  await until('live', async () => (await session.status()) === 'live');

  await refuses(stranger.rpc.streaming.getSession.query({ sessionId }), 'FORBIDDEN', 'private_session');
  await refuses(guest.streaming.joinSession.mutate({ sessionId }), 'FORBIDDEN', 'private_session');
  await refuses(stranger.rpc.streaming.getEvents.query({ sessionId }), 'FORBIDDEN', 'private_session');
  await refuses(stranger.rpc.chat.getMessages.query({ sessionId }), 'FORBIDDEN', 'private_session');
  await refuses(stranger.rpc.chat.sendMessage.mutate({ sessionId, text: 'hi' }), 'FORBIDDEN', 'private_session');
  const wrong = stranger.rpc.streaming.joinSession.mutate({ sessionId, accessCode: 'guessed' });
  await refuses(wrong, 'FORBIDDEN', 'wrong_access_code');
  const socket = await socketOf(stranger.token);
  const shut = await socket.ask('join_session', { sessionId });
  assert.deepEqual([shut.ok, shut.error.code, shut.error.reason], [false, 'FORBIDDEN', 'private_session']);
  const { items } = await guest.streaming.getActiveSessions.query({});
  assert.ok(items.every((it) => it.id !== sessionId), 'nobody is told of it');

  const { playback } = await stranger.rpc.streaming.joinSession.mutate({ sessionId, accessCode });
  assert.match(playback.hlsUrl, new RegExp(`/live/${sessionId}/t/[^/]+/`));
  const { text, url } = await mediaPlaylist(playback.hlsUrl);
  assert.ok(!text.includes('/t/'), 'media addresses are relative, so that all share the bytes');
  const init = text.match(/#EXT-X-MAP:URI="([^"]+)"/)[1];
  assert.equal((await fetch(new URL(init, url))).status, 200);
  for (const address of [playback.hlsUrl, url, new URL(init, url).href]) {
    assert.equal((await fetch(address.replace(/\/t\/[^/]+/, ''))).status, 403, address);
    assert.equal((await fetch(address.replace(/\/t\/[^/]+/, '/t/made-up'))).status, 403, address);
  }
  // Once let in, the user needs the code no more.
  assert.equal((await stranger.rpc.streaming.getSession.query({ sessionId })).session.id, sessionId);
  assert.equal((await socket.ask('join_session', { sessionId })).ok, true);
  encoder.kill();
  await host.rpc.streaming.endSession.mutate({ sessionId });
});

test('a socket without a token reads, and a false one is refused', async () => {
  const { sessionId } = await createSession(host, { title: 'open' });
  const socket = await socketOf();
  assert.equal((await socket.ask('join_session', { sessionId })).ok, true);
  const silent = await socket.ask('send_message', { sessionId, text: 'hi' });
  assert.deepEqual([silent.ok, silent.error.code], [false, 'UNAUTHORIZED']);
  const odd = await socket.ask('join_session', { sessionId: 'x' });
  assert.deepEqual([odd.ok, odd.error.code, odd.error.field], [false, 'BAD_REQUEST', 'sessionId']);
  const error = await socketOf('not-a-token', { reconnection: false }).catch((it) => it);
  assert.equal(error.data?.code, 'UNAUTHORIZED', String(error));
});

test('who writes too fast is told when to come back', async () => {
  const { sessionId } = await createSession(host, { title: 'flood' });
  const hasty = await register('hasty');
  const headers = { authorization: `Bearer ${hasty.token}`, 'content-type': 'application/json' };
  const say = (text) =>
    fetch(`${http}/api/trpc/chat.sendMessage`, { method: 'POST', headers, body: JSON.stringify({ sessionId, text }) });
  const answers = [];
  for (let i = 0; i < 60 && answers.at(-1)?.status !== 429; i++) answers.push(await say(`${i}`));
  assert.equal(answers.at(-1).status, 429);
  assert.ok(answers.length > 10, `refused after ${answers.length}`);
  assert.match(answers.at(-1).headers.get('retry-after'), /^\d+$/);
  const { data } = (await answers.at(-1).json()).error;
  assert.deepEqual([data.code, data.reason], ['TOO_MANY_REQUESTS', 'chat_flood']);
});

test('thirty people register in a row from one address', async () => {
  for (let i = 0; i < 30; i++) await register(`class-${i}`);
});
