// What gifts add up to, in real browsers: a goal, a battle between two sessions by one clock, who gave most; and beside
// them what a viewer may choose of the picture, who somebody is, and what one reads who was put out.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createSession, grant, http, publish, register, rpcOf, until } from './chobi.mjs';
import { comeAs, openPage, plays, shoot, withoutPicture } from './pages.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const host = await register('samira', 'سميرة');
const rival = await register('basil', 'Basil');
const giver = await register('dana', 'Dana');
const second = await register('murad', 'Murad');
await grant(giver, 20_000);
await grant(second, 20_000);
const session = await createSession(host, { title: 'Oud in the evening', category: 'music' });
const { sessionId } = session;
const other = await createSession(rival, { title: 'Drums' });
const encoders = [publish(session.address), publish(other.address, '02_baseline_nob')];
for (const each of [session, other]) await until('live', async () => (await each.status()) === 'live');
const gifts = new Map((await rpcOf().gifts.getAvailableGifts.query()).map((gift) => [gift.code, gift]));
const give = (person, code, to = sessionId) =>
  person.rpc.gifts.sendGift.mutate({ sessionId: to, giftId: gifts.get(code).id, idempotencyKey: randomUUID() });

const path = `/watch/${sessionId}`;
async function pageAt(address, person, options) {
  const page = await openPage('/healthz', options);
  await withoutPicture(page);
  await page.goto(http + address);
  if (person) await comeAs(page, person);
  await page.$id('gift-rose').waitFor();
  return page;
}
const ofGiver = await pageAt(path, giver);
// On a phone what hinders the picture takes the goal's place, and nobody has a picture here.
const ofGuest = await pageAt(`${path}?lang=ar`, null, { viewport: { width: 900, height: 760 }, colorScheme: 'light' });
const ofRival = await pageAt(`/watch/${other.sessionId}?lang=en`);
const score = async (page, side) => Number(await page.$id(`battle-${side}`).getAttribute('data-score'));

test('a goal grows with the gifts, for everybody, and says that it was reached', async () => {
  assert.ok(await ofGiver.$id('goal').isHidden());
  await host.rpc.gifts.setGoal.mutate({ sessionId, title: 'ميكروفون جديد', coins: 150 });
  for (const page of [ofGiver, ofGuest]) await page.$id('goal').filter({ hasText: 'ميكروفون جديد' }).waitFor();
  await give(giver, 'star');
  for (const page of [ofGiver, ofGuest]) await page.locator('[data-testid=goal][data-progress="100"]').waitFor();
  assert.equal(await ofGuest.getByRole('progressbar').getAttribute('aria-valuenow'), '100');
  await shoot(ofGuest, 'watch-goal-ar');
  await give(second, 'kiss');
  await ofGuest.locator('[data-testid=goal][data-reached=true]').waitFor();
  await ofGuest.locator('.goal-reached').filter({ hasText: 'تحقّق' }).waitFor();
  const late = await pageAt(path);
  await late.locator('[data-testid=goal][data-progress="150"]').waitFor();
  await late.context().close();
});

test('who gave most stands beside the likes, by session, day, week and all time', async () => {
  await until('two faces', async () => (await ofGiver.locator('.givers-faces .avatar').count()) === 2, 250);
  await ofGiver.$id('givers').click();
  const first = ofGiver.locator('.givers-list li').first();
  await first.filter({ hasText: 'Dana' }).waitFor();
  assert.match(await first.getAttribute('class'), /is-me/);
  for (const board of ['day', 'week', 'all']) {
    await ofGiver.locator(`[data-board=${board}]`).click();
    await ofGiver.locator(`[data-board=${board}][aria-pressed=true]`).waitFor();
    await first.filter({ hasText: '100' }).waitFor();
  }
  await shoot(ofGiver, 'watch-givers');
});

