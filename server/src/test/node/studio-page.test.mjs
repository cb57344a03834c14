// A host in a real browser: from signing up to the report of the session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { http, publish, register, rtmp, rpcOf, until } from './chobi.mjs';
import { openPage, plays, signUp, withoutPicture } from './pages.mjs';

const page = await openPage('/studio');
let encoder;
let sessionId;

test('from sign-up to the stream key', async () => {
  await signUp(page, 'karim');
  await page.locator('input[name=title]').fill('From the studio');
  await page.locator('.studio-create [type=submit]').click();
  assert.equal(await page.$id('server-url').inputValue(), rtmp);
  assert.match(await page.$id('stream-key').inputValue(), /^\S{16,}$/);
  assert.equal(await page.$id('receiving').getAttribute('data-receiving'), 'false');
  sessionId = await until('its address', () => new URL(page.url()).hash.slice(1));
});

test('the studio says receiving within two seconds of the encoder', async () => {
  const key = await page.$id('stream-key').inputValue();
  encoder = publish(`${rtmp}/${key}`);
  await until('live', async () => (await rpcOf().streaming.getSession.query({ sessionId })).session.status === 'live', 20);
  const live = Date.now();
  await page.locator('[data-testid=receiving][data-receiving=true]').waitFor();
  assert.ok(Date.now() - live < 2_000, `${Date.now() - live} ms`);
  await plays(page);
});

test('the host reads how the stream is doing and what to do about it, in both languages', async () => {
  const health = page.$id('ingest-health');
  await health.waitFor();
  assert.match(await health.innerText(), /Mbit\/s/);
  // The recording has a key frame every two seconds and B-frames: nothing to mend, something to know.
  const advice = page.$id('ingest-advice').locator('[data-code=b_frames]');
  await advice.waitFor();
  assert.match(await advice.innerText(), /B-frames delay the picture by \d+ ms/);
  await page.$id('ingest-advice').locator('[data-code=fine]').waitFor();
  await page.$id('language').click();
  assert.match(await advice.innerText(), /تؤخر إطارات B/);
  await page.$id('language').click();
});

test('it hears the chat, counts viewers, and loses neither when the page is loaded anew', async () => {
  const viewer = await register('leila');
  await viewer.rpc.chat.sendMessage.mutate({ sessionId, text: 'good evening' });
  await page.$id('chat-message').filter({ hasText: 'good evening' }).waitFor();
  await viewer.rpc.streaming.joinSession.mutate({ sessionId });
  await until('one viewer', async () => (await page.locator('.numbers b').first().innerText()) === '1');
  await page.reload();
  await page.$id('chat-message').filter({ hasText: 'good evening' }).waitFor();
  assert.match(await page.$id('stream-key').inputValue(), /^\S{16,}$/);
  await page.locator('[data-testid=receiving][data-receiving=true]').waitFor();
});

test('title and category change while it is live, and viewers see it without a reload', async () => {
  const watching = await openPage('/healthz');
  await withoutPicture(watching);
  await watching.goto(`${http}/watch/${sessionId}`);
  await watching.locator('#title').filter({ hasText: 'From the studio' }).waitFor();
  await page.$id('edit-session').click();
  await page.locator('dialog[open] [name=title]').fill('From the studio, part two');
  await page.locator('dialog[open] [name=category]').fill('حوار');
  await page.locator('dialog[open] [type=submit]').click();
  await watching.locator('#title').filter({ hasText: 'part two' }).waitFor();
  await watching.locator('#category').filter({ hasText: 'حوار' }).waitFor();
  await page.locator('.desk-head h1').filter({ hasText: 'part two' }).waitFor();
  await watching.context().close();
});

test('the home page links to the session while it is live', async () => {
  // The card has a picture as soon as one has been taken.
  for (let i = 0; i < 100 && !(await fetch(`${http}/live/${sessionId}/thumbnail.jpg`)).ok; i++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const home = await openPage('/');
  const card = home.locator(`a[href*="/watch/${sessionId}"]`);
  await card.waitFor();
  assert.match(await card.innerText(), /From the studio/);
  assert.deepEqual(home.complaints, []);
  await home.context().close();
});

test('ending shows the report within five seconds', async () => {
  await page.$id('end-session').click();
  await page.locator('dialog[open] .danger').click();
  const asked = Date.now();
  await page.$id('report').waitFor();
  const figure = page.$id('report').locator('[data-figure=messages]');
  assert.equal(await figure.getAttribute('data-value'), '1');
  assert.ok(Date.now() - asked < 5_000, `${Date.now() - asked} ms`);
  assert.deepEqual(page.complaints, []);
  encoder.kill();
});
