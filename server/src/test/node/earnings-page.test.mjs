// What a host has earned, in a real browser: the balance, a payout asked for and taken back, the statement and its files;
// and on the desk a goal, a co-host and a challenge.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createSession, grant, http, publish, register, rpcOf, until } from './chobi.mjs';
import { comeAs, openPage, shoot, withoutPicture } from './pages.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const host = await register('suha', 'سهى');
const rival = await register('jalal', 'Jalal');
const giver = await register('tarek', 'Tarek');
await grant(giver, 20_000);
const session = await createSession(host, { title: 'Calligraphy' });
const other = await createSession(rival, { title: 'Sketching' });
const encoders = [publish(session.address), publish(other.address, '02_baseline_nob')];
for (const it of [session, other]) await until('live', async () => (await it.status()) === 'live');
const { sessionId } = session;
const gifts = new Map((await rpcOf().gifts.getAvailableGifts.query()).map((gift) => [gift.code, gift]));
const give = (code) => giver.rpc.gifts.sendGift.mutate({ sessionId, giftId: gifts.get(code).id, idempotencyKey: randomUUID() });
await give('rocket');

const page = await openPage('/healthz');
await withoutPicture(page);
page.complaints.length = 0;
await page.goto(`${http}/studio?lang=en`);
await comeAs(page, host);
async function assertAccessible(what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)}`), [], what);
}
const picture = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAF0lEQVR4nGP4z8BAEiJN9aiGUQ1DSgMAkPn/Ab6gn4sAAAAASUVORK5CYII=';
const diamonds = async () => Number(await page.$id('diamonds').getAttribute('data-diamonds'));

test('the channel gets an emoji of its own, which is taken away again', async () => {
  const card = page.locator('.emoji-card');
  await card.locator('[name=name]').fill('reed');
  await card.locator('[name=picture]').setInputFiles({ name: 'reed.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') });
  await card.locator('[type=submit]').click();
  const emoji = card.locator('[data-emoji=reed]');
  await until('its picture', async () => (await emoji.count()) === 1 && emoji.locator('img').evaluate((it) => it.naturalWidth > 0));
  await card.locator('[name=name]').fill('huge');
  await card.locator('[name=picture]').setInputFiles({ name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(70_000) });
  await card.locator('[type=submit]').click();
  await card.locator('.form-error').filter({ hasText: '64 KB' }).waitFor();
  await emoji.getByRole('button').click();
  await emoji.waitFor({ state: 'detached' });
});

test('the balance and the share of a gift stand first', async () => {
  await page.$id('earnings').click();
  const { diamonds: earned } = await host.rpc.gifts.getBalance.query();
  assert.ok(earned > 0);
  await until('the balance', async () => (await diamonds()) === earned);
  await page.locator('.numbers').filter({ hasText: '%' }).waitFor();
});

test('a payout is asked for, waits for a decision, and is taken back', async () => {
  const before = await diamonds();
  const form = page.$id('payout-form');
  await form.locator('[name=diamonds]').fill('1000');
  await form.locator('[name=kind]').selectOption('paypal');
  await form.locator('[name=holder]').fill('Suha Nasser');
  await form.locator('[name=account]').fill('suha@example.org');
  await form.locator('[type=submit]').click();
  await page.locator('[data-state=requested]').waitFor();
  await until('set aside', async () => (await diamonds()) === before - 1_000);
  await assertAccessible('earnings');
  for (const [lang, width] of [['en', 1280], ['ar', 360]]) {
    if (lang === 'ar') await page.$id('language').click();
    await page.setViewportSize({ width, height: 900 });
    assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)) <= 0, lang);
    await shoot(page, `studio-earnings-${lang}-${width}`);
  }
  await assertAccessible('earnings in Arabic');
  await page.$id('language').click();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator('[data-act=takeBack]').click();
  await page.locator('[data-state=cancelled]').waitFor();
  await until('back again', async () => (await diamonds()) === before);
});

test('too little is refused in words, and nothing is asked for', async () => {
  const form = page.$id('payout-form');
  await form.locator('[name=diamonds]').fill('5');
  await form.locator('[type=submit]').click();
  await form.locator('.form-error').filter({ hasText: 'less than a payout has at least' }).waitFor();
  page.complaints = page.complaints.filter((it) => !it.includes('gifts.requestPayout')); // the browser notes each refusal
});

test('the statement lists what came and went, and is saved as a file', async () => {
  await page.locator('.table').filter({ hasText: 'Set aside for a payout' }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-act=csv]').click()]);
  assert.equal(file.suggestedFilename(), 'diamonds.csv');
  assert.match(readFileSync(await file.path(), 'utf8'), /at,kind,transaction/);
});

test('on the desk the host sets a goal, which grows at once', async () => {
  await page.goto(`${http}/studio?lang=en#${sessionId}`);
  await page.reload();
  await page.$id('goal-set').click();
  await page.locator('dialog[open] [name=title]').fill('New pens');
  await page.locator('dialog[open] [name=coins]').fill('500');
  await page.locator('dialog[open] [type=submit]').click();
  await page.$id('goal').filter({ hasText: 'New pens' }).waitFor();
  await give('star');
  await page.locator('[data-testid=goal][data-progress="100"]').waitFor();
  await page.$id('goal-remove').click();
  await page.$id('goal').waitFor({ state: 'hidden' });
});

