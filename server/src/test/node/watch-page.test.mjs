// A viewer in a real browser: the picture starts by itself and never restarts while they sign up, chat and send gifts.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createSession, grant, publish, register, rpcOf, until } from './chobi.mjs';
import { fillSignUp, openPage, picture, plays } from './pages.mjs';

const host = await register('salma', 'سلمى');
const session = await createSession(host, { title: 'Evening talk' });
const { sessionId } = session;
let encoder;
/** The programme date-time at which the picture returned after the encoder was lost, in ms. */
let backAt;
/** A viewer who keeps eight seconds behind. */
let held;
const behind = (it) => it.evaluate(() => document.querySelector('chobi-player').behind);

const page = await openPage(`/watch/${sessionId}`);
const viewer = { username: 'nadia' };

test('who waits for the host sees the picture start by itself, within five seconds of going live', async () => {
  await page.locator('.curtain.waiting').waitFor();
  encoder = publish(session.address);
  await until('live', async () => (await session.status()) === 'live');
  const live = Date.now();
  await until('a picture', async () => (await picture(page)).frames > 0);
  assert.ok(Date.now() - live < 5_000, `${Date.now() - live} ms`);
  await plays(page);
  assert.equal(await page.locator('video').count(), 1);
  assert.match(await page.title(), /Evening talk/);
  await page.evaluate(() => {
    const video = document.querySelector('video');
    globalThis.firstVideo = video;
    globalThis.restarts = 0;
    for (const event of ['emptied', 'loadstart']) video.addEventListener(event, () => globalThis.restarts++);
  });
});

test('how far behind live the picture is stands there, and is true', async () => {
  const shown = await until('a figure', async () => Number((await page.$id('behind-live').innerText()).match(/[\d.]+/)?.[0]));
  const real = await page.evaluate(() => document.querySelector('chobi-player').behind);
  assert.ok(Math.abs(shown - real) < 2 && real > 0 && real < 12, `shown ${shown}, real ${real}`);
});

test('the watch page plays within 2.5 s of live', async () => {
  // The server stamps a picture when it comes, and its clock is this test's.
  const behindMs = () => page.evaluate(() => Date.now() - (document.querySelector('chobi-player').position ?? 0));
  await until('2.5 s behind live at most', async () => (await behindMs()) < 2_500);
});

test('what the host says stands in the chat', async () => {
  const { message } = await host.rpc.chat.sendMessage.mutate({ sessionId, text: '<b>أهلا</b>' });
  const line = page.locator(`[data-testid=chat-message][data-seq="${message.seq}"]`);
  await line.waitFor();
  assert.match(await line.innerText(), /<b>أهلا<\/b>/);
  assert.match(await line.innerText(), /سلمى/);
});

test('a guest who writes signs up in place, and then it is sent', async () => {
  await page.$id('chat-input').fill('hello from the page');
  await page.$id('chat-send').click();
  await fillSignUp(page, viewer.username);
  await page.$id('chat-message').filter({ hasText: 'hello from the page' }).waitFor();
  const { items } = await rpcOf().chat.getMessages.query({ sessionId });
  assert.deepEqual(items.filter((it) => it.text === 'hello from the page').map((it) => it.user.username), ['nadia']);
  viewer.id = items[0].user.id;
});

test('too few coins say so and send nothing', async () => {
  await page.$id('gift-rose').click();
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'hidden' });
  const { items } = await host.rpc.streaming.getEvents.query({ sessionId });
  assert.equal(items.filter((row) => row.type === 'gift').length, 0);
});

test('a gift from the tray is animated, and leaves the balance', async () => {
  await grant(viewer, 500);
  const price = (await rpcOf().gifts.getAvailableGifts.query()).find((it) => it.code === 'star').price;
  await page.$id('gift-star').click();
  const animation = page.locator('[data-testid=gift-animation][data-gift=star]');
  await animation.waitFor({ state: 'attached' });
  const seq = Number(await animation.getAttribute('data-seq'));
  await until('the balance', async () => (await page.$id('balance').innerText()) === String(500 - price));
  const row = (await host.rpc.streaming.getEvents.query({ sessionId })).items.find((it) => it.seq === seq);
  assert.deepEqual([row.type, row.payload.gift.code, row.payload.delta, row.actor.id], ['gift', 'star', price, viewer.id]);
  await animation.waitFor({ state: 'detached' });
});

