// What users are told, in their lists and on the sockets of all their devices.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createSession, grant, publish, refusal, register, rpcOf, socketOf, until } from './chobi.mjs';

const host = await register('nadia');
const fan = await register('karim');
const list = (person, input = {}) => person.rpc.notifications.getNotifications.query(input);
const heard = (socket, type) => socket.all('notification').filter((it) => it.type === type);

test('a follow is told to every device, under the id that the list has', async () => {
  const devices = [await socketOf(host.token), await socketOf(host.token, { transports: ['polling'] })];
  const stranger = await socketOf(fan.token);
  await fan.rpc.users.follow.mutate({ userId: host.id });
  for (const device of devices) await until('the news', () => heard(device, 'new_follower').length === 1);
  const { items, nextCursor, unreadCount } = await list(host);
  const { unreadCount: told, ...notification } = heard(devices[0], 'new_follower')[0];
  assert.deepEqual(items, [notification]);
  assert.deepEqual([nextCursor, unreadCount, told], [null, 1, 1]);
  assert.deepEqual(notification.actor, { id: fan.id, username: 'karim', displayName: 'karim' });
  await fan.rpc.users.unfollow.mutate({ userId: host.id });
  await fan.rpc.users.follow.mutate({ userId: host.id });
  assert.deepEqual(await host.rpc.notifications.markAsRead.mutate({ ids: [notification.id] }), { marked: 1, unreadCount: 0 });
  assert.equal((await list(host, { unreadOnly: true })).items.length, 0);
  assert.equal(stranger.all('notification').length, 0);
  for (const socket of [...devices, stranger]) socket.quit();
});

test('followers hear that a session is live, once, and the host of gifts', async () => {
  const device = await socketOf(fan.token);
  const own = await socketOf(host.token);
  const session = await createSession(host, { title: 'Evening songs' });
  const { sessionId } = session;
  let encoder = publish(session.address);
  const news = await until('the news', () => heard(device, 'live_started')[0]);
  assert.deepEqual(news.session, { id: sessionId, title: 'Evening songs' });
  assert.equal(news.actor.id, host.id);
  encoder.kill();
  await until('interrupted', async () => (await session.status()) === 'interrupted');
  encoder = publish(session.address);
  await until('live again', async () => (await session.status()) === 'live');

  await grant(fan, 100);
  const rose = (await rpcOf().gifts.getAvailableGifts.query()).find((it) => it.code === 'rose');
  for (const quantity of [1, 2]) {
    await fan.rpc.gifts.sendGift.mutate({ sessionId, giftId: rose.id, quantity, idempotencyKey: randomUUID() });
  }
  const gifts = await until('both gifts', () => heard(own, 'gift_received').find((it) => it.coins === 3 * rose.price));
  assert.deepEqual([gifts.count, gifts.gift.code, gifts.session.title], [2, 'rose', 'Evening songs']);
  assert.equal(heard(own, 'gift_received').every((it) => it.id === gifts.id), true);

  await fan.rpc.chat.sendMessage.mutate({ sessionId, text: 'Lovely, @nadia!' });
  const mention = await until('the mention', () => heard(own, 'mention')[0]);
  await host.rpc.chat.timeoutUser.mutate({ sessionId, userId: fan.id, seconds: 60 });
  const decision = await until('the time-out', () => heard(device, 'moderation')[0]);
  assert.deepEqual([mention.actor.id, decision.action], [fan.id, 'timeout']);
  assert.equal(heard(device, 'live_started').length, 1, 'an encoder that comes back is no news');
  assert.equal((await list(fan, { type: 'live_started' })).items.length, 1);

  const { items } = await list(host, { limit: 1 });
  assert.deepEqual(await host.rpc.notifications.markAsRead.mutate({ upTo: items[0].id }), { marked: 2, unreadCount: 0 });
  encoder.kill();
  for (const socket of [device, own]) socket.quit();
});