test('a co-host is found by name, added, and removed', async () => {
  await page.locator('.co-host-card [name=person]').fill('jal');
  await page.$id('co-host-found').getByRole('button', { name: 'Add' }).click();
  await page.$id('co-hosts').filter({ hasText: '@jalal' }).waitFor();
  assert.equal((await rpcOf().streaming.getSession.query({ sessionId })).session.coHosts[0].id, rival.id);
  const watching = await openPage('/healthz');
  await withoutPicture(watching);
  await watching.goto(`${http}/watch/${sessionId}?lang=en`);
  await watching.$id('co-hosts').filter({ hasText: 'Jalal' }).waitFor();
  await page.$id('co-hosts').getByRole('button', { name: 'Remove' }).click();
  await page.$id('co-hosts').locator('li').waitFor({ state: 'detached' });
  await watching.$id('co-hosts').waitFor({ state: 'hidden' });
  await watching.context().close();
});

test('a challenge is made to somebody who is live; one that comes is accepted, and given up', async () => {
  await page.$id('battle-challenge').click();
  await page.locator('dialog[open] [name=opponent]').selectOption(other.sessionId);
  await page.locator('dialog[open] [type=submit]').click();
  await page.$id('challenges').filter({ hasText: 'You have challenged Jalal' }).getByRole('button').click();
  await page.$id('challenges').locator('li').waitFor({ state: 'detached' });
  await rival.rpc.gifts.challengeBattle.mutate({ sessionId: other.sessionId, opponentSessionId: sessionId, seconds: 60 });
  await page.locator('[data-accept=true]').click();
  await page.locator('[data-testid=battle][data-status=running]').waitFor();
  await assertAccessible('the desk');
  await shoot(page, 'studio-battle');
  await page.$id('battle-leave').click();
  await page.locator('dialog[open] .danger').click();
  await page.locator('[data-testid=battle][data-outcome=lost]').waitFor();
});

test('the report of a session leads to its recording', async () => {
  await page.$id('end-session').click();
  await page.locator('dialog[open] .danger').click();
  await page.$id('report').waitFor();
  const link = page.$id('recording');
  await link.waitFor({ timeout: 60_000 });
  assert.match(await link.getAttribute('href'), /^\/v\/[0-9a-f-]{36}$/);
  assert.deepEqual(page.complaints, []);
  for (const encoder of encoders) encoder.kill();
});
