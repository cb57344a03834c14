// Moderation as apps and pages see it: by the stock tRPC client and the stock socket client, against the whole program.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admin, createSession, mediaPlaylist, publish, refusal, register, rpcOf, socketOf, until } from './chobi.mjs';

const host = await register('host-of-moderation');
const moderator = await register('moderator-here');
const viewer = await register('viewer-here');
const rude = await register('rude-here');
const guest = rpcOf();

async function refuses(call, code, reason, field) {
  const data = await refusal(call);
  assert.deepEqual([data.code, data.reason, data.field], [code, reason, field], JSON.stringify(data));
}

/** A session with a moderator. */
async function moderated(title) {
  const session = await createSession(host, { title });
  const { sessionId } = session;
  assert.deepEqual(await host.rpc.chat.addModerator.mutate({ sessionId, userId: moderator.id }), { moderator: true });
  return session;
}

async function inRoom(person, sessionId, input = {}) {
  const socket = await socketOf(person?.token);
  const joined = await socket.ask('join_session', { sessionId, ...input });
  assert.equal(joined.ok, true, JSON.stringify(joined));
  return Object.assign(socket, { joined });
}

test('a deleted message is gone for viewers, and left to those who moderate', async () => {
  const { sessionId } = await moderated('deleting');
  const watching = await inRoom(viewer, sessionId);
  const { message } = await rude.rpc.chat.sendMessage.mutate({ sessionId, text: 'something rude' });
  await refuses(viewer.rpc.chat.deleteMessage.mutate({ sessionId, messageId: message.id }), 'FORBIDDEN', 'not_a_moderator');
  await moderator.rpc.chat.deleteMessage.mutate({ sessionId, messageId: message.id, reason: 'rude' });
  const [told] = await until('the room is told', () => watching.all('message_deleted').length && watching.all('message_deleted'));
  assert.deepEqual([told.messageId, told.messageSeq, told.user.id, told.reason], [message.id, message.seq, rude.id, undefined]);

  for (const rpc of [viewer.rpc, rude.rpc, guest]) {
    const [seen] = (await rpc.chat.getMessages.query({ sessionId })).items;
    assert.deepEqual([seen.id, seen.text, seen.deleted], [message.id, undefined, true]);
    const row = (await rpc.streaming.getEvents.query({ sessionId })).items.find((it) => it.seq === message.seq);
    assert.deepEqual([row.type, row.payload.text, row.payload.deleted], ['message', undefined, true]);
  }
  const later = await inRoom(viewer, sessionId, { afterSeq: 0 });
  assert.ok(!JSON.stringify(later.joined.events).includes('something rude'));
  const { rpc } = await admin();
  for (const staff of [host.rpc, moderator.rpc, rpc]) {
    const [seen] = (await staff.chat.getMessages.query({ sessionId })).items;
    assert.deepEqual([seen.text, seen.deleted], ['something rude', true]);
  }
  const staff = await inRoom(moderator, sessionId, { afterSeq: 0 });
  assert.ok(JSON.stringify(staff.joined.events).includes('something rude'));
  const rows = (await host.rpc.streaming.getEvents.query({ sessionId })).items;
  assert.deepEqual(rows.map((it) => it.seq), rows.map((_, i) => i + 1), 'the owner reads all, without a gap');
  assert.equal(rows.find((it) => it.type === 'message_deleted').payload.reason, 'rude');
});

