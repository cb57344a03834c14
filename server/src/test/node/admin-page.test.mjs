// The page of those who run the server: closed to others, and what it does to people, sessions, gifts, packs, payouts and
// the ledger; in both languages.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { admin as signInAsAdmin, createSession, grant, publish, refusal, register, rpcOf, until } from './chobi.mjs';
import { comeAs, openPage, shoot } from './pages.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const admin = await signInAsAdmin();
const host = await register('wael', 'وائل');
const giver = await register('rula', 'Rula');
await grant(giver, 20_000);
const session = await createSession(host, { title: 'To be ended' });
const encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
const rocket = (await rpcOf().gifts.getAvailableGifts.query()).find(({ code }) => code === 'rocket');
await giver.rpc.gifts.sendGift.mutate({ sessionId: session.sessionId, giftId: rocket.id, idempotencyKey: randomUUID() });

const page = await openPage('/admin?lang=en');
const part = (name) => page.$id(`admin-${name}`);
const row = (text) => page.locator('.table tbody tr').filter({ hasText: text });
async function assertAccessible(what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)}`), [], what);
}
async function to(name) {
  await page.locator(`.admin-nav a[href="#${name}"]`).click();
  await part(name).waitFor();
}

test('a guest is asked to sign in, and a user has no access', async () => {
  await page.$id('admin-door').filter({ hasText: 'Sign in as an administrator' }).waitFor();
  await comeAs(page, host);
  await page.$id('admin-door').filter({ hasText: 'no access' }).waitFor();
  page.complaints = page.complaints.filter((it) => !it.includes('admin.getAuditLog'));
});

test('people are found; an account is closed with a reason, and opened again', async () => {
  await comeAs(page, admin);
  await page.$id('admin-search').fill('rul');
  await row('@rula').waitFor();
  await until('nobody else', async () => (await page.locator('.table tbody tr').count()) === 1);
  await row('@rula').locator('[data-act=suspend]').click();
  await page.locator('dialog[open] [name=reason]').fill('spam');
  await page.locator('dialog[open] [type=submit]').click();
  await row('@rula').filter({ hasText: 'Closed' }).filter({ hasText: 'spam' }).waitFor();
  await until('out', async () => (await giver.rpc.users.getProfile.query().then(() => null, (it) => it.data?.code)) === 'UNAUTHORIZED');
  await assertAccessible('people');
  await shoot(page, 'admin-people');
  await row('@rula').locator('[data-act=reinstate]').click();
  await row('@rula').locator('[data-act=suspend]').waitFor();
});

test('a role is given and taken', async () => {
  await page.$id('admin-search').fill('wael@example.com');
  await row('@wael').locator('[data-act=makeAdmin]').click();
  await page.locator('dialog[open] .danger').click();
  await row('@wael').filter({ hasText: 'Administrator' }).locator('[data-act=makeUser]').click();
  await page.locator('dialog[open] .primary').click();
  await row('@wael').locator('[data-act=makeAdmin]').waitFor();
});

test('a live session is ended', async () => {
  await to('sessions');
  await row('To be ended').getByRole('button').click();
  await page.locator('dialog[open] .danger').click();
  await until('ended', async () => (await rpcOf().streaming.getSession.query({ sessionId: session.sessionId })).session.status === 'ended');
  encoder.kill();
});

test('gifts and packs are made and changed', async () => {
  await to('gifts');
  await row('Rose').waitFor();
  await part('gifts').getByRole('button', { name: 'New gift' }).click();
  const dialog = page.locator('dialog[open]');
  for (const [name, value] of [['code', 'lamp'], ['en', 'Lamp'], ['ar', 'مصباح'], ['price', '70']]) await dialog.locator(`[name=${name}]`).fill(value);
  await dialog.locator('[name=active]').uncheck();
  await assertAccessible('a gift');
  await dialog.locator('[type=submit]').click();
  await row('Lamp').filter({ hasText: 'Not available' }).waitFor();
  await to('packs');
  await part('packs').getByRole('button', { name: 'New pack' }).click();
  for (const [name, value] of [['code', 'lamp_pack'], ['name', 'Lamp pack'], ['coins', '70'], ['prices', 'USD one']]) await dialog.locator(`[name=${name}]`).fill(value);
  await dialog.locator('[name=active]').uncheck();
  await dialog.locator('[type=submit]').click();
  await dialog.locator('.form-error').filter({ hasText: 'USD 4.99' }).waitFor();
  await dialog.locator('[name=prices]').fill('USD 0.49\nJPY 70');
  await dialog.locator('[type=submit]').click();
  await row('Lamp pack').filter({ hasText: 'JPY 70' }).waitFor();
});

test('a payout is refused with a reason, another one approved, in Arabic', async () => {
  const again = await rpcOf().auth.login.mutate({ login: 'wael', password: 'wael-password' });
  const ofHost = rpcOf(again.accessToken);
  const ask = () =>
    ofHost.gifts.requestPayout.mutate({
      diamonds: 1_000,
      currency: 'USD',
      destination: { kind: 'paypal', holder: 'Wael Haddad', account: 'wael@example.org' },
      idempotencyKey: randomUUID(),
    });
  await ask();
  await page.$id('language').click();
  await to('payouts');
  await row('@wael').locator('[data-act=refuse]').click();
  await page.locator('dialog[open] [name=reason]').fill('الاسم لا يطابق الحساب');
  await page.locator('dialog[open] [type=submit]').click();
  await row('@wael').waitFor({ state: 'detached' });
  await ask();
  await page.reload();
  await row('@wael').locator('[data-act=approve]').click();
  await assertAccessible('a payout');
  await page.locator('dialog[open] .primary').click();
  await row('@wael').waitFor({ state: 'detached' });
  const states = (await ofHost.gifts.getPayouts.query({})).items.map(({ state }) => state);
  assert.deepEqual([states.includes('rejected'), states.some((it) => it === 'approved' || it === 'paid')], [true, true], String(states));
});

test('what was done stands in the audit log, with who and what came of it', async () => {
  await to('audit');
  await page.$id('audit-procedure').fill('admin.suspendUser');
  await row('admin.suspendUser').filter({ hasText: 'spam' }).filter({ hasText: 'done' }).first().waitFor();
  await page.setViewportSize({ width: 360, height: 760 });
  assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)) <= 0);
  await assertAccessible('audit');
  await shoot(page, 'admin-audit-phone-ar');
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('the node says how it is, and the ledger adds up', async () => {
  await to('node');
  await page.locator('[data-check=postgres][data-ok=true]').waitFor();
  await page.locator('[data-figure=connections]').waitFor();
  await part('node').getByRole('button').click();
  await page.locator('[data-testid=ledger][data-clean=true]').waitFor();
  await assertAccessible('node');
  await shoot(page, 'admin-node-ar');
  assert.deepEqual(page.complaints, []);
});

test('the page is nothing that the server would not allow', async () => {
  const again = rpcOf((await rpcOf().auth.login.mutate({ login: 'wael', password: 'wael-password' })).accessToken);
  for (const refused of [again.admin.getUsers.query({}), again.admin.setRole.mutate({ userId: host.id, role: 'admin' })]) {
    assert.equal((await refusal(refused)).reason, 'admin_only');
  }
});
