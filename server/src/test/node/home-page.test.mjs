// The first page: those whom one follows first, what is to come, what was recorded, and one field that finds sessions,
// people and videos.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession, http, publish, register, rpcOf, until } from './chobi.mjs';
import { comeAs, openPage, shoot } from './pages.mjs';

const host = await register('nadim', 'Nadim');
const other = await register('hiba', 'هبة');
const fan = await register('rami', 'Rami');
await fan.rpc.users.follow.mutate({ userId: other.id });
const kept = await createSession(host, { title: 'Pottery yesterday', category: 'craft' });
const keptEncoder = publish(kept.address);
await until('live', async () => (await kept.status()) === 'live');
await new Promise((resolve) => setTimeout(resolve, 3_000));
await host.rpc.streaming.endSession.mutate({ sessionId: kept.sessionId });
await keptEncoder.ended;
const session = await createSession(host, { title: 'Pottery today', category: 'craft' });
const followed = await createSession(other, { title: 'خزف مع هبة', category: 'craft' });
const encoders = [publish(session.address), publish(followed.address, '02_baseline_nob')];
for (const it of [session, followed]) await until('live', async () => (await it.status()) === 'live');
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
await createSession(other, { title: 'Glazing', category: 'craft', scheduledAt: tomorrow });
await until('the recording', async () => (await rpcOf().videos.getVideos.query({ userId: host.id })).items.some(({ status }) => status === 'ready'));

const page = await openPage('/?lang=en');
const card = (title) => page.locator('.session-card').filter({ hasText: title });

test('a guest sees what is live, what is to come and what was recorded', async () => {
  await card('Pottery today').waitFor();
  await card('خزف مع هبة').waitFor();
  assert.ok(await page.locator('#following').isHidden());
  const soon = page.locator('#upcoming .upcoming-card').filter({ hasText: 'Glazing' });
  await soon.waitFor();
  assert.equal(await soon.locator('time').getAttribute('datetime'), tomorrow);
  const recording = page.locator('#recordings .video-card').filter({ hasText: 'Pottery yesterday' });
  await recording.filter({ hasText: 'Recording' }).waitFor();
  assert.match(await recording.locator('a').getAttribute('href'), /^\/v\/[0-9a-f-]{36}$/);
  await until('its picture', () => recording.locator('img').evaluate((it) => it.naturalWidth > 0));
  await until('a live picture', () => card('Pottery today').locator('img').evaluate((it) => it.naturalWidth > 0));
});

test('whoever is signed in sees first whom they follow', async () => {
  await comeAs(page, fan);
  await page.locator('#following .session-card').filter({ hasText: 'خزف مع هبة' }).waitFor();
  await page.locator('#sessions .session-card').filter({ hasText: 'Pottery today' }).waitFor();
  assert.equal(await page.locator('#sessions .session-card').filter({ hasText: 'خزف مع هبة' }).count(), 0);
  for (const [lang, width] of [['en', 1280], ['ar', 360]]) {
    if (lang === 'ar') await page.$id('language').click();
    await page.setViewportSize({ width, height: 900 });
    assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)) <= 0);
    await shoot(page, `home-shelves-${lang}-${width}`);
  }
  await page.$id('language').click();
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('words find sessions, people and videos, all of them asked of the server', async () => {
  await page.locator('#search').fill('pottery');
  await page.locator('#recordings .video-card').filter({ hasText: 'yesterday' }).waitFor();
  await until('the others away', async () => (await card('خزف').count()) === 0);
  assert.equal(await card('Pottery today').count(), 1);
  await page.locator('#search').fill('nadim');
  const person = page.locator('.people-found').getByRole('button').filter({ hasText: '@nadim' });
  await person.waitFor();
  await card('Pottery today').waitFor();
  await person.click();
  await page.$id('user-card').filter({ hasText: '1 session' }).or(page.$id('user-card').filter({ hasText: 'sessions' })).first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#search').fill('glazing');
  await page.locator('.upcoming-card').filter({ hasText: 'Glazing' }).waitFor();
  await page.locator('#search').fill('nothing of this kind');
  await page.locator('#nothing').waitFor();
  assert.ok(await page.locator('#empty').isHidden(), 'that nothing fits does not mean that nobody is live');
  await page.locator('#search').fill('');
  await card('Pottery today').waitFor();
});

test('a card of what is to come leads to where it will be', async () => {
  await page.locator('.upcoming-card a').first().click();
  await page.waitForURL(`${http}/watch/*`);
  await page.locator('.curtain.waiting').waitFor();
  assert.deepEqual(page.complaints, []);
  for (const encoder of encoders) encoder.kill();
});