test('a gift plays at the moment of the video at which the host saw it', async () => {
  const rose = (await rpcOf().gifts.getAvailableGifts.query()).find((it) => it.code === 'rose');
  await grant(host, rose.price);
  const other = await register('ziad');
  await grant(other, rose.price);
  await page.evaluate(() => {
    const player = document.querySelector('chobi-player');
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((it) => [...it.addedNodes])) {
        if (node.dataset?.gift === 'rose') globalThis.roseAt = player.position;
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  const { seq } = await other.rpc.gifts.sendGift.mutate({ sessionId, giftId: rose.id, idempotencyKey: randomUUID() });
  const row = (await host.rpc.streaming.getEvents.query({ sessionId })).items.find((it) => it.seq === seq);
  const shownAt = await until('the rose', () => page.evaluate(() => globalThis.roseAt));
  const lateMs = shownAt - Date.parse(row.mediaAt);
  assert.ok(lateMs > -100 && lateMs < 400, `${lateMs} ms after its moment`);
});

test('a lost encoder is said in words, and the picture goes on when it is back', async () => {
  held = await openPage(`/watch/${sessionId}?behind=8`);
  await until('eight seconds', async () => Math.abs((await behind(held)) - 8) < 0.8);
  await held.evaluate(() => {
    const video = document.querySelector('video');
    let shown = 0;
    globalThis.backwards = 0;
    video.addEventListener('timeupdate', () => {
      if (video.currentTime < shown - 0.5) globalThis.backwards++;
      shown = video.currentTime;
    });
  });
  encoder.kill();
  await page.locator('.curtain.interrupted').waitFor();
  encoder = publish(session.address);
  await page.locator('.curtain.interrupted').waitFor({ state: 'detached' });
  backAt = Date.parse((await host.rpc.streaming.getEvents.query({ sessionId })).items.findLast((it) => it.type === 'session_live').at);
  await until('the new picture', () => page.evaluate((at) => document.querySelector('chobi-player').position > at, backAt));
  await plays(page);
});

test('nothing of this has restarted the picture or made the console complain', async () => {
  const before = await picture(page);
  assert.deepEqual(await page.evaluate(() => [document.querySelector('video') === globalThis.firstVideo, globalThis.restarts]), [true, 0]);
  assert.equal(before.paused, false);
  assert.equal(before.error, null);
  await plays(page);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('in Arabic the page reads from right to left', async () => {
  const arabic = await openPage(`/watch/${sessionId}?lang=ar`);
  assert.deepEqual(await arabic.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['ar', 'rtl']);
  await plays(arabic);
  assert.match(await arabic.$id('sign-up').innerText(), /\p{Script=Arabic}/u);
  await arabic.$id('language').click();
  assert.deepEqual(await arabic.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['en', 'ltr']);
  assert.deepEqual(arabic.complaints, []);
  await arabic.context().close();
});

test('?behind=8 passes over the seam of the lost encoder without showing anything twice, and keeps its distance', async () => {
  await until('the picture past the seam', () => held.evaluate((at) => document.querySelector('chobi-player').position > at, backAt));
  await plays(held);
  assert.equal(await held.evaluate(() => globalThis.backwards), 0);
  assert.equal((await picture(held)).paused, false);
  assert.deepEqual(held.complaints, []);
  await held.context().close();

  const later = await openPage(`/watch/${sessionId}?behind=8`);
  await until('eight seconds, past the seam', async () =>
    (await later.evaluate((at) => document.querySelector('chobi-player').position > at, backAt)) && Math.abs((await behind(later)) - 8) < 0.8,
  );
  await plays(later);
  assert.ok(Math.abs((await behind(later)) - 8) < 0.8, `${await behind(later)} s behind`);
  await later.context().close();
});

test('the slider goes back to any moment there is, and the live button returns', async () => {
  const viewer = await openPage(`/watch/${sessionId}`);
  const ago = () => viewer.evaluate(() => Date.now() - (document.querySelector('chobi-player').position ?? Date.now()));
  const slider = viewer.locator('.player-rewind');
  await plays(viewer);
  await until('enough to go back over', () => slider.isVisible());
  await slider.press('Home');
  await until('the oldest picture', async () => (await ago()) > 20_000);
  await plays(viewer);
  assert.ok((await ago()) > 20_000, `${await ago()} ms ago`);
  await viewer.locator('.player-live').click();
  await until('live again', async () => (await ago()) > 0 && (await ago()) < 5_000);
  await plays(viewer);
  assert.equal(await viewer.locator('chobi-player').getAttribute('data-rewound'), null);
  assert.deepEqual(viewer.complaints, []);
  await viewer.context().close();
});

test('a private session opens to its code, and plays', async () => {
  const secret = await createSession(host, { title: 'family', visibility: 'private' });
  const camera = publish(secret.address, '02_baseline_nob');
  await until('live', async () => (await secret.status()) === 'live');
  const guest = await openPage(`/watch/${secret.sessionId}`);
  await guest.locator('input[name=code]').fill(secret.accessCode);
  await guest.locator('.door-form [type=submit]').click();
  await fillSignUp(guest, 'cousin');
  await plays(guest);
  await guest.context().close();
  camera.kill();
  await host.rpc.streaming.endSession.mutate({ sessionId: secret.sessionId });
});

test('a deleted message loses its words, and who is banned is told so where the picture was', async () => {
  const visitor = await openPage(`/watch/${sessionId}`);
  await visitor.$id('chat-input').fill('let me in');
  await visitor.$id('chat-send').click();
  await fillSignUp(visitor, 'zaid');
  await visitor.$id('chat-message').filter({ hasText: 'let me in' }).waitFor();
  const [said] = (await rpcOf().chat.getMessages.query({ sessionId })).items;
  await host.rpc.chat.deleteMessage.mutate({ sessionId, messageId: said.id });
  await visitor.locator(`.deleted[data-seq="${said.seq}"]`).waitFor();
  assert.equal(await visitor.$id('chat-message').filter({ hasText: 'let me in' }).count(), 0);
  await host.rpc.chat.banUser.mutate({ sessionId, userId: said.user.id });
  await visitor.locator('.curtain.removed').waitFor();
  assert.ok(await visitor.$id('chat-input').isDisabled());
  await visitor.reload();
  await visitor.locator('.curtain.door').waitFor();
  assert.equal(await visitor.locator('form.door-form').count(), 0, 'no code would help');
  await visitor.context().close();
});

test('the end of the session ends the page with words, not with an error', async () => {
  const last = await openPage(`/watch/${sessionId}`);
  await plays(last);
  await host.rpc.streaming.endSession.mutate({ sessionId });
  await last.locator('.curtain.ended').waitFor();
  assert.ok(await last.$id('chat-input').isDisabled());
  assert.deepEqual(last.complaints, []);
  await last.context().close();
  encoder.kill();
});
