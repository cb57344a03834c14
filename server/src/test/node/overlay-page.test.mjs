// The overlay that a host lays over their own picture: made in the studio, seen in the broadcasting program's browser.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createSession, grant, publish, register, rpcOf, socketOf, until } from './chobi.mjs';
import { comeAs, openPage, shoot, withoutPicture } from './pages.mjs';

const host = await register('farid', 'فريد');
const giver = await register('noor', 'Noor');
await grant(giver, 20_000);
const session = await createSession(host, { title: 'Among the family', visibility: 'private' });
const { sessionId } = session;
await giver.rpc.streaming.joinSession.mutate({ sessionId, accessCode: session.accessCode });
await giver.rpc.streaming.leaveSession.mutate({ sessionId });
const encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
const gifts = new Map((await rpcOf().gifts.getAvailableGifts.query()).map((gift) => [gift.code, gift]));
const studio = await openPage('/studio');
await comeAs(studio, host);
let path;
let overlay;

test('in the studio a host makes the address, which is shown once', async () => {
  await studio.locator('.overlay-form [name=name]').fill('Gifts and chat');
  await studio.locator('.overlay-form [type=submit]').click();
  const address = await studio.$id('overlay-address').inputValue();
  assert.match(address, /\/overlay\/overlay_[\w-]{43}$/);
  path = new URL(address).pathname;
  await studio.reload();
  await studio.locator('.overlays li').filter({ hasText: 'Gifts and chat' }).waitFor();
  assert.equal(await studio.$id('overlay-address').count(), 0);
});

test('it is clear glass over the picture', async () => {
  overlay = await openPage(`${path}?lang=ar&color=ffcc00`, { viewport: { width: 1280, height: 720 } });
  await overlay.waitForFunction(() => performance.getEntriesByType('resource').some((it) => it.name.includes('openOverlay')));
  const background = await overlay.evaluate(() => [document.documentElement, document.body].map((it) => getComputedStyle(it).background));
  for (const it of background) assert.match(it, /rgba\(0, 0, 0, 0\)/);
});

