// In time with each viewer's own picture: two browsers, one at live and one eight seconds behind, show a gift, a message
// and a poll at the same frame of the video. The picture carries its own number, which is read off the screen.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { clock, createSession, grant, publishClock, register, rpcOf, until } from './chobi.mjs';
import { comeAs, launch, openPage, plays } from './pages.mjs';

const apartMaxMs = 300;
const host = await register('sahar', 'سحر');
const giver = await register('majid', 'Majid');
const late = await register('basma', 'Basma');
const session = await createSession(host, { title: 'To the frame' });
const { sessionId } = session;
const encoder = publishClock(session.address);
await until('live', async () => (await session.status()) === 'live');
await grant(giver, 10_000);
await grant(late, 10_000);
const gifts = new Map((await rpcOf().gifts.getAvailableGifts.query()).map((gift) => [gift.code, gift]));
const live = await openPage(`/watch/${sessionId}`);
const held = await openPage(`/watch/${sessionId}?behind=8`, { browser: await launch() });
await comeAs(held, late);
const viewers = [live, held];

/** Keeps, for all that appears and carries a mark, the number of the frame on the screen in that moment. */
async function watchFrames(page) {
  await page.evaluate(({ bits, box }) => {
    const pen = new OffscreenCanvas(bits * box, box).getContext('2d', { willReadFrequently: true });
    globalThis.frameOnScreen = () => {
      const video = document.querySelector('video');
      pen.drawImage(video, 0, 0, bits * box, box, 0, 0, bits * box, box);
      const { data } = pen.getImageData(0, 0, bits * box, box);
      let number = 0;
      for (let bit = 0; bit < bits; bit++) {
        const middle = ((box / 2) * bits * box + bit * box + box / 2) * 4;
        if (data[middle] > 128) number += 2 ** bit;
      }
      return number;
    };
    globalThis.seen = {};
    const note = (mark) => (globalThis.seen[mark] ??= { frame: globalThis.frameOnScreen(), at: Date.now() });
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((it) => [...it.addedNodes])) {
        if (node.dataset?.testid === 'gift-animation') note(`gift ${node.dataset.seq}`);
        if (node.dataset?.testid === 'chat-message') note(`message ${node.dataset.seq}`);
        if (node.matches?.('h3') && node.closest('chobi-poll')) note(`poll ${node.textContent}`);
      }
    }).observe(document.body, { childList: true, subtree: true });
  }, clock);
}
const seenBy = (page, mark) => until(`${mark}`, () => page.evaluate((it) => globalThis.seen[it], mark));

/** Both have shown it at the same frame, the late one seconds after the other. Answers how far apart, in ms. */
async function sameFrame(mark) {
  const [first, second] = [await seenBy(live, mark), await seenBy(held, mark)];
  const apart = (Math.abs(second.frame - first.frame) * 1_000) / clock.rate;
  const lagged = second.at - first.at;
  console.log(`${mark}: frames ${first.frame} and ${second.frame}, ${apart} ms apart, shown ${lagged} ms after each other`);
  assert.ok(apart <= apartMaxMs, `${apart} ms apart`);
  assert.ok(lagged > 3_000, `the late one showed it ${lagged} ms after`);
}

test('the one stands at live and the other eight seconds behind, and their frames say so', async () => {
  await plays(live);
  await until('eight seconds', async () => Math.abs((await held.evaluate(() => document.querySelector('chobi-player').behind)) - 8) < 0.8);
  for (const page of viewers) await watchFrames(page);
  const [now, then] = [await live.evaluate(() => globalThis.frameOnScreen()), await held.evaluate(() => globalThis.frameOnScreen())];
  const seconds = (now - then) / clock.rate;
  assert.ok(seconds > 4 && seconds < 9, `${seconds} s between their frames`);
});

test('gifts play at the same frame for both', async () => {
  const seqs = [];
  for (const code of ['rose', 'star', 'crown']) {
    const { seq } = await giver.rpc.gifts.sendGift.mutate({ sessionId, giftId: gifts.get(code).id, idempotencyKey: randomUUID() });
    seqs.push(seq);
    await seenBy(live, `gift ${seq}`);
  }
  for (const seq of seqs) await sameFrame(`gift ${seq}`);
});

test('chat with the video appears at the same frame, and instantly where one wants it so', async () => {
  for (const page of viewers) await page.$id('chat-timing').selectOption('video');
  const { message } = await host.rpc.chat.sendMessage.mutate({ sessionId, text: 'look at this' });
  await sameFrame(`message ${message.seq}`);
  await held.$id('chat-timing').selectOption('instant');
  const { message: quick } = await host.rpc.chat.sendMessage.mutate({ sessionId, text: 'and this' });
  const shown = await seenBy(held, `message ${quick.seq}`);
  assert.ok(shown.at - Date.parse(quick.at) < 3_000, `${shown.at - Date.parse(quick.at)} ms after it was said`);
});

test('a poll opens at the same frame', async () => {
  const { poll } = await host.rpc.chat.createPoll.mutate({ sessionId, question: 'Did you see it?', options: ['Yes', 'No'], durationSeconds: 60 });
  await sameFrame('poll Did you see it?');
  await host.rpc.chat.closePoll.mutate({ sessionId, pollId: poll.id });
});

test('who gives has a receipt at once, and sees the gift when the others at their place in the video do', async () => {
  await held.$id('gift-heart').click();
  const tapped = Date.now();
  await held.locator('.gift-receipt.good').waitFor();
  assert.ok(Date.now() - tapped < 3_000, `the receipt took ${Date.now() - tapped} ms`);
  assert.equal(await held.locator('[data-testid=gift-animation][data-gift=heart]').count(), 0);
  const row = (await host.rpc.streaming.getEvents.query({ sessionId })).items.findLast((it) => it.type === 'gift' && it.payload.quantity > 0);
  await sameFrame(`gift ${row.seq}`);
  encoder.kill();
});
