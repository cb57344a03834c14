// What goes wrong for a viewer, and what the page makes of it: it says so in words and goes on by itself, without a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession, http, publish, register, until } from './chobi.mjs';
import { comeAs, openPage, plays, shoot } from './pages.mjs';

const host = await register('nabil', 'Nabil');
const viewer = await register('dina', 'Dina');
const session = await createSession(host, { title: 'Rough weather' });
const { sessionId } = session;
let encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
const page = await openPage(`/watch/${sessionId}`);
await comeAs(page, viewer);
await page.evaluate(() => (globalThis.sameDocument = true));
const trouble = (which, of = page) => of.locator(`[data-testid=trouble][data-trouble="${which}"]`);
const account = () => page.evaluate(() => JSON.parse(localStorage.getItem('chobi.account')));
const stored = (changes) =>
  page.evaluate((more) => {
    const now = JSON.parse(localStorage.getItem('chobi.account'));
    localStorage.setItem('chobi.account', JSON.stringify({ ...now, ...more }));
  }, changes);
async function write(text) {
  await page.$id('chat-input').fill(text);
  await page.$id('chat-send').click();
  await page.$id('chat-message').filter({ hasText: text }).waitFor();
}

test('a lost network is said, in both languages, and all goes on when it is back', async () => {
  await plays(page);
  await page.context().setOffline(true);
  await trouble('offline').filter({ hasText: 'No connection' }).waitFor();
  await page.$id('language').click();
  await trouble('offline').filter({ hasText: 'لا يوجد اتصال' }).waitFor();
  await shoot(page, 'trouble-offline-ar');
  await page.$id('language').click();
  const { message } = await host.rpc.chat.sendMessage.mutate({ sessionId, text: 'said meanwhile' });
  await page.context().setOffline(false);
  await trouble('').waitFor({ state: 'attached' });
  await page.locator(`[data-testid=chat-message][data-seq="${message.seq}"]`).waitFor();
  await plays(page);
  assert.equal(await page.$id('chat-message').filter({ hasText: 'said meanwhile' }).count(), 1);
});

test('an encoder that hangs is told from a lost network, and the picture goes on with the next one', async () => {
  encoder.hang();
  // A short silence is a picture that stands; after a longer one the server gives the encoder up.
  await page.locator('[data-testid=trouble][data-trouble=stalled], .curtain.interrupted').first().waitFor();
  assert.equal(await trouble('offline').count(), 0);
  await shoot(page, 'trouble-stalled');
  encoder.kill();
  encoder = publish(session.address);
  await page.locator('.curtain.interrupted').waitFor({ state: 'detached' });
  await trouble('').waitFor({ state: 'attached' });
  await plays(page);
});

test('a token that has run out is renewed, and nobody notices', async () => {
  const before = await account();
  await stored({ accessToken: `${before.accessToken.slice(0, -4)}AAAA`, expiresAt: 0 });
  await page.context().setOffline(true);
  await trouble('offline').waitFor();
  await page.context().setOffline(false);
  await trouble('').waitFor({ state: 'attached' });
  await write('still me');
  await page.locator('#follow').click();
  await page.locator('#follow[aria-pressed=true]').waitFor();
  const after = await account();
  assert.notEqual(after.refreshToken, before.refreshToken);
});

test('who cannot be renewed is signed out with a word, and watches on', async () => {
  await stored({ accessToken: 'worthless', refreshToken: 'worthless', expiresAt: 0 });
  await page.locator('#follow').click();
  await page.locator('.toast').filter({ hasText: 'You were signed out' }).waitFor();
  await page.$id('sign-up').getByRole('button').first().waitFor();
  await plays(page);
});

test('a picture that the browser cannot decode is named as such, and the chat works', async () => {
  const strange = await createSession(host, { title: 'In HEVC' });
  const camera = publish(strange.address, '16_ertmp_hevc_hvc1');
  await until('live', async () => (await strange.status()) === 'live');
  const other = await openPage(`/watch/${strange.sessionId}?lang=ar`);
  await trouble('codec', other).filter({ hasText: 'فك ترميز' }).waitFor();
  await host.rpc.chat.sendMessage.mutate({ sessionId: strange.sessionId, text: 'can you hear me?' });
  await other.$id('chat-message').filter({ hasText: 'can you hear me?' }).waitFor();
  await shoot(other, 'trouble-codec-ar');
  camera.kill();
  await host.rpc.streaming.endSession.mutate({ sessionId: strange.sessionId });
  await other.locator('.curtain.ended').waitFor();
  await trouble('', other).waitFor({ state: 'attached' });
  await other.context().close();
});

test('who signs out of a private session stands before its door', async () => {
  const secret = await createSession(host, { title: 'family', visibility: 'private' });
  const cousin = await register('cousin2');
  await cousin.rpc.streaming.joinSession.mutate({ sessionId: secret.sessionId, accessCode: secret.accessCode });
  const inside = await openPage('/healthz');
  await inside.goto(`${http}/watch/${secret.sessionId}`);
  await comeAs(inside, cousin);
  await inside.locator('.curtain.waiting').waitFor();
  await inside.locator('.person .link').click();
  await inside.locator('.curtain.private').waitFor();
  await inside.context().close();
});

test('all of this happened in one document', async () => {
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
  encoder.kill();
});