test('gifts and chat of a private session appear now, and it counts as no viewer', async () => {
  await until('it hears', async () => {
    const { message } = await giver.rpc.chat.sendMessage.mutate({ sessionId, text: `hello ${randomUUID().slice(0, 4)}` });
    await overlay.waitForTimeout(300);
    return (await overlay.locator(`.chat-line[data-seq="${message.seq}"]`).count()) === 1;
  }, 1_100);
  const { session: seen } = await host.rpc.streaming.getSession.query({ sessionId });
  assert.equal(seen.counts.viewers, 0, 'the overlay is no viewer');
  await overlay.evaluate(() => {
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((it) => [...it.addedNodes])) {
        if (node.dataset?.testid === 'gift-animation') globalThis.shownAt = Date.now();
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  const { seq } = await giver.rpc.gifts.sendGift.mutate({ sessionId, giftId: gifts.get('rocket').id, idempotencyKey: randomUUID() });
  const shownAt = await until('the rocket', () => overlay.evaluate(() => globalThis.shownAt));
  const row = (await host.rpc.streaming.getEvents.query({ sessionId })).items.find((it) => it.seq === seq);
  console.log(`the gift was on the overlay ${shownAt - Date.parse(row.at)} ms after it was given`);
  await overlay.waitForTimeout(1_500);
  await shoot(overlay, 'overlay');
  const { items } = await host.rpc.chat.getMessages.query({ sessionId, limit: 1 });
  await host.rpc.chat.deleteMessage.mutate({ sessionId, messageId: items[0].id });
  await overlay.locator(`.chat-line[data-id="${items[0].id}"]`).waitFor({ state: 'detached' });
});

test('goal and newest follower stand on it, and change as they do', async () => {
  await host.rpc.gifts.setGoal.mutate({ sessionId, title: 'A new lens', coins: 40 });
  const goal = overlay.$id('goal').filter({ hasText: 'A new lens' });
  await goal.waitFor();
  await giver.rpc.gifts.sendGift.mutate({ sessionId, giftId: gifts.get('kiss').id, idempotencyKey: randomUUID() });
  await overlay.locator('[data-testid=goal][data-reached=true]').waitFor();
  await giver.rpc.users.follow.mutate({ userId: host.id });
  await overlay.$id('newest-follower').filter({ hasText: 'Noor' }).waitFor();
  await overlay.$id('newest-follower').filter({ hasText: 'أحدث متابع' }).waitFor();
  await shoot(overlay, 'overlay-sums-ar');
  await host.rpc.gifts.removeGoal.mutate({ sessionId });
  await goal.waitFor({ state: 'hidden' });
});

test('a trial gift plays although nobody gave one', async () => {
  const given = async () => (await host.rpc.streaming.getEvents.query({ sessionId })).items.filter((it) => it.payload.delta > 0).length;
  const before = await given();
  await until('the others are over', async () => (await overlay.locator('[data-testid=gift-animation]').count()) === 0);
  await studio.$id('overlay-test').click();
  await overlay.locator('[data-testid=gift-animation][data-gift=rose]').waitFor({ state: 'attached' });
  assert.equal(await given(), before);
});

test('with its token nobody does anything', async () => {
  const socket = await socketOf(path.split('/').at(-1));
  const joined = await socket.ask('join_session', { sessionId });
  assert.equal(joined.ok, true);
  for (const [event, input] of [['send_message', { text: 'hi' }], ['like', {}], ['send_gift', { giftId: gifts.get('rose').id, idempotencyKey: 'x' }]]) {
    assert.equal((await socket.ask(event, { sessionId, ...input })).error.code, 'UNAUTHORIZED', event);
  }
  const other = await createSession(giver, { title: 'not yours', visibility: 'private' });
  assert.equal((await socket.ask('join_session', { sessionId: other.sessionId })).error.reason, 'private_session');
  socket.quit();
});

test('its address says what it shows and how', async () => {
  const plain = await openPage(`${path}?show=chat&theme=clear&side=end`, { viewport: { width: 640, height: 360 } });
  await plain.waitForFunction(() => performance.getEntriesByType('resource').some((it) => it.name.includes('openOverlay')));
  assert.equal(await plain.evaluate(() => document.body.dataset.theme), 'clear');
  assert.ok(await plain.$id('newest-follower').isHidden());
  await plain.context().close();
});

test('revoked, it shows nothing any more and says so', async () => {
  await studio.locator('.overlays li .danger').click();
  await studio.locator('dialog[open] .danger').click();
  await overlay.locator('.overlay-notice').filter({ hasText: /\p{Script=Arabic}/u }).waitFor();
  await giver.rpc.chat.sendMessage.mutate({ sessionId, text: 'can you see this?' });
  await overlay.waitForTimeout(500);
  assert.equal(await overlay.locator('.chat-line').count(), 0);
  await assert.rejects(socketOf(path.split('/').at(-1)));
});

test('the studio shows the session as it ends: figures, charts, who gave, and the list of sessions', async () => {
  await withoutPicture(studio);
  await studio.locator('.studio-list-row').filter({ hasText: 'Among the family' }).click();
  await studio.$id('end-session').click();
  await studio.locator('dialog[open] .danger').click();
  await studio.$id('report').waitFor();
  await studio.locator('[data-chart=coinsOver] b[data-most="5000"]').waitFor();
  await studio.locator('.report-list').filter({ hasText: 'Noor' }).waitFor();
  await shoot(studio, 'studio-report');
  await studio.goto(studio.url().split('#')[0]);
  await studio.locator('.studio-list-row').filter({ hasText: 'Among the family' }).filter({ hasText: 'Ended' }).waitFor();
  encoder.kill();
});
