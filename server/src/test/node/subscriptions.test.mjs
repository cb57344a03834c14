// Subscriptions as an app has them: by the stock tRPC client over server-sent events, against the whole program.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import { createSession, http, register, until } from './chobi.mjs';

const host = await register('host-of-subscriptions');
const viewer = await register('viewer-of-subscriptions');
const rude = await register('rude-of-subscriptions');

/** What one subscription told: `{rows, ended, error, quit}`. `lines` gets each connection, to be broken. */
function follow(person, input, lines = []) {
  class Telling extends EventSource {
    constructor(address, init) {
      super(address, {
        ...init,
        fetch: async (at, options) => {
          const broken = new AbortController();
          lines.push({ last: options.headers['Last-Event-ID'], break: () => broken.abort(new TypeError('the line broke')) });
          return fetch(at, {
            ...options,
            headers: { ...options.headers, ...(person ? { authorization: `Bearer ${person.token}` } : {}) },
            signal: AbortSignal.any([options.signal, broken.signal]),
          });
        },
      });
    }
  }
  const client = createTRPCClient({ links: [httpSubscriptionLink({ url: `${http}/api/trpc`, EventSource: Telling })] });
  const heard = { rows: [], ended: false, error: undefined };
  const subscription = client.streaming.onEvents.subscribe(input, {
    onData: ({ id, data }) => {
      assert.equal(id, `${data.seq}`);
      heard.rows.push(data);
    },
    onComplete: () => (heard.ended = true),
    onError: (error) => (heard.error = error.data),
  });
  heard.quit = () => subscription.unsubscribe();
  return heard;
}

const seqs = (rows) => rows.map((it) => it.seq);
const say = (person, sessionId, text) => person.rpc.chat.sendMessage.mutate({ sessionId, text });
const log = async (person, sessionId) => (await person.rpc.streaming.getEvents.query({ sessionId, limit: 500 })).items;

test('history, then what is written, without a gap and without a repetition, to the end', async () => {
  const { sessionId } = await createSession(host, { title: 'followed' });
  for (let i = 0; i < 5; i++) await say(host, sessionId, `before ${i}`);
  const all = follow(viewer, { sessionId });
  const late = follow(viewer, { sessionId, afterSeq: 3 });
  await until('the history is there', () => all.rows.length >= 5 && late.rows.length >= 2);
  assert.deepEqual(seqs(late.rows).slice(0, 2), [4, 5]);
  for (let i = 0; i < 5; i++) await say(host, sessionId, `after ${i}`);
  await until('what is new is there', () => all.rows.length >= 10 && late.rows.length >= 7);
  await host.rpc.streaming.endSession.mutate({ sessionId });
  await until('both are complete', () => all.ended && late.ended);
  const rows = await log(viewer, sessionId);
  assert.deepEqual(all.rows, rows, 'as getEvents reads it');
  assert.deepEqual(late.rows, rows.slice(3));
  assert.equal(rows.at(-1).type, 'session_ended');
});

test('a session that is over long since is told and complete at once', async () => {
  const { sessionId } = await createSession(host, { title: 'over' });
  await say(host, sessionId, 'short');
  await host.rpc.streaming.endSession.mutate({ sessionId });
  const told = follow(undefined, { sessionId, afterSeq: 1 });
  await until('it is complete', () => told.ended);
  assert.deepEqual(told.rows.map((it) => it.type), ['session_ended']);
});

test('a line that breaks is taken up after the last row', async () => {
  const { sessionId } = await createSession(host, { title: 'broken' });
  const lines = [];
  const told = follow(viewer, { sessionId }, lines);
  await say(host, sessionId, 'one');
  await until('the first is there', () => told.rows.length === 1);
  lines[0].break();
  await say(host, sessionId, 'two');
  await say(host, sessionId, 'three');
  await until('the line is back', () => told.rows.length === 3);
  assert.deepEqual(seqs(told.rows), [1, 2, 3]);
  assert.equal(lines.at(-1).last, '1');
  told.quit();
});

test('who may not see a session is told so, and who may sees what is theirs', async () => {
  const { sessionId, accessCode } = await createSession(host, { title: 'private', visibility: 'private' });
  for (const [person, input, reason] of [
    [viewer, { sessionId }, 'private_session'],
    [undefined, { sessionId, accessCode: 'guessed' }, 'wrong_access_code'],
  ]) {
    const refused = follow(person, input);
    await until('it is refused', () => refused.error);
    assert.deepEqual([refused.error.code, refused.error.reason, refused.rows], ['FORBIDDEN', reason, []]);
  }
  const known = follow(undefined, { sessionId, accessCode });
  const own = follow(host, { sessionId });
  await host.rpc.chat.setFilter.mutate({ sessionId, words: ['spam*'] });
  await say(host, sessionId, 'hello');
  await until('both have heard', () => known.rows.length === 2 && own.rows.length === 2);
  assert.deepEqual(known.rows.map((it) => [it.type, it.actor?.id ?? null]), [['hidden', null], ['message', host.id]]);
  assert.deepEqual(own.rows.map((it) => it.type), ['chat_filter', 'message']);
  known.quit();
  own.quit();
});

test('who is banned hears no more, and a deleted message is not told again', async () => {
  const { sessionId } = await createSession(host, { title: 'moderated' });
  const told = follow(rude, { sessionId });
  const staying = follow(viewer, { sessionId });
  const { message } = await say(rude, sessionId, 'something rude');
  await until('both have heard', () => told.rows.length === 1 && staying.rows.length === 1);
  await host.rpc.chat.deleteMessage.mutate({ sessionId, messageId: message.id });
  await until('the deletion is told', () => staying.rows.some((it) => it.type === 'message_deleted'));
  const later = follow(viewer, { sessionId });
  await until('it is told as it is', () => later.rows.length >= 2);
  assert.deepEqual([later.rows[0].payload.text, later.rows[0].payload.deleted], [undefined, true]);
  await host.rpc.chat.banUser.mutate({ sessionId, userId: rude.id });
  await until('the banned is sent away', () => told.error);
  assert.deepEqual([told.error.code, told.error.reason], ['FORBIDDEN', 'banned']);
  await say(host, sessionId, 'quiet again');
  await until('the others go on', () => staying.rows.at(-1)?.payload.text === 'quiet again');
  assert.ok(!told.rows.some((it) => it.payload.text === 'quiet again'));
  later.quit();
  staying.quit();
});

test('what is no session and no seq is named', async () => {
  for (const [input, field] of [
    [{ sessionId: 'x' }, 'sessionId'],
    [{}, 'sessionId'],
    [{ sessionId: host.id, afterSeq: -1 }, 'afterSeq'],
    [{ sessionId: host.id, lastEventId: 'x' }, 'lastEventId'],
  ]) {
    const refused = follow(viewer, input);
    await until('it is refused', () => refused.error);
    assert.deepEqual([refused.error.code, refused.error.field], ['BAD_REQUEST', field], JSON.stringify(input));
  }
  const nowhere = follow(viewer, { sessionId: host.id });
  await until('it is refused', () => nowhere.error);
  assert.equal(nowhere.error.code, 'NOT_FOUND');
});
