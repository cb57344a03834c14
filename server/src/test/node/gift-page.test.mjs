// Gifts on the watch page in a real browser: bought for, sent once, combos, how many at once, and all eight animations.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createSession, grant, publish, register, rpcOf, until } from './chobi.mjs';
import { comeAs, openPage, plays, shoot } from './pages.mjs';

const host = await register('gamal', 'جمال');
const giver = await register('rania', 'Rania');
const session = await createSession(host, { title: 'Gifts of the evening' });
const { sessionId } = session;
const encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
const gifts = new Map((await rpcOf().gifts.getAvailableGifts.query()).map((gift) => [gift.code, gift]));
const page = await openPage(`/watch/${sessionId}`);
await comeAs(page, giver);
const rows = async () =>
  (await host.rpc.streaming.getEvents.query({ sessionId })).items.filter((row) => row.type === 'gift' && row.payload.quantity > 0);
const balance = () => page.$id('balance').getAttribute('data-coins');
const animation = (code, of = page) => of.locator(`[data-testid=gift-animation][data-gift=${code}]`);

test('gifts stand by tier, with what they cost', async () => {
  await plays(page);
  await page.$id('gift-rocket').waitFor();
  const codes = await page.locator('.gift-tier').evaluateAll((all) => all.map((tier) => [...tier.querySelectorAll('.gift-button')].map((it) => it.gift.code)));
  assert.deepEqual(codes, [['rose', 'heart', 'kiss'], ['star', 'fire', 'diamond'], ['crown', 'rocket']]);
  await shoot(page, 'watch-tray');
});

test('with too few coins the page offers packs, and sends the gift once when the coins are paid', async () => {
  await page.$id('gift-fire').click();
  await page.$id('buy-coins').waitFor();
  await shoot(page, 'watch-buy');
  assert.deepEqual(await rows(), []);
  await page.locator('.pack.fits').click();
  await page.waitForURL(/\/pay\/test/);
  await page.$id('settle-paid').click();
  await page.locator('[data-testid=purchase-state][data-state=paid]').waitFor();
  await page.locator('#back').click();
  await page.waitForURL(/\/watch\//);
  await animation('fire').waitFor({ state: 'attached' });
  const [row, ...others] = await rows();
  assert.deepEqual([row.payload.gift.code, row.payload.delta, row.actor.id, others.length], ['fire', gifts.get('fire').price, giver.id, 0]);
  await page.reload();
  await page.$id('gift-rose').waitFor();
  assert.equal((await rows()).length, 1, 'it is not sent again when the page is loaded anew');
  assert.equal(new URL(page.url()).search, '');
});

test('who does not pay has sent nothing, and is told so', async () => {
  const before = (await rows()).length;
  await page.goto(`${page.url()}?purchase=${randomUUID()}&cancelled=1`);
  await page.locator('.toast').filter({ hasText: 'Nothing was bought' }).waitFor();
  assert.equal((await rows()).length, before);
});

test('ten at once are one send of ten', async () => {
  await grant(giver, 100_000);
  await page.reload();
  await page.locator('.gift-quantities [data-quantity="10"]').click();
  const price = gifts.get('rose').price * 10;
  assert.match(await page.$id('gift-rose').evaluate((it) => it.textContent), new RegExp(`Send 10 ×Rose${price}coins`));
  await page.$id('gift-rose').click();
  await animation('rose').waitFor({ state: 'attached' });
  const row = (await rows()).at(-1);
  assert.deepEqual([row.payload.quantity, row.payload.delta], [10, price]);
  assert.match(await animation('rose').first().innerText(), /× 10/);
});

test('taps soon after each other are a combo, which counts up', async () => {
  await page.locator('.gift-quantities [data-quantity="1"]').click();
  const before = Number(await balance());
  for (let i = 0; i < 3; i++) await page.$id('gift-heart').click();
  await page.locator('.gift-combo').filter({ hasText: '×3' }).waitFor();
  await until('the balance', async () => Number(await balance()) === before - 3 * gifts.get('heart').price);
  await page.locator('.gift-count').filter({ hasText: '3' }).waitFor();
});

test('all eight gifts play, each in its own way, and go by themselves', async () => {
  const looks = new Set();
  for (const code of gifts.keys()) {
    await giver.rpc.gifts.sendGift.mutate({ sessionId, giftId: gifts.get(code).id, idempotencyKey: randomUUID() });
    await animation(code).first().waitFor({ state: 'attached' });
    const look = await animation(code).first().evaluate((it) => {
      const hero = getComputedStyle(it.querySelector('.gift-hero'));
      return [hero.animationName, [...it.children].map((child) => child.className)].join();
    });
    looks.add(look);
    if (process.env.SHOTS) {
      await page.waitForTimeout({ common: 700, rare: 1_100, legendary: 1_700 }[gifts.get(code).tier]);
      await shoot(page, `gift-${code}`);
      if (code === 'rocket') await page.waitForTimeout(2_300).then(() => shoot(page, 'gift-rocket-fireworks'));
    }
    await animation(code).last().waitFor({ state: 'detached' });
  }
  assert.equal(looks.size, gifts.size);
});

test('for who wants less motion a gift is shown and stands still', async () => {
  const calm = await openPage(`/watch/${sessionId}`, { reducedMotion: 'reduce' });
  await plays(calm);
  await giver.rpc.gifts.sendGift.mutate({ sessionId, giftId: gifts.get('crown').id, idempotencyKey: randomUUID() });
  await animation('crown', calm).waitFor({ state: 'attached' });
  assert.equal(await animation('crown', calm).locator('.gift-hero').evaluate((it) => getComputedStyle(it).animationName), 'none');
  const isDrawn = () => calm.locator('.gift-particles').evaluate((it) => it.getContext('2d').getImageData(0, 0, it.width, it.height).data.some((byte) => byte > 0));
  assert.equal(await isDrawn(), false);
  assert.deepEqual(calm.complaints, []);
  await calm.context().close();
});

test('nothing of this made the console complain', () => {
  assert.deepEqual(page.complaints, []);
  encoder.kill();
});
