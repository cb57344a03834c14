// The pages in a real browser. CHROMIUM tells where it is.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { http, until } from './chobi.mjs';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--autoplay-policy=user-gesture-required'],
});
after(() => browser.close());

/** A page of a new visitor, with `$(testid)`; its complaints are kept in `complaints`. */
export async function openPage(path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(`${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.$id = (testid) => page.locator(`[data-testid="${testid}"]`);
  await page.goto(http + path);
  return page;
}

/** What the page's first video is doing. */
export function picture(page) {
  return page.evaluate(() => {
    const video = document.querySelector('video');
    const { currentTime, paused, readyState, error } = video;
    const frames = video.getVideoPlaybackQuality().totalVideoFrames;
    return { currentTime, paused, readyState, error: error && error.message, frames };
  });
}

/** Waits until the picture moves: the clock advances by a second, and frames are decoded meanwhile. */
export async function plays(page) {
  const first = await until('a first frame', async () => {
    const now = await picture(page);
    return now.frames > 0 && !now.paused && now;
  });
  const later = await until('a second of pictures', async () => {
    const now = await picture(page);
    return now.currentTime > first.currentTime + 1 && now.frames > first.frames + 10 && now;
  });
  assert.equal(later.error, null);
}

export async function signUp(page, username) {
  await page.$id('sign-up').getByRole('button').first().click();
  await fillSignUp(page, username);
}

/** The dialog is open already. */
export async function fillSignUp(page, username) {
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=email]').fill(`${username}@example.com`);
  await page.locator('input[name=password]').fill(`${username}-password`);
  await page.locator('.sign-up [type=submit]').click();
  await page.locator('input[name=username]').waitFor({ state: 'hidden' });
}
