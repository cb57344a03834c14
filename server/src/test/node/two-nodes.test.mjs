// Two nodes with one database: what is decided and counted at the one is so at the other. CHOBI_HTTP_ELSEWHERE is the second.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession, publish, register, rpcOf, socketOf, sum, until } from './chobi.mjs';

const elsewhere = process.env.CHOBI_HTTP_ELSEWHERE;
const host = await register('nora');
const helper = await register('adam');
const viewer = await register('lina');
const session = await createSession(host, { title: 'Here and there' });
const { sessionId } = session;
const encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
const here = await socketOf();
const there = await socketOf(undefined, {}, elsewhere);
for (const socket of [here, there]) assert.equal((await socket.ask('join_session', { sessionId })).ok, true);
const thereOf = ({ token }) => rpcOf(token, 'batch', elsewhere);
const refusedThere = async (person, call) => (await call(thereOf(person)).then(() => null, (it) => it.data))?.reason;

test('a co-host appointed at the one announces at the other, and both hear it', async () => {
  await host.rpc.streaming.addCoHost.mutate({ sessionId, userId: helper.id });
  await until('a co-host there', async () => (await refusedThere(helper, (rpc) => rpc.chat.announce.mutate({ sessionId, text: 'Break' }))) === undefined);
  for (const socket of [here, there]) await until('the announcement', () => socket.all('announcement').length === 1);
});

test('taps at both nodes are bursts of one sum, and everybody hears all of them', async () => {
  for (let i = 0; i < 3; i++) {
    await viewer.rpc.streaming.like.mutate({ sessionId, count: 5 });
    await thereOf(helper).streaming.like.mutate({ sessionId, count: 7 });
  }
  for (const socket of [here, there]) {
    await until('all bursts', () => sum(socket.all('likes').map((it) => it.count)) === 36);
    assert.equal(socket.all('likes').at(-1).total, 36);
  }
  assert.deepEqual(here.all('likes'), there.all('likes'));
  for (const rpc of [rpcOf(), rpcOf(undefined, 'batch', elsewhere)]) {
    assert.equal((await rpc.streaming.getSession.query({ sessionId })).session.counts.likes, 36);
  }
});

test('votes at both nodes are counted once, told at both, and exact at the end', async () => {
  const { poll } = await host.rpc.chat.createPoll.mutate({ sessionId, question: 'Which?', options: ['a', 'b'], durationSeconds: 60 });
  const pollId = poll.id;
  await until('the poll there', () => there.all('poll_opened').length === 1);
  await viewer.rpc.chat.votePoll.mutate({ sessionId, pollId, option: 0 });
  await thereOf(helper).chat.votePoll.mutate({ sessionId, pollId, option: 1 });
  assert.equal(await refusedThere(viewer, (rpc) => rpc.chat.votePoll.mutate({ sessionId, pollId, option: 1 })), 'already_voted');
  for (const socket of [here, there]) await until('both votes told', () => socket.all('poll_updated').at(-1)?.votes === 2);
  await thereOf(helper).chat.closePoll.mutate({ sessionId, pollId });
  for (const socket of [here, there]) {
    const closed = await until('the end', () => socket.all('poll_closed')[0]);
    assert.deepEqual(closed.options, [{ text: 'a', votes: 1 }, { text: 'b', votes: 1 }]);
  }
});

test('a follow at the one is told to a device at the other, under the id of the list', async () => {
  const device = await socketOf(host.token, {}, elsewhere);
  await viewer.rpc.users.follow.mutate({ userId: host.id });
  const news = await until('the news', () => device.all('notification').find((it) => it.type === 'new_follower'));
  const { items } = await thereOf(host).notifications.getNotifications.query({ type: 'new_follower' });
  assert.deepEqual([items.length, items[0].id, items[0].actor.id], [1, news.id, viewer.id]);
  device.quit();
});

test('who is timed out at the one may not vote at the other from then on', async () => {
  const { poll } = await host.rpc.chat.createPoll.mutate({ sessionId, question: 'Again?', options: ['a', 'b'], durationSeconds: 60 });
  await host.rpc.chat.timeoutUser.mutate({ sessionId, userId: viewer.id, seconds: 60 });
  assert.equal(await refusedThere(viewer, (rpc) => rpc.chat.votePoll.mutate({ sessionId, pollId: poll.id, option: 0 })), 'timed_out');
  await until('no likes there either', async () => (await refusedThere(viewer, (rpc) => rpc.streaming.like.mutate({ sessionId }))) === 'timed_out');
  encoder.kill();
});
