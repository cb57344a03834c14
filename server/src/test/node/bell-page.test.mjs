// Notifications on every page, in a real browser: how many are unread, what they say in both languages, where they lead,
// and which of them one wants.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createSession, http, publish, register, until } from './chobi.mjs';
import { comeAs, openPage, shoot, withoutPicture } from './pages.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const host = await register('lubna', 'لبنى');
const fan = await register('adham', 'Adham');
const page = await openPage('/healthz', { viewport: { width: 360, height: 760 } });
await withoutPicture(page);
page.complaints.length = 0;
await page.goto(`${http}/?lang=en`);

const unread = () => page.$id('unread').getAttribute('data-unread');

async function assertAccessible(what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`), [], what);
}

test('a guest has no bell', async () => {
  await page.$id('language').waitFor();
  assert.ok(await page.$id('bell').isHidden());
});

test('what happens is counted at once, on a page that has no session of its own', async () => {
  await comeAs(page, host);
  await fan.rpc.users.follow.mutate({ userId: host.id });
  await until('one unread', async () => (await unread()) === '1');
  await page.getByRole('button', { name: 'Notifications, 1 unread' }).click();
  await page.locator('.bell-list li.is-unread').filter({ hasText: /Adham.? follows you/ }).waitFor();
  await assertAccessible('the list');
  assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)) <= 0);
  await shoot(page, 'bell-phone');
});

test('one about a person opens who it is, and is read then', async () => {
  await page.locator('.bell-row').first().click();
  await page.$id('user-card').filter({ hasText: '@adham' }).waitFor();
  await until('read', async () => (await unread()) === '0');
  await page.keyboard.press('Escape');
});

test('a session of somebody one follows is told of on whatever page one is, in Arabic too, and the link leads there', async () => {
  const session = await createSession(fan, { title: 'Poems' });
  await host.rpc.users.follow.mutate({ userId: fan.id });
  await page.$id('language').click();
  const encoder = publish(session.address);
  await page.locator('.toast').filter({ hasText: /Adham.? في بث مباشر: .?Poems/ }).waitFor();
  await page.$id('bell').click();
  const row = page.locator('.bell-list li').filter({ hasText: 'Poems' });
  await row.waitFor();
  await assertAccessible('in Arabic');
  await shoot(page, 'bell-phone-ar');
  await row.locator('a').click();
  await page.waitForURL(`**/watch/${session.sessionId}`);
  await page.$id('chat-input').waitFor();
  await until('read', async () => (await unread()) === '0');
  const { message } = await fan.rpc.chat.sendMessage.mutate({ sessionId: session.sessionId, text: 'welcome @lubna' });
  assert.equal(message.mentions.length, 1);
  await until('told over the socket of the room', async () => (await unread()) === '1');
  encoder.kill();
});

test('all is read up to what is shown', async () => {
  await page.$id('bell').click();
  await page.locator('[data-act=all]').click();
  await until('none', async () => (await unread()) === '0');
  assert.equal(await page.locator('.bell-list li.is-unread').count(), 0);
  const { unreadCount } = await host.rpc.notifications.getNotifications.query({ limit: 1 });
  assert.equal(unreadCount, 0);
});

test('each kind is wanted or not, and the server remembers it', async () => {
  await page.locator('[data-act=settings]').click();
  await page.locator('dialog[open] [name="mention.inApp"]').uncheck();
  await page.locator('dialog[open] [name=from]').fill('22:30');
  await page.locator('dialog[open] [name=to]').fill('07:00');
  await assertAccessible('the settings');
  await shoot(page, 'bell-settings-ar');
  await page.locator('dialog[open] [type=submit]').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  const { types, quietHours } = await host.rpc.notifications.getSettings.query();
  assert.deepEqual([types.mention.inApp, types.gift_received.inApp, quietHours.from, quietHours.to], [false, true, '22:30', '07:00']);
  assert.deepEqual(page.complaints, []);
});