test('a ban ends chat, room and playback, on both doors, until it is lifted', async () => {
  const session = await moderated('banning');
  const { sessionId } = session;
  const encoder = publish(session.address);
  await until('live', async () => (await session.status()) === 'live');
  const { playback } = await rude.rpc.streaming.joinSession.mutate({ sessionId });
  const { url } = await mediaPlaylist(playback.hlsUrl);
  const socket = await inRoom(rude, sessionId);
  assert.equal((await socket.ask('send_message', { sessionId, text: 'hello' })).ok, true);

  assert.deepEqual(await moderator.rpc.chat.banUser.mutate({ sessionId, userId: rude.id, reason: 'rude' }), { banned: true });
  const since = Date.now();
  await until('the playlist is refused', async () => (await fetch(url)).status === 403);
  const [removed] = await until('the socket is told', () => socket.all('removed').length && socket.all('removed'));
  assert.ok(Date.now() - since < 10_000, 'within ten seconds');
  assert.deepEqual(removed, { sessionId, reason: 'banned' });
  await viewer.rpc.chat.sendMessage.mutate({ sessionId, text: 'after' });
  for (const ask of [socket.ask('send_message', { sessionId, text: 'x' }), socket.ask('join_session', { sessionId })]) {
    const { ok, error } = await ask;
    assert.deepEqual([ok, error.code, error.reason], [false, 'FORBIDDEN', 'banned']);
  }
  assert.ok(!socket.all('new_message').some((it) => it.text === 'after'), 'it hears the room no more');
  const { rpc } = rude;
  await refuses(rpc.streaming.joinSession.mutate({ sessionId }), 'FORBIDDEN', 'banned');
  await refuses(rpc.streaming.getSession.query({ sessionId }), 'FORBIDDEN', 'banned');
  await refuses(rpc.chat.sendMessage.mutate({ sessionId, text: 'x' }), 'FORBIDDEN', 'banned');
  await refuses(rpc.chat.getMessages.query({ sessionId }), 'FORBIDDEN', 'banned');

  assert.deepEqual(await moderator.rpc.chat.unbanUser.mutate({ sessionId, userId: rude.id }), { banned: false });
  const again = await rpc.streaming.joinSession.mutate({ sessionId });
  assert.equal((await fetch((await mediaPlaylist(again.playback.hlsUrl)).url)).status, 200);
  assert.equal((await socket.ask('join_session', { sessionId })).ok, true);
  encoder.kill();
  await host.rpc.streaming.endSession.mutate({ sessionId });
});

test('modes and the filter bind viewers on both doors alike', async () => {
  const { sessionId } = await moderated('modes');
  const socket = await inRoom(viewer, sessionId);
  const { mode } = await moderator.rpc.chat.setMode.mutate({ sessionId, slowSeconds: 60 });
  assert.equal(mode.slowSeconds, 60);
  await until('the room is told', () => socket.all('session_updated').some((it) => it.mode?.slowSeconds === 60));
  assert.equal((await socket.ask('send_message', { sessionId, text: 'one' })).ok, true);
  const { error } = await socket.ask('send_message', { sessionId, text: 'two' });
  assert.deepEqual([error.code, error.reason, error.retryAfter > 50], ['TOO_MANY_REQUESTS', 'slow_mode', true]);
  await refuses(viewer.rpc.chat.sendMessage.mutate({ sessionId, text: 'two' }), 'TOO_MANY_REQUESTS', 'slow_mode');
  await moderator.rpc.chat.setMode.mutate({ sessionId, slowSeconds: 0, emojiOnly: true });
  const say = (text) => viewer.rpc.chat.sendMessage.mutate({ sessionId, text });
  await refuses(say('hello'), 'PRECONDITION_FAILED', 'emoji_only', 'text');
  await say('🎉🎉');
  await moderator.rpc.chat.setMode.mutate({ sessionId, emojiOnly: false, followersOnly: true });
  await refuses(say('hello'), 'FORBIDDEN', 'followers_only');
  await viewer.rpc.users.follow.mutate({ userId: host.id });
  await say('hello');
  await moderator.rpc.chat.setMode.mutate({ sessionId, followersOnly: false, linksBlocked: true, uniqueChat: true });
  await refuses(say('see example.com'), 'PRECONDITION_FAILED', 'link_filter', 'text');
  await say('only once');
  await refuses(rude.rpc.chat.sendMessage.mutate({ sessionId, text: 'Only ONCE!' }), 'PRECONDITION_FAILED', 'unique_chat', 'text');
  await moderator.rpc.chat.setFilter.mutate({ sessionId, words: ['أحمق'] });
  await refuses(say('يا احـــمَق'), 'PRECONDITION_FAILED', 'word_filter', 'text');
  await refuses(viewer.rpc.chat.setMode.mutate({ sessionId, slowSeconds: 0 }), 'FORBIDDEN', 'not_a_moderator');
  await refuses(moderator.rpc.chat.setMode.mutate({ sessionId, slowSeconds: -1 }), 'BAD_REQUEST', 'bad_input', 'slowSeconds');
  const seen = await guest.chat.getRoom.query({ sessionId });
  assert.deepEqual([seen.role, seen.rights, seen.mode.linksBlocked, seen.moderation], ['guest', [], true, undefined]);
  assert.deepEqual((await moderator.rpc.chat.getRoom.query({ sessionId })).moderation.words, ['أحمق']);
});

