// The pages in a real browser. CHROMIUM tells where it is.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { http, until } from './chobi.mjs';

/** Another browser, as on another machine: a process of its own. */
export async function launch() {
  const launched = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--autoplay-policy=user-gesture-required'],
  });
  after(() => launched.close());
  return launched;
}

const usual = await launch();

/** A page of a new visitor, with `$id(testid)`; its complaints are kept in `complaints`. `options`: of the browser context. */
export async function openPage(path, { browser = usual, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(`${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.$id = (testid) => page.locator(`[data-testid="${testid}"]`);
  await page.goto(http + path);
  return page;
}

/**
 * For pages of which only the words matter: no picture is fetched, since several videos at once are too much for a small
 * machine. What the player says about it is no complaint.
 */
export async function withoutPicture(page) {
  await page.route('**/live/**', (route) => route.abort());
  page.on('console', () => (page.complaints = page.complaints.filter((it) => !it.includes('/live/'))));
}

/** Signs a person of chobi.mjs in, as if they had done so before; the page is loaded anew. */
export async function comeAs(page, { token, refreshToken, rpc: _rpc, ...user }) {
  const account = { user, accessToken: token, refreshToken, expiresAt: Date.now() + 900_000 };
  await page.evaluate((text) => localStorage.setItem('chobi.account', text), JSON.stringify(account));
  await page.reload();
}

/** A picture for people, in the folder SHOTS; nothing where that is not set. */
export async function shoot(page, name) {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
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
