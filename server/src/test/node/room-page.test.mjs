// What people do together on the watch page, each in a real browser: replies, mentions, emoji, polls, announcements,
// likes, and moderation in place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession, http, publish, register, until } from './chobi.mjs';
import { comeAs, openPage, plays, shoot, withoutPicture } from './pages.mjs';

const picture = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAF0lEQVR4nGP4z8BAEiJN9aiGUQ1DSgMAkPn/Ab6gn4sAAAAASUVORK5CYII=';
const host = await register('huda', 'هدى');
const helper = await register('omar', 'Omar');
const viewer = await register('lina', 'Lina');
const session = await createSession(host, { title: 'Songs of the evening', category: 'music' });
const { sessionId } = session;
const path = `/watch/${sessionId}`;
const encoder = publish(session.address);
await until('live', async () => (await session.status()) === 'live');
await host.rpc.chat.addEmoji.mutate({ name: 'oud', image: picture });
await host.rpc.chat.addModerator.mutate({ sessionId, userId: helper.id });

/** Only the viewer watches. */
async function pageOf(person, { watches = false } = {}) {
  const page = await openPage('/healthz');
  if (!watches) await withoutPicture(page);
  page.complaints.length = 0;
  await page.goto(http + path);
  await comeAs(page, person);
  await page.$id('chat-input').waitFor();
  return page;
}
const ofHost = await pageOf(host);
const ofHelper = await pageOf(helper);
const ofViewer = await pageOf(viewer, { watches: true });
const guest = await openPage('/healthz', { viewport: { width: 390, height: 800 } });
await withoutPicture(guest);
await guest.goto(`${http}${path}?lang=ar`);
const everybody = [ofHost, ofHelper, ofViewer, guest];

async function write(page, text) {
  await page.$id('chat-input').fill(text);
  await page.$id('chat-send').click();
}
const message = (page, text) => page.$id('chat-message').filter({ hasText: text }).first();
async function choose(page, text, act) {
  await message(page, text).hover();
  await message(page, text).locator('.chat-more').click();
  await page.locator(`.menu [data-act=${act}]`).click();
}

test('a moderator and the host are marked as such, for everybody', async () => {
  await plays(ofViewer);
  await write(ofHelper, 'welcome everybody');
  await write(ofHost, 'أهلا وسهلا');
  for (const page of everybody) {
    await message(page, 'welcome everybody').locator('.is-moderator').waitFor();
    await message(page, 'أهلا').locator('.is-owner').waitFor();
  }
});

test('a reply shows what it answers, and a mention is marked for who is meant', async () => {
  await choose(ofViewer, 'welcome everybody', 'reply');
  await write(ofViewer, 'thank you');
  const reply = message(ofHost, 'thank you');
  assert.match(await reply.locator('.chat-quote').innerText(), /Omar.*welcome everybody/s);
  await ofHost.$id('chat-input').pressSequentially('@li');
  await ofHost.locator('.mention-offer').first().waitFor();
  await ofHost.$id('chat-input').press('Enter');
  await ofHost.$id('chat-input').pressSequentially('which song?');
  await ofHost.$id('chat-send').click();
  await message(ofViewer, '@lina which song?').and(ofViewer.locator('.mentions-me')).waitFor();
  assert.equal(await message(ofHelper, '@lina which song?').and(ofHelper.locator('.mentions-me')).count(), 0);
});

test('the channel has emoji of its own: chosen from the list, shown as pictures', async () => {
  await ofViewer.locator('.chat-emoji-button').click();
  await ofViewer.locator('.emoji-choice[aria-label=":oud:"]').click();
  await ofViewer.keyboard.press('Escape');
  await ofViewer.$id('chat-send').click();
  const shown = ofHost.locator('.chat-emoji[alt=":oud:"]');
  await shown.waitFor();
  await until('its picture', () => shown.evaluate((it) => it.naturalWidth > 0));
});

test('a poll is asked by a moderator, voted in by a viewer, and its result stands for everybody', async () => {
  await ofHelper.$id('staff').click();
  await ofHelper.locator('.menu [data-act=poll]').click();
  await ofHelper.locator('dialog[open] [name=question]').fill('Which song next?');
  await ofHelper.locator('dialog[open] [name=option]').nth(0).fill('Slow');
  await ofHelper.locator('dialog[open] [name=option]').nth(1).fill('سريعة');
  await ofHelper.locator('dialog[open] [type=submit]').click();
  await ofViewer.$id('poll').locator('.poll-option').first().waitFor();
  assert.equal(await ofViewer.locator('.poll-share').count(), 0, 'who has not voted is not led');
  await ofViewer.locator('.poll-option').nth(1).click();
  await ofViewer.locator('.poll-option.mine').waitFor();
  await ofHelper.locator('.poll-option[data-votes="1"]').waitFor();
  await shoot(ofViewer, 'watch-poll');
  await shoot(guest, 'watch-poll-phone-ar');
  await ofHelper.$id('poll').locator('.link').click();
  for (const page of everybody) await page.locator('[data-testid=poll][data-status=closed] .winner').filter({ hasText: 'سريعة' }).waitFor();
});

