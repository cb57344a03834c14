// The page of a video: a recording plays, and what was said and given comes beside it at its moment, in both languages.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createSession, grant, publish, register, rpcOf, until } from './chobi.mjs';
import { comeAs, openPage, picture, plays, shoot } from './pages.mjs';

const host = await register('maha', 'مها');
const fan = await register('sami');
const session = await createSession(host, { title: 'ليلة <b>هادئة</b>', description: 'Songs of the sea' });
const { sessionId } = session;
const encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
await pause(3_000);
const { message } = await fan.rpc.chat.sendMessage.mutate({ sessionId, text: 'The first words' });
await grant(fan, 1_000);
const rose = (await rpcOf().gifts.getAvailableGifts.query()).find((it) => it.code === 'rose');
const gift = await fan.rpc.gifts.sendGift.mutate({ sessionId, giftId: rose.id, idempotencyKey: randomUUID() });
await pause(4_000);
await host.rpc.streaming.endSession.mutate({ sessionId });
await encoder.ended;
const video = await until('the video', async () => (await rpcOf().videos.getVideos.query({ userId: host.id }))
  .items.find((it) => it.sessionId === sessionId));

const page = await openPage(`/v/${video.id}`);
const line = page.locator(`[data-testid=replay] [data-seq="${message.seq}"]`);
/** Waits until the picture stands at this second of the video. */
async function seek(seconds) {
  await page.evaluate((at) => (document.querySelector('video').currentTime = at), seconds);
}

test('the video plays, and says what it is', async () => {
  await page.locator('#about').waitFor();
  assert.equal(await page.locator('h1').innerText(), 'ليلة <b>هادئة</b>');
  assert.equal(await page.locator('#owner-name').innerText(), 'مها');
  await page.evaluate(() => {
    const player = document.querySelector('video');
    player.muted = true;
    return player.play();
  });
  await plays(page);
  assert.ok((await picture(page)).readyState >= 2);
});

test('what was said comes at its moment, and goes when one jumps back', async () => {
  await seek(0.5);
  await line.waitFor({ state: 'detached' });
  const animation = page.locator(`[data-testid=gift-animation][data-seq="${gift.seq}"]`);
  await animation.waitFor();
  await line.waitFor();
  assert.match(await line.innerText(), /The first words/);
  const shownAt = await page.evaluate(() => document.querySelector('video').currentTime);
  assert.ok(shownAt > 1.5 && shownAt < 6, `at ${shownAt} s`);
  await seek(0.2);
  await line.waitFor({ state: 'detached' });
});

test('the seek bar shows what is where', async () => {
  const surveyed = await until('the survey', async () => {
    const { video: now } = await rpcOf().videos.getVideo.query({ videoId: video.id });
    return now.previewUrl && now;
  });
  assert.ok(surveyed.loudness.integratedLufs < 0 && surveyed.loudness.gainDb >= -24, JSON.stringify(surveyed.loudness));
  await page.reload();
  await until('a length', () => page.evaluate(() => document.querySelector('video').duration > 0));
  const piece = page.locator('[data-testid=seek-preview] .seek-picture');
  await until('a picture', async () => {
    await page.mouse.move(10, 10);
    await page.$id('seek').hover();
    return piece.isVisible();
  });
  const sheet = await piece.evaluate(async (it) => {
    const picture = new Image();
    picture.src = getComputedStyle(it).backgroundImage.slice(5, -2);
    await picture.decode();
    return { width: picture.naturalWidth, piece: it.offsetWidth };
  });
  assert.equal(sheet.width, 10 * sheet.piece);
  await shoot(page, 'video-seek');
  await page.$id('seek').fill('1');
  await until('the place', async () => Math.abs((await picture(page)).currentTime - 1) < 0.3);
});

test('a video is liked, in Arabic too', async () => {
  await comeAs(page, fan);
  await page.$id('language').click();
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  await page.$id('like').click();
  await until('a like', async () => (await page.$id('likes').innerText()) === '1');
  assert.equal(await page.$id('like').getAttribute('aria-pressed'), 'true');
  await shoot(page, 'video-ar');
});

test('what people say stands under it, and is answered', async () => {
  await page.$id('comment-input').fill('كان مساءً جميلًا <i>!</i>');
  await page.$id('comment-send').click();
  const comment = page.$id('comment').first();
  await comment.waitFor();
  assert.match(await comment.innerText(), /<i>!<\/i>/);
  const { items } = await rpcOf().videos.getComments.query({ videoId: video.id });
  await host.rpc.videos.addComment.mutate({ videoId: video.id, text: 'Thank you', parentId: items[0].id });
  await page.reload();
  await page.$id('comment').first().getByRole('button', { name: /رد واحد/ }).click();
  await page.getByText('Thank you').waitFor();
  const told = await until('the host is told', async () => (await host.rpc.notifications.getNotifications.query({ type: 'new_comment' })).items[0]);
  assert.deepEqual([told.actor.id, told.videoId, told.commentId], [fan.id, video.id, items[0].id]);
  const answered = await until('the fan is told', async () => (await fan.rpc.notifications.getNotifications.query({ type: 'new_comment' })).items[0]);
  assert.equal(answered.actor.id, host.id);
  await until('a view', async () => {
    await page.evaluate(() => document.querySelector('video').play().catch(() => {}));
    return (await host.rpc.videos.getVideo.query({ videoId: video.id })).video.counts.views >= 1;
  });
  await shoot(page, 'video-comments-ar');
});

test('what is watched is kept for its viewer, and for later what they choose', async () => {
  await page.$id('watch-later').click();
  await until('it is for later', async () => (await fan.rpc.videos.getWatchLater.query()).items[0]?.id === video.id);
  const kept = await until('a history', async () => (await fan.rpc.videos.getHistory.query()).items[0]);
  assert.equal(kept.video.id, video.id);
  assert.ok(kept.positionMs > 0);
  assert.ok((await host.rpc.videos.getVideoStats.query({ videoId: video.id })).watchSeconds >= 1);
});

test('the page has nothing to complain of', () => {
  assert.deepEqual(page.complaints, []);
});

test('what cannot be watched says why', async () => {
  const missing = await openPage('/v/01980000-0000-7000-8000-000000000001');
  await missing.locator('.curtain.missing').waitFor();
});

test('below the picture of a recording stands where much was said and given, and a click goes there', async () => {
  const again = await openPage(`/v/${video.id}?lang=en`);
  const strip = again.getByRole('img', { name: 'Where much was said and given' });
  await strip.locator('polygon').waitFor({ state: 'attached' });
  const { width, height } = await strip.boundingBox();
  await strip.click({ position: { x: width / 2, y: height / 2 } });
  const share = await until('a jump', () => again.evaluate(() => {
    const { currentTime, duration } = document.querySelector('video');
    return currentTime > 0 && currentTime / duration;
  }));
  assert.ok(Math.abs(share - 0.5) < 0.1, `at ${share} of it`);
  await shoot(again, 'video-heat');
  await again.context().close();
});