test('what is asked wrongly is refused', async () => {
  assert.equal((await refusal(rpcOf().notifications.getNotifications.query())).code, 'UNAUTHORIZED');
  assert.equal((await refusal(list(host, { type: 'news' }))).field, 'type');
  assert.equal((await refusal(list(host, { limit: 0 }))).field, 'limit');
  assert.equal((await refusal(list(host, { cursor: 'x' }))).field, 'cursor');
  assert.equal((await refusal(host.rpc.notifications.markAsRead.mutate({}))).field, 'ids');
  assert.equal((await refusal(host.rpc.notifications.markAsRead.mutate({ ids: ['x'] }))).code, 'BAD_REQUEST');
  assert.equal((await refusal(host.rpc.notifications.markAsRead.mutate({ upTo: randomUUID() }))).reason, 'notification_not_found');
  assert.equal((await refusal(fan.rpc.notifications.sendSystem.mutate({ userIds: [host.id], text: 'x', idempotencyKey: randomUUID() }))).code, 'FORBIDDEN');
});

test('what is off is not told, and settings are the user\'s own', async () => {
  const quiet = await register('huda');
  const other = await register('rami');
  const before = await quiet.rpc.notifications.getSettings.query();
  assert.deepEqual(before.types.new_follower, { inApp: true, push: true });
  assert.match(before.webPushKey, /^[A-Za-z0-9_-]{87}$/);
  const { types, mutedUsers } = await quiet.rpc.notifications.updateSettings.mutate({ types: { new_follower: { inApp: false, push: false } }, mute: [host.id] });
  assert.deepEqual([types.new_follower, mutedUsers.map((it) => it.id)], [{ inApp: false, push: false }, [host.id]]);
  await fan.rpc.users.follow.mutate({ userId: quiet.id });
  await fan.rpc.users.follow.mutate({ userId: other.id });
  // The outbox is read in order: when this one was told, the other was not.
  await until('what came after', async () => (await list(other)).unreadCount === 1);
  assert.deepEqual((await list(quiet)).items, []);
  assert.equal((await refusal(quiet.rpc.notifications.updateSettings.mutate({ quietHours: { from: '22:00', to: '07:00', timeZone: 'Moon' } }))).field, 'quietHours.timeZone');
});

test('devices are registered, and addresses that lead inside are not', async () => {
  const { device, pushed } = await fan.rpc.notifications.registerDevice.mutate({ platform: 'android', token: 'a-token' });
  assert.equal(pushed, false, 'no service for phones is configured here');
  assert.deepEqual(await fan.rpc.notifications.unregisterDevice.mutate({ deviceId: device.id }), { removed: true });
  const keys = { p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', auth: 'BTBZMqHH6r4Tts7J_aSIgg' };
  const subscription = { endpoint: 'http://127.0.0.1:5432/', keys };
  assert.equal((await refusal(fan.rpc.notifications.registerDevice.mutate({ platform: 'web', subscription }))).field, 'subscription.endpoint');
  assert.equal((await refusal(fan.rpc.notifications.registerDevice.mutate({ platform: 'pager', token: 'x' }))).field, 'platform');
});

test('a private session is told to nobody who may not see it', async () => {
  const device = await socketOf(fan.token);
  const session = await createSession(host, { title: 'Secret', visibility: 'private' });
  const encoder = publish(session.address);
  await until('live', async () => (await host.rpc.streaming.getSession.query({ sessionId: session.sessionId })).session.status === 'live');
  await host.rpc.chat.sendMessage.mutate({ sessionId: session.sessionId, text: '@karim is not here' });
  // What comes after it has been told: so that was not.
  const other = await register('salma');
  await other.rpc.users.follow.mutate({ userId: fan.id });
  await until('what came after', () => heard(device, 'new_follower').length === 1);
  assert.equal(JSON.stringify(device.all('notification')).includes(session.sessionId), false);
  encoder.kill();
  device.quit();
});