test('behind a name stands who it is, with level and follow', async () => {
  await ofGiver.locator('.givers-list li').nth(1).getByRole('button').click();
  const card = ofGiver.$id('user-card');
  await card.filter({ hasText: '@murad' }).locator('[data-level]').waitFor();
  await card.getByRole('button', { name: 'Follow' }).click();
  await card.getByRole('button', { name: 'Following' }).waitFor();
  assert.equal((await rpcOf().users.getProfile.query({ username: 'murad' })).stats.followers, 1);
  await shoot(ofGiver, 'watch-user-card');
  await ofGiver.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await ofGiver.locator('#host-name').click();
  await card.filter({ hasText: '@samira' }).waitFor();
  await ofGiver.keyboard.press('Escape');
});

test('a battle is seen by both sessions by one clock, each from its own side', async () => {
  const { battle } = await host.rpc.gifts.challengeBattle.mutate({ sessionId, opponentSessionId: other.sessionId, seconds: 30 });
  await rival.rpc.gifts.answerBattle.mutate({ battleId: battle.id, accept: true });
  for (const page of [ofGiver, ofGuest, ofRival]) await page.locator('[data-testid=battle][data-status=running]').waitFor();
  await give(giver, 'fire');
  await give(second, 'star', other.sessionId);
  for (const [page, own, theirs] of [[ofGiver, 200, 100], [ofGuest, 200, 100], [ofRival, 100, 200]]) {
    await until('the score', async () => (await score(page, 'own')) === own && (await score(page, 'other')) === theirs);
  }
  const clocks = await Promise.all([ofGiver, ofRival].map((page) => page.locator('.battle-clock').innerText()));
  const seconds = clocks.map((text) => Number(text.split(':')[1]));
  assert.ok(Math.abs(seconds[0] - seconds[1]) <= 1, clocks.join(' '));
  assert.equal(await ofGiver.locator('.battle-side.other').getAttribute('href'), `/watch/${other.sessionId}`);
  await shoot(ofGiver, 'watch-battle');
  await shoot(ofGuest, 'watch-battle-ar');
  await ofGuest.evaluate(axe);
  const { violations } = await ofGuest.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`), []);
  assert.ok((await ofGuest.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)) <= 0);
  await rival.rpc.gifts.leaveBattle.mutate({ battleId: battle.id, sessionId: other.sessionId });
  await ofGiver.locator('[data-testid=battle][data-outcome=won]').waitFor();
  await ofRival.locator('[data-testid=battle][data-outcome=lost]').waitFor();
  await ofGuest.locator('.battle-result').filter({ hasText: 'فاز' }).waitFor();
});

test('a viewer chooses how far behind live the picture is, and reads the keys', async () => {
  const page = await openPage(path);
  await plays(page);
  await page.keyboard.press('?');
  await page.$id('keys').locator('kbd').filter({ hasText: 'M' }).waitFor();
  await shoot(page, 'watch-keys');
  await page.keyboard.press('Escape');
  await page.$id('keys').waitFor({ state: 'detached' });
  await page.locator('.player-latency').click();
  await page.getByRole('menuitem', { name: '10 seconds behind live' }).click();
  await until('ten seconds behind', async () => Math.abs(Number(await page.$id('behind-live').getAttribute('data-seconds')) - 10) < 1, 250);
  await page.locator('.player-latency').click();
  await page.locator('.menu-item.chosen').filter({ hasText: '10 seconds' }).waitFor();
  await page.locator('.menu-item').first().click();
  await until('near to live again', async () => Number(await page.$id('behind-live').getAttribute('data-seconds')) < 7, 250);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('whoever is banned reads so in their own language, and the page lets go of the room', async () => {
  await ofGiver.$id('language').click();
  await host.rpc.chat.banUser.mutate({ sessionId, userId: giver.id });
  const curtain = ofGiver.locator('.curtain.removed');
  await curtain.filter({ hasText: 'لا يمكنك مشاهدة هذه الجلسة' }).waitFor();
  assert.ok(await ofGiver.$id('chat-input').isDisabled());
  assert.ok(await ofGiver.$id('gift-rose').isDisabled());
  await ofGiver.reload();
  await ofGiver.locator('.curtain.door').filter({ hasText: 'لا يمكنك مشاهدة هذه الجلسة' }).waitFor();
  for (const encoder of encoders) encoder.kill();
});

test('none of the pages has complained', () => {
  for (const page of [ofGuest, ofRival]) assert.deepEqual(page.complaints, []);
});
