// The pages for everybody: no serious finding of axe-core in both languages and both colours, no sideways scrolling from
// 360 pixels to 4K, all of it by keyboard, nothing against the strict content policy, and light on the first view.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createSession, grant, http, publish, register, until } from './chobi.mjs';
import { comeAs, openPage, plays, shoot, withoutPicture } from './pages.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const scriptMax = 250_000;
const host = await register('yusuf', 'يوسف');
const viewer = await register('mariam', 'Mariam');
await grant(viewer, 1_000);
const session = await createSession(host, { title: 'مساء الموسيقى', category: 'music' });
const { sessionId } = session;
const encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
await host.rpc.chat.sendMessage.mutate({ sessionId, text: 'welcome @mariam' });
const { message } = await viewer.rpc.chat.sendMessage.mutate({ sessionId, text: 'thank you, this is lovely' });
await host.rpc.chat.pinMessage.mutate({ sessionId, messageId: message.id });
await host.rpc.chat.announce.mutate({ sessionId, text: 'Ten minutes break' });
await host.rpc.chat.createPoll.mutate({ sessionId, question: 'Which song?', options: ['Slow', 'Fast'], durationSeconds: 600 });
await host.rpc.chat.setMode.mutate({ sessionId, slowSeconds: 5 });

/** A page without its video, of this person if any, once it has what is looked at. */
async function still(path, person, options) {
  const page = await openPage('/healthz', options);
  await withoutPicture(page);
  await page.goto(http + path);
  if (person) await comeAs(page, person);
  return page;
}

async function assertAccessible(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('\n  ')}`);
  assert.deepEqual(told, [], what);
}

const looks = [
  { lang: 'en', colorScheme: 'dark' },
  { lang: 'ar', colorScheme: 'light' },
];
const pages = {
  home: { path: '/', ready: '.session-card' },
  watch: { path: `/watch/${sessionId}`, ready: 'chobi-poll h3' },
  studio: { path: '/studio', person: host, ready: '.studio-list-row' },
  desk: { path: `/studio#${sessionId}`, person: host, ready: 'chobi-poll h3' },
};
const words = { home: 'مباشر الآن', watch: 'الهدايا', studio: 'الاستوديو', desk: 'إنهاء الجلسة' };

for (const [name, { path, person, ready }] of Object.entries(pages)) {
  for (const { lang, colorScheme } of looks) {
    test(`${name}, ${lang}, ${colorScheme}: no serious finding, no sideways scrolling from 360 pixels to 4K`, async () => {
      const [address, hash] = path.split('#');
      const page = await still(`${address}?lang=${lang}${hash ? `#${hash}` : ''}`, person, { colorScheme });
      await page.locator(ready).first().waitFor();
      if (lang === 'ar') assert.ok((await page.content()).includes(words[name]), 'it is in Arabic');
      await assertAccessible(page, name);
      for (const width of [360, 768, 1280, 3840]) {
        await page.setViewportSize({ width, height: Math.round(width * (width < 700 ? 2 : 0.5625)) });
        const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} pixels too wide at ${width}`);
        if (width === 360) await assertAccessible(page, `${name} on a phone`);
        await shoot(page, `${name}-${lang}-${colorScheme}-${width}`);
      }
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

test('dialogs and menus have no serious finding', async () => {
  const page = await still(`/watch/${sessionId}?lang=ar`, host);
  await page.locator('chobi-poll h3').waitFor();
  await page.$id('staff').click();
  await assertAccessible(page, 'menu');
  await page.locator('.menu [data-act=rules]').click();
  await page.locator('dialog[open]').waitFor();
  await assertAccessible(page, 'dialog');
  await page.context().close();
  const guest = await still('/', null, { colorScheme: 'light' });
  await guest.$id('sign-up').getByRole('button').first().click();
  await assertAccessible(guest, 'sign-up');
  await guest.context().close();
});

test('in Arabic the page is mirrored: the chat stands at the left, what one writes begins at the right', async () => {
  const boxes = {};
  for (const lang of ['en', 'ar']) {
    const page = await still(`/watch/${sessionId}?lang=${lang}`);
    await page.locator('chobi-poll h3').waitFor();
    boxes[lang] = await page.evaluate(() => ['.screen', 'chobi-chat', '.chat-send'].map((it) => document.querySelector(it).getBoundingClientRect().left));
    await page.context().close();
  }
  const [screen, chat, send] = [0, 1, 2];
  assert.ok(boxes.en[chat] > boxes.en[screen] && boxes.ar[chat] < boxes.ar[screen], JSON.stringify(boxes));
  assert.ok(boxes.en[send] - boxes.en[chat] > 200 && boxes.ar[send] - boxes.ar[chat] < 50, JSON.stringify(boxes));
});

test('by keyboard alone: pause, sound, a gift, and a reply', async () => {
  const page = await openPage(`/watch/${sessionId}`);
  await comeAs(page, viewer);
  await plays(page);
  const video = (of) => page.evaluate((name) => document.querySelector('video')[name], of);
  await page.keyboard.press('k');
  await until('paused', () => video('paused'));
  await page.keyboard.press('k');
  await until('playing', async () => !(await video('paused')));
  const muted = await video('muted');
  await page.keyboard.press('m');
  await until('the other sound', async () => (await video('muted')) !== muted);
  await page.$id('gift-rose').focus();
  await page.keyboard.press('Enter');
  await page.locator('.gift-receipt.good').waitFor();
  await page.locator('.chat-lines').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.locator('.menu-item').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.chat-reply').waitFor();
  await page.keyboard.type('k');
  assert.equal(await page.$id('chat-input').inputValue(), 'k');
  assert.equal(await video('paused'), false, 'while one writes the keys are letters');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test(`the first view loads less than ${scriptMax / 1_000} kB of script beside hls.js, compressed`, async () => {
  const page = await openPage(`/watch/${sessionId}`);
  await page.$id('gift-rose').waitFor();
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map(({ name, encodedBodySize }) => [name, encodedBodySize]),
  );
  const own = scripts.filter(([name]) => !name.includes('hls')).reduce((total, [, size]) => total + size, 0);
  console.log(`${scripts.length} scripts, ${own} bytes beside hls.js`);
  assert.ok(own > 0 && own < scriptMax, `${own} bytes`);
  await page.context().close();
});

test('the pages can be installed', async () => {
  const page = await openPage('/');
  const manifest = await page.evaluate(async () => {
    const answer = await fetch(document.querySelector('link[rel=manifest]').href);
    return [answer.headers.get('content-type'), await answer.json()];
  });
  assert.match(manifest[0], /application\/manifest\+json/);
  assert.equal(manifest[1].start_url, '/');
  for (const { src } of manifest[1].icons) assert.equal((await fetch(http + src)).status, 200);
  await page.context().close();
  encoder.kill();
});

test('sessions are found by category and by words', async () => {
  const other = await createSession(host, { title: 'Football', category: 'sport' });
  const camera = publish(other.address, '02_baseline_nob');
  await until('live', async () => (await other.status()) === 'live');
  const page = await still('/');
  const cards = page.locator('.session-card');
  await until('both', async () => (await cards.count()) >= 1 && (await page.locator('[data-category=sport]').count()) === 1);
  await page.locator('[data-category=sport]').click();
  await until('football alone', async () => (await cards.allInnerTexts()).every((text) => text.includes('Football')) && (await cards.count()) === 1);
  await page.locator('#search').fill('chess');
  await page.locator('#nothing').waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  camera.kill();
});