test('a pin is seen by who comes later, and goes with its message', async () => {
  const { sessionId } = await moderated('pinning');
  const { message } = await viewer.rpc.chat.sendMessage.mutate({ sessionId, text: 'look here' });
  await moderator.rpc.chat.pinMessage.mutate({ sessionId, messageId: message.id });
  assert.equal((await guest.chat.getRoom.query({ sessionId })).pinned.text, 'look here');
  await moderator.rpc.chat.unpinMessage.mutate({ sessionId });
  assert.equal((await guest.chat.getRoom.query({ sessionId })).pinned, null);
  await moderator.rpc.chat.pinMessage.mutate({ sessionId, messageId: message.id });
  await moderator.rpc.chat.deleteMessage.mutate({ sessionId, messageId: message.id });
  assert.equal((await guest.chat.getRoom.query({ sessionId })).pinned, null);
  await refuses(moderator.rpc.chat.pinMessage.mutate({ sessionId, messageId: message.id }), 'PRECONDITION_FAILED', 'message_deleted', 'messageId');
});

test('time-outs, blocks and appointments', async () => {
  const { sessionId } = await moderated('people');
  const say = (text) => rude.rpc.chat.sendMessage.mutate({ sessionId, text });
  const { until: end } = await moderator.rpc.chat.timeoutUser.mutate({ sessionId, userId: rude.id, seconds: 300 });
  assert.ok(Date.parse(end) > Date.now() + 200_000);
  await refuses(say('x'), 'FORBIDDEN', 'timed_out');
  await moderator.rpc.chat.unbanUser.mutate({ sessionId, userId: rude.id });
  await say('thanks');
  await host.rpc.users.block.mutate({ userId: rude.id });
  await refuses(say('x'), 'FORBIDDEN', 'blocked_by_host');
  await host.rpc.users.unblock.mutate({ userId: rude.id });
  await say('thanks again');
  await refuses(moderator.rpc.chat.addModerator.mutate({ sessionId, userId: viewer.id }), 'FORBIDDEN', 'not_your_session');
  await refuses(moderator.rpc.chat.banUser.mutate({ sessionId, userId: host.id }), 'FORBIDDEN', 'cannot_moderate', 'userId');
  await refuses(guest.chat.banUser.mutate({ sessionId, userId: rude.id }), 'UNAUTHORIZED', 'sign_in_required');
  assert.deepEqual(await host.rpc.chat.removeModerator.mutate({ sessionId, userId: moderator.id }), { moderator: false });
  await refuses(moderator.rpc.chat.banUser.mutate({ sessionId, userId: rude.id }), 'FORBIDDEN', 'not_a_moderator');
  const rows = (await viewer.rpc.streaming.getEvents.query({ sessionId })).items.filter((it) => it.type === 'moderation');
  assert.deepEqual(rows.map((it) => [it.payload.action, it.payload.user.username, it.actor.username]), [
    ['add_moderator', 'moderator-here', 'host-of-moderation'],
    ['timeout', 'rude-here', 'moderator-here'],
    ['unban', 'rude-here', 'moderator-here'],
    ['remove_moderator', 'moderator-here', 'host-of-moderation'],
  ]);
});
