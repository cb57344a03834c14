// The stock socket client where it is at odds with the network or with the rules: short drops, other parsers, bad tokens,
// closed doors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import msgpack from 'socket.io-msgpack-parser';
import { createSession, http, register, socketOf, until } from './chobi.mjs';

const host = await register('host-of-sockets', 'Host');
const viewer = await register('viewer-of-sockets');
const { sessionId } = await createSession(host, { title: 'sockets' });
const say = (text) => host.rpc.chat.sendMessage.mutate({ sessionId, text });
const texts = (socket) => socket.all('new_message').map((it) => it.text);
const heard = (socket, event) => new Promise((resolve) => socket.once(event, resolve));

for (const transport of ['websocket', 'polling']) {
  test(`${transport}: after a short drop a client is who it was and has missed nothing`, async () => {
    const socket = await socketOf(viewer.token, { transports: [transport], reconnectionDelay: 700 });
    assert.equal(socket.recovered, false);
    assert.equal((await socket.ask('join_session', { sessionId })).ok, true);
    await say(`${transport} before`);
    await until('the message is heard', () => texts(socket).length === 1);
    const { id } = socket;

    const gone = heard(socket, 'disconnect');
    socket.io.engine.close();
    await gone;
    await say(`${transport} one`);
    await say(`${transport} two`);
    await until('the client is back', () => socket.connected);

    assert.equal(socket.recovered, true);
    assert.equal(socket.id, id);
    await say(`${transport} after`);
    await until('all is heard', () => texts(socket).length >= 4);
    assert.deepEqual(texts(socket), ['before', 'one', 'two', 'after'].map((it) => `${transport} ${it}`));
    const seqs = socket.heard.map(([, event]) => event?.seq).filter((it) => it !== undefined);
    assert.deepEqual(seqs, [...new Set(seqs)].sort((a, b) => a - b), 'each row once and in order');
    socket.quit();
  });
}

test('a client of the msgpack parser stands in the room like any other', async () => {
  const plain = await socketOf(undefined);
  const packed = await socketOf(viewer.token, { parser: msgpack });
  for (const socket of [plain, packed]) assert.equal((await socket.ask('join_session', { sessionId })).ok, true);

  const sent = await packed.ask('send_message', { sessionId, text: 'packed سلام' });

  assert.equal(sent.ok, true);
  for (const socket of [plain, packed]) await until('it is heard', () => texts(socket).includes('packed سلام'));
  assert.deepEqual(packed.all('new_message').at(-1), plain.all('new_message').at(-1));
  for (const socket of [plain, packed]) socket.quit();
});

test('a forged token is refused with a reason, and counted', async () => {
  const refused = await socketOf('forged.token.here').then(() => assert.fail('let in'), (error) => error);
  assert.equal(refused.data.code, 'UNAUTHORIZED');
  assert.equal(refused.data.reason, 'token_invalid');
  assert.match(await (await fetch(`${http}/metrics`)).text(), /^chat_connects_total\{outcome="refused"\} [1-9]/m);
});

test('the room of a session that one may not see says nothing to one', async () => {
  const { sessionId: closed } = await createSession(host, { title: 'closed', visibility: 'private' });
  const socket = await socketOf(viewer.token);

  const answer = await socket.ask('join_session', { sessionId: closed });
  await host.rpc.chat.sendMessage.mutate({ sessionId: closed, text: 'secret' });
  const said = await socket.ask('send_message', { sessionId: closed, text: 'let me in' });

  for (const it of [answer, said]) assert.equal(it.error.code, 'FORBIDDEN');
  assert.deepEqual(texts(socket), []);
  assert.match(await (await fetch(`${http}/metrics`)).text(), /^chat_events_refused_total\{code="forbidden"\} [1-9]/m);
  socket.quit();
});

test('scripts instead of answers are not given', async () => {
  const answer = await fetch(`${http}/socket.io/?EIO=4&transport=polling&j=0`);
  assert.equal(answer.status, 400);
  assert.deepEqual(await answer.json(), { code: 3, message: 'JSONP is not supported' });
});
