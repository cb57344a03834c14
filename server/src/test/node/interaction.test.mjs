// What people do beside watching, by stock clients over both doors: co-hosts, likes, replies and mentions, announcements,
// polls, custom emoji. All that is heard and logged is as the server's own catalogue declares it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession, http, publish, refusal, register, rpcOf, socketOf, sum, until } from './chobi.mjs';

const host = await register('nora');
const helper = await register('adam');
const viewer = await register('lina');
const session = await createSession(host, { title: 'Together' });
const { sessionId } = session;
const encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
const sockets = {};
for (const [name, { token }] of Object.entries({ host, helper, viewer })) {
  sockets[name] = await socketOf(token);
  assert.equal((await sockets[name].ask('join_session', { sessionId })).ok, true);
}
const guest = await socketOf();
assert.equal((await guest.ask('join_session', { sessionId })).ok, true);

const ok = async (socket, event, input) => {
  const answer = await socket.ask(event, { sessionId, ...input });
  assert.equal(answer.ok, true, `${event}: ${JSON.stringify(answer)}`);
  return answer;
};
const refused = async (socket, event, input) => (await socket.ask(event, { sessionId, ...input })).error?.reason;
const view = ({ id, username, displayName }) => ({ id, username, displayName });
const heard = (name, count = 1) => until(name, () => guest.all(name).length >= count && guest.all(name));

test('the owner appoints a co-host, who then announces and asks, and appoints nobody', async () => {
  assert.equal(await refused(sockets.helper, 'announce', { text: 'too early' }), 'not_a_moderator');
  const { coHosts } = await host.rpc.streaming.addCoHost.mutate({ sessionId, userId: helper.id });
  assert.deepEqual(coHosts, [view(helper)]);
  const [event] = await heard('co_host');
  assert.deepEqual([event.action, event.userId, event.user, event.sessionId], ['added', helper.id, view(helper), sessionId]);
  assert.deepEqual((await rpcOf().streaming.getSession.query({ sessionId })).session.coHosts, [view(helper)]);
  assert.equal(await refused(sockets.helper, 'add_co_host', { userId: viewer.id }), 'not_your_session');
  assert.equal((await refusal(helper.rpc.streaming.endSession.mutate({ sessionId }))).reason, 'not_your_session');

  const { announcement } = await ok(sockets.helper, 'announce', { text: 'Ten minutes break' });
  const [said] = await heard('announcement');
  assert.deepEqual([said.id, said.seq, said.text, said.user], [announcement.id, announcement.seq, 'Ten minutes break', view(helper)]);
  assert.equal((await refusal(viewer.rpc.chat.announce.mutate({ sessionId, text: 'me too' }))).reason, 'not_a_moderator');
});

test('taps of many over both doors come as bursts that add up', async () => {
  assert.equal((await ok(sockets.viewer, 'like', { count: 5 })).accepted, 5);
  assert.equal((await helper.rpc.streaming.like.mutate({ sessionId })).accepted, 1);
  assert.equal((await ok(sockets.host, 'like', { count: 20 })).accepted, 20);
  await until('the burst', () => sum(guest.all('likes').map((it) => it.count)) === 26);
  assert.equal(guest.all('likes').at(-1).total, 26);
  assert.ok(guest.all('likes').length <= 3, 'a row is a burst, not a tap');
  assert.equal(await refused(guest, 'like', { count: 1 }), 'sign_in_required');
  assert.equal((await refusal(viewer.rpc.streaming.like.mutate({ sessionId, count: 21 }))).field, 'count');
});