test('who comes while a poll is open sees it', async () => {
  const { poll } = await host.rpc.chat.createPoll.mutate({ sessionId, question: 'Again?', options: ['Yes', 'No'], durationSeconds: 60 });
  const late = await pageOf(viewer);
  await late.$id('poll').locator('h3').filter({ hasText: 'Again?' }).waitFor();
  await host.rpc.chat.closePoll.mutate({ sessionId, pollId: poll.id });
  await late.context().close();
});

test('an announcement is heard by everybody, marked', async () => {
  await ofHelper.$id('staff').click();
  await ofHelper.locator('.menu [data-act=announce]').click();
  await ofHelper.locator('dialog[open] textarea').fill('Ten minutes break');
  await ofHelper.locator('dialog[open] [type=submit]').click();
  for (const page of everybody) await page.$id('announcement').filter({ hasText: 'Ten minutes break' }).waitFor();
});

test('likes are counted for everybody, and rise over the picture', async () => {
  for (let i = 0; i < 5; i++) await ofViewer.$id('like').click();
  assert.ok((await ofViewer.locator('.like-heart').count()) > 0);
  for (const page of [ofHost, guest]) {
    await until('five likes', async () => (await page.$id('likes').getAttribute('data-count')) === '5');
  }
});

test('a message is pinned for everybody, and taken away again', async () => {
  await choose(ofHelper, 'thank you', 'pin');
  for (const page of everybody) await page.$id('pinned-message').filter({ hasText: 'thank you' }).waitFor();
  await shoot(ofHost, 'watch-host');
  await ofHelper.$id('pinned-message').getByRole('button').click();
  for (const page of everybody) await page.$id('pinned-message').waitFor({ state: 'hidden' });
});

test('a viewer is offered to answer and to mention, and nothing that moderators do', async () => {
  await message(ofViewer, 'welcome everybody').hover();
  await message(ofViewer, 'welcome everybody').locator('.chat-more').click();
  const acts = await ofViewer.locator('.menu-item').evaluateAll((items) => items.map((it) => it.dataset.act));
  assert.deepEqual(acts, ['reply', 'mention', 'profile']);
  await ofViewer.keyboard.press('Escape');
  assert.ok(await ofViewer.$id('staff').isHidden());
});

test('the rules of the chat stand where one writes', async () => {
  await ofHelper.$id('staff').click();
  await ofHelper.locator('.menu [data-act=rules]').click();
  await ofHelper.locator('dialog[open] [name=emojiOnly]').check();
  await ofHelper.locator('dialog[open] [type=submit]').click();
  await guest.locator('.chat-rules').filter({ hasText: /\p{Script=Arabic}/u }).waitFor();
  await write(ofViewer, 'only words');
  await ofViewer.locator('.chat-complaint').filter({ hasText: 'Only emoji' }).waitFor();
  assert.equal(await ofViewer.$id('chat-input').inputValue(), 'only words', 'what was written is given back');
  await ofViewer.$id('chat-input').fill('');
  await host.rpc.chat.setMode.mutate({ sessionId, emojiOnly: false });
  await ofViewer.locator('.chat-rules').waitFor({ state: 'hidden' });
});

test('in place: deleted for everybody, quiet for ten minutes, then banned', async () => {
  await write(ofViewer, 'something rude');
  await choose(ofHelper, 'something rude', 'delete');
  await guest.locator('.deleted').waitFor();
  assert.match(await message(ofHelper, 'something rude').innerText(), /something rude/, 'who moderates reads on what was said');
  await choose(ofHelper, 'thank you', 'timeoutTen');
  await ofViewer.locator('.chat-notice.shown').waitFor();
  await write(ofViewer, 'may I?');
  await ofViewer.locator('.chat-complaint').filter({ hasText: 'not write here for a while' }).waitFor();
  await ofHelper.$id('staff').click();
  await ofHelper.locator('.menu [data-act=people]').click();
  await ofHelper.locator('.people-list li').filter({ hasText: 'Lina' }).getByRole('button').click();
  await ofHelper.locator('.people-list li').waitFor({ state: 'detached' });
  await ofHelper.locator('dialog[open] [type=submit]').click();
  await choose(ofHelper, 'thank you', 'ban');
  await ofHelper.locator('dialog[open] .danger').click();
  await ofViewer.locator('.curtain.removed').waitFor();
  // What the player was asking for at that moment is refused.
  ofViewer.complaints = ofViewer.complaints.filter((it) => !/ 403 .*\/live\//.test(it));
});

test('nothing of this made a console complain', async () => {
  for (const page of everybody) assert.deepEqual(page.complaints, []);
  encoder.kill();
});