test('a message answers another, mentions people, and shows the channel’s emoji', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const { emoji } = await host.rpc.chat.addEmoji.mutate({ name: 'wave', image: png });
  assert.deepEqual([emoji.contentType, emoji.width, emoji.height], ['image/png', 1, 1]);
  const picture = await fetch(http + emoji.url);
  assert.equal(picture.headers.get('content-type'), 'image/png');
  assert.equal(picture.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(picture.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(Buffer.from(await picture.arrayBuffer()).toString('base64'), png);
  assert.equal((await fetch(`${http}/emoji/${sessionId}`)).status, 404);
  assert.equal((await fetch(http + emoji.url, { method: 'POST' })).status, 405);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
  assert.equal((await refusal(host.rpc.chat.addEmoji.mutate({ name: 'svg', image: svg }))).field, 'image');
  assert.deepEqual((await rpcOf().chat.getEmoji.query({ userId: host.id })).items, [emoji]);

  const { message: first } = await ok(sockets.viewer, 'send_message', { text: 'when do you play?' });
  const text = '@Lina and @nobody: soon :wave: :none:';
  const { message } = await ok(sockets.host, 'send_message', { text, replyTo: first.id });
  const shown = (await heard('new_message', 2)).find((it) => it.id === message.id);
  for (const it of [message, shown]) {
    assert.deepEqual([it.text, it.replyTo], [text, first.id]);
    assert.deepEqual(it.mentions, [view(viewer)]);
    assert.deepEqual(it.emoji, [{ name: 'wave', url: emoji.url }]);
  }
  assert.deepEqual((await rpcOf().chat.getMessages.query({ sessionId })).items[0], message);
  const stray = await sockets.viewer.ask('send_message', { sessionId, text: 'x', replyTo: sessionId });
  assert.deepEqual([stray.error.code, stray.error.field], ['BAD_REQUEST', 'replyTo']);
});

test('a poll is asked, voted in over both doors, told as it stands, and closed exactly', async () => {
  const asked = { question: 'Which song?', options: ['Slow', 'Fast'], durationSeconds: 60 };
  assert.equal(await refused(sockets.viewer, 'create_poll', asked), 'not_a_moderator');
  assert.equal((await refusal(host.rpc.chat.createPoll.mutate({ sessionId, ...asked, options: ['one'] }))).field, 'options');
  const { poll } = await ok(sockets.helper, 'create_poll', asked);
  assert.deepEqual((await heard('poll_opened'))[0].user, view(helper));
  assert.equal((await refusal(host.rpc.chat.createPoll.mutate({ sessionId, ...asked }))).reason, 'poll_open');
  const pollId = poll.id;
  await ok(sockets.viewer, 'vote_poll', { pollId, option: 1 });
  await viewer.rpc.chat.votePoll.mutate({ sessionId, pollId, option: 1 });
  await host.rpc.chat.votePoll.mutate({ sessionId, pollId, option: 0 });
  assert.equal(await refused(sockets.viewer, 'vote_poll', { pollId, option: 0 }), 'already_voted');
  assert.equal(await refused(guest, 'vote_poll', { pollId, option: 0 }), 'sign_in_required');
  await until('both votes told', () => guest.all('poll_updated').at(-1)?.votes === 2);
  const { poll: closed } = await ok(sockets.host, 'close_poll', { pollId });
  assert.deepEqual(closed.options, [{ text: 'Slow', votes: 1 }, { text: 'Fast', votes: 1 }]);
  const [last] = await heard('poll_closed');
  assert.deepEqual([last.options, last.votes, last.reason], [closed.options, 2, 'staff']);
  assert.equal(await refused(sockets.helper, 'vote_poll', { pollId, option: 0 }), 'poll_closed');
  assert.equal((await viewer.rpc.chat.getPoll.query({ sessionId })).myVote, 1);
});

test('what the co-host decides holds for messages, likes and votes alike', async () => {
  const { poll } = await ok(sockets.helper, 'create_poll', { question: 'Again?', options: ['Yes', 'No'], durationSeconds: 60 });
  await helper.rpc.chat.setMode.mutate({ sessionId, emojiOnly: true });
  await helper.rpc.chat.setFilter.mutate({ sessionId, words: ['spam'] });
  assert.equal(await refused(sockets.viewer, 'send_message', { text: 'words' }), 'emoji_only');
  const { message } = await ok(sockets.viewer, 'send_message', { text: ':wave:' });
  await helper.rpc.chat.pinMessage.mutate({ sessionId, messageId: message.id });
  await helper.rpc.chat.deleteMessage.mutate({ sessionId, messageId: message.id, reason: 'rude' });
  await helper.rpc.chat.timeoutUser.mutate({ sessionId, userId: viewer.id, seconds: 60 });
  for (const [event, input] of [['send_message', { text: ':wave:' }], ['like', { count: 1 }], ['vote_poll', { pollId: poll.id, option: 0 }]]) {
    assert.equal(await refused(sockets.viewer, event, input), 'timed_out', event);
  }
  await helper.rpc.chat.banUser.mutate({ sessionId, userId: viewer.id });
  assert.equal((await refusal(viewer.rpc.streaming.like.mutate({ sessionId }))).reason, 'banned');
  assert.equal((await refusal(viewer.rpc.chat.votePoll.mutate({ sessionId, pollId: poll.id, option: 0 }))).reason, 'banned');
  assert.equal((await refusal(host.rpc.streaming.addCoHost.mutate({ sessionId, userId: viewer.id }))).reason, 'user_banned');
  const { poll: closed } = await ok(sockets.helper, 'close_poll', { pollId: poll.id });
  assert.equal(closed.votes, 0);
  const room = await helper.rpc.chat.getRoom.query({ sessionId });
  assert.deepEqual([room.role, room.rights.includes('appoint')], ['co_host', false]);
});

test('the session takes its poll along, and everything was as the catalogue declares', async () => {
  await ok(sockets.host, 'create_poll', { question: 'More?', options: ['Yes', 'No'], durationSeconds: 600 });
  await ok(sockets.host, 'remove_co_host', { userId: helper.id });
  encoder.kill();
  await until('interrupted', async () => (await session.status()) === 'interrupted');
  await host.rpc.streaming.endSession.mutate({ sessionId });
  await until('the poll has closed', () => guest.all('poll_closed').at(-1)?.reason === 'session_ended');

  const { events } = await (await fetch(`${http}/docs/events.json`)).json();
  const page = await fetch(`${http}/docs/events`);
  assert.match(page.headers.get('content-type'), /^text\/html/);
  assert.match(await page.text(), /poll_closed/);
  const rows = (await host.rpc.streaming.getEvents.query({ sessionId, limit: 500 })).items;
  const kinds = new Set(rows.map((row) => row.type));
  for (const type of ['session_live', 'session_interrupted', 'session_ended', 'co_host', 'likes', 'message', 'announcement', 'poll_opened', 'poll_closed',
    'moderation', 'message_deleted', 'session_updated', 'chat_filter']) {
    assert.ok(kinds.has(type), `${type} among ${[...kinds]}`);
  }
  const declared = (name, kind) => events.find((it) => it.kind === kind && it.name === name);
  const conforms = (fields, value, what) => {
    const byName = Object.fromEntries(fields.map((it) => [it.name, it]));
    for (const name of Object.keys(value)) assert.ok(byName[name], `${what}.${name} is not declared`);
    for (const it of fields) assert.ok(it.optional || it.name in value, `${what}.${it.name} is missing`);
  };
  for (const row of rows) {
    assert.deepEqual(Object.keys(row).sort(), ['actor', 'at', 'mediaAt', 'payload', 'seq', 'type']);
    const doc = declared(row.type, 'row');
    assert.ok(doc, `${row.type} is declared`);
    conforms(doc.fields, row.payload, row.type);
    const told = guest.heard.find(([name, event]) => name === doc.event && event.seq === row.seq);
    if (told) {
      const { sessionId: of, seq, at, mediaAt, ...payload } = told[1];
      assert.deepEqual([of, seq, at, mediaAt], [sessionId, row.seq, row.at, row.mediaAt]);
      conforms(doc.fields, payload, doc.event);
      // The host reads more than the room is told: why, and that a message was deleted since.
      const shown = { ...row.payload };
      delete shown.deleted;
      if (['moderation', 'message_deleted'].includes(row.type)) delete shown.reason;
      assert.deepEqual(payload, shown);
    }
  }
  const names = new Set(events.map((it) => it.event).filter(Boolean));
  assert.equal(sockets.viewer.all('removed')[0].reason, 'banned');
  for (const [name, event] of [...guest.heard, ...sockets.viewer.heard]) {
    assert.ok(names.has(name), `${name} is declared`);
    const passing = declared(name, 'passing');
    if (passing) conforms(passing.fields, event, name);
  }
});
