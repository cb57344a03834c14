// Videos: an upload by the stock tus client, cut off and gone on with, played as HLS by ranges; and recordings of sessions.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as tus from 'tus-js-client';
import { createSession, http, mediaPlaylist, publish, refusal, register, rpcOf, socketOf, until } from './chobi.mjs';

const folder = mkdtempSync(join(tmpdir(), 'chobi-videos-'));
const owner = await register('layla');
const stranger = await register('samir');

/** A clip of three seconds, or as long as is said, like no other. */
function clip(name, options = [], seconds = 3) {
  const file = join(folder, name);
  execFileSync(process.env.FFMPEG, ['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=640x360:r=25:d=${seconds}`, '-f', 'lavfi', '-i', `sine=d=${seconds}`,
    '-metadata', `comment=${randomBytes(8).toString('hex')}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-pix_fmt', 'yuv420p',
    '-c:a', 'aac', ...options, file]);
  return file;
}

/** The stock client on its way with a file; `made` is a resource that is there, else it makes one. */
function sending(file, options) {
  let upload;
  const done = new Promise((resolve, reject) => {
    upload = new tus.Upload(createReadStream(file), {
      uploadSize: statSync(file).size, chunkSize: 100_000, retryDelays: null, headers: { authorization: `Bearer ${owner.token}` },
      onSuccess: () => resolve(upload.url), onError: reject, ...options,
    });
    upload.start();
  });
  done.catch(() => {});
  return { done, upload };
}

const video = (person, videoId) => person.rpc.videos.getVideo.query({ videoId }).then((it) => it.video);
const begin = (file, more = {}) => owner.rpc.videos.uploadVideo.mutate({ title: 'A clip', size: statSync(file).size, contentType: 'video/mp4', ...more });
async function settled(videoId) {
  return until('processed', async () => {
    const it = await video(owner, videoId);
    return ['ready', 'failed'].includes(it.status) && it;
  });
}
/** Once its preview strip and its loudness are there. */
async function surveyed(videoId) {
  return until('surveyed', async () => {
    const it = await video(owner, videoId);
    return it.previewUrl && it;
  });
}
async function uploaded(file, more) {
  const made = await begin(file, more);
  await sending(file, { uploadUrl: made.uploadUrl }).done;
  return settled(made.video.id);
}

test('the stock client is cut off, goes on where it was, and the video is played by ranges', async () => {
  const device = await socketOf(owner.token);
  const file = clip('first.mp4');
  const made = await begin(file, { tags: ['test'] });
  assert.equal(made.video.status, 'uploading');
  assert.equal(made.uploadUrl, `${http}/uploads/${made.video.id}`);
  const { upload } = sending(file, { uploadUrl: made.uploadUrl, onChunkComplete: (_, accepted) => accepted >= 200_000 && upload.abort() });
  await until('cut off', async () => {
    const answer = await fetch(made.uploadUrl, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0', authorization: `Bearer ${owner.token}` } });
    return Number(answer.headers.get('upload-offset')) >= 200_000;
  });
  assert.equal((await video(owner, made.video.id)).status, 'uploading');
  // A fresh client knows the address only, and asks where to go on.
  const resumed = [];
  await sending(file, { uploadUrl: made.uploadUrl, onProgress: (sent) => resumed.push(sent) }).done;
  assert.ok(resumed[0] >= 200_000, `it went on at ${resumed[0]}`);

  const ready = await settled(made.video.id);
  assert.equal(ready.status, 'ready', ready.failureReason);
  assert.ok(Math.abs(ready.durationMs - 3000) < 200, String(ready.durationMs));
  assert.deepEqual([ready.width, ready.height, ready.visibility], [640, 360, 'public']);
  const told = () => device.all('video_updated').filter((it) => it.videoId === made.video.id);
  await until('told that it is ready', () => told().at(-1)?.status === 'ready');
  assert.deepEqual([told()[0].status, told()[0].progress], ['processing', 0]);

  const { multivariant, url, text } = await mediaPlaylist(ready.playback.hlsUrl);
  assert.match(multivariant, /CODECS="avc1\.[0-9a-f]{6},mp4a\.40\.2",RESOLUTION=640x360/);
  assert.match(multivariant, /240p\/index\.m3u8/);
  assert.match(text, /#EXT-X-MAP:URI="media\.mp4",BYTERANGE="\d+@0"[\s\S]*#EXT-X-ENDLIST/);
  const media = new URL('media.mp4', url);
  const whole = Buffer.from(await (await fetch(media)).arrayBuffer());
  const part = await fetch(media, { headers: { range: 'bytes=4-7' } });
  assert.deepEqual([part.status, part.headers.get('content-range'), await part.text()], [206, `bytes 4-7/${whole.length}`, 'ftyp']);
  assert.match(part.headers.get('cache-control'), /^public, max-age=\d{5,}/);
  assert.equal((await fetch(media, { headers: { range: `bytes=${whole.length}-` } })).status, 416);
  assert.equal((await fetch(media, { headers: { 'if-none-match': part.headers.get('etag') } })).status, 304);
  assert.equal(part.headers.get('access-control-allow-origin'), '*');
  const poster = await fetch(ready.posterUrl);
  assert.deepEqual([poster.status, poster.headers.get('content-type')], [200, 'image/jpeg']);
  assert.equal((await fetch(new URL('../original', url))).status, 404);
  assert.ok((await rpcOf().videos.getVideos.query({ query: 'clips', tags: ['test'] })).items.some((it) => it.id === ready.id));
  const seen = await surveyed(ready.id);
  // A sine of lavfi has an amplitude of an eighth.
  assert.ok(Math.abs(seen.loudness.integratedLufs + 21.8) < 1, JSON.stringify(seen.loudness));
  assert.ok(seen.loudness.gainDb > 4 && seen.loudness.gainDb < 8);
  const cues = await fetch(seen.previewUrl);
  assert.deepEqual([cues.status, cues.headers.get('content-type')], [200, 'text/vtt; charset=utf-8']);
  assert.match(await cues.text(), /^WEBVTT\n\n00:00:00\.000 --> 00:00:02\.000\nstrip\.jpg#xywh=0,0,160,90\n/);
  const sheet = await fetch(new URL('strip.jpg', seen.previewUrl));
  assert.deepEqual([sheet.status, sheet.headers.get('content-type')], [200, 'image/jpeg']);
  device.quit();
});

test('the stock client can begin an upload by itself, and breaks one off', async () => {
  const file = clip('second.mp4');
  const endpoint = `${http}/uploads/`;
  const url = await sending(file, { endpoint, metadata: { filename: 'second.mp4', filetype: 'video/mp4' } }).done;
  const it = await settled(url.split('/').at(-1));
  assert.deepEqual([it.title, it.status, it.visibility], ['second.mp4', 'ready', 'private']);
  const { upload } = sending(file, { endpoint, onChunkComplete: () => upload.abort() });
  await until('an address', () => upload.url);
  await upload.abort(true);
  assert.equal((await refusal(video(owner, upload.url.split('/').at(-1)))).reason, 'video_not_found');
});

test('what is not public is played by signed addresses, which end when it becomes less visible', async () => {
  const it = await uploaded(clip('third.mp4'), { visibility: 'unlisted' });
  const guest = (await rpcOf().videos.getVideo.query({ videoId: it.id })).video;
  const address = guest.playback.hlsUrl;
  assert.match(address, /\/t\/[^/]+\/index\.m3u8$/);
  const answer = await fetch(address);
  assert.deepEqual([answer.status, answer.headers.get('cache-control')], [200, 'private, max-age=60']);
  assert.equal((await fetch(address.replace(/\/t\/[^/]+/, ''))).status, 403);
  assert.equal((await fetch(address.replace(/\/t\/(.)/, '/t/x$1'))).status, 403);
  const { previewUrl } = await surveyed(it.id);
  assert.equal((await fetch(previewUrl)).status, 200);
  assert.equal((await fetch(previewUrl.replace(/\/t\/[^/]+/, ''))).status, 403);
  await owner.rpc.videos.updateVideo.mutate({ videoId: it.id, visibility: 'private' });
  assert.equal((await fetch(address)).status, 403);
  assert.equal((await refusal(video(stranger, it.id))).reason, 'private_video');
  assert.equal((await fetch((await video(owner, it.id)).playback.hlsUrl)).status, 200);
  await owner.rpc.videos.deleteVideo.mutate({ videoId: it.id });
  assert.equal((await refusal(video(owner, it.id))).reason, 'video_not_found');
});

test('a clip is a stretch of a video, and has nothing else of it', async () => {
  const it = await uploaded(clip('long.mp4', [], 10), { visibility: 'private' });
  const whole = await mediaPlaylist(it.playback.hlsUrl);
  const { video: cut } = await owner.rpc.videos.createClip.mutate({ videoId: it.id, title: 'The best of it', startMs: 1_500, endMs: 2_500, visibility: 'public' });
  assert.deepEqual([cut.status, cut.durationMs, cut.clip, cut.posterUrl], ['ready', 1_000, { videoId: it.id, startMs: 1_500, endMs: 2_500 }, undefined]);
  const { text, url } = await mediaPlaylist(cut.playback.hlsUrl);
  assert.match(text, /#EXT-X-START:TIME-OFFSET=1\.500,PRECISE=YES/);
  const ranges = [...text.matchAll(/#EXT-X-BYTERANGE:(\d+)@(\d+)/g)].map((range) => range.slice(1).map(Number));
  assert.equal(ranges.length, 1);
  const media = new URL(text.match(/^\w+\.mp4$/m)[0], url);
  const [bytes, first] = ranges[0];
  assert.equal((await fetch(media, { headers: { range: `bytes=${first}-${first + bytes - 1}` } })).status, 206);
  assert.equal((await fetch(media)).status, 403, 'all of it');
  assert.equal((await fetch(media, { headers: { range: `bytes=${first + bytes - 1}-${first + bytes}` } })).status, 403, 'what comes after it');
  for (const name of ['poster.jpg', 'strip.jpg', 'strip.vtt']) assert.equal((await fetch(new URL(`../${name}`, url))).status, 404, name);
  assert.equal((await fetch(whole.url.replace(/\/t\/[^/]+/, ''))).status, 403, 'what it was cut from stays private');
  await owner.rpc.videos.deleteVideo.mutate({ videoId: it.id });
  const decoded = execFileSync(process.env.FFMPEG, ['-v', 'error', '-i', cut.playback.hlsUrl, '-f', 'null', '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  assert.equal(decoded, '');
});

test('a file that is no video ends with a reason, whatever it is called', async () => {
  const file = join(folder, 'list.mp4');
  execFileSync('sh', ['-c', `printf '#EXTM3U\\n#EXTINF:3,\\nfile:///etc/passwd\\n' > ${file}`]);
  const it = await uploaded(file);
  assert.deepEqual([it.status, it.failureReason], ['failed', 'The file is no video and no sound in a format that is known here.']);
  const half = clip('half.mp4');
  execFileSync('truncate', ['-s', '20000', half]);
  assert.equal((await uploaded(half)).failureReason, 'The file is damaged: nothing could be read of it.');
});

test('sound alone is a video too, and pictures that few browsers play are coded anew', async () => {
  const sound = join(folder, 'sound.mp3');
  execFileSync(process.env.FFMPEG, ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=d=2', '-c:a', 'libmp3lame', sound]);
  const heard = await uploaded(sound, { contentType: 'audio/mpeg' });
  assert.deepEqual([heard.status, heard.width, heard.posterUrl], ['ready', 0, undefined], heard.failureReason);
  assert.match(await (await fetch(heard.playback.hlsUrl)).text(), /CODECS="mp4a\.40\.2"\nsource/);
  const odd = join(folder, 'odd.mkv');
  execFileSync(process.env.FFMPEG, ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=2', '-c:v', 'mpeg4', odd]);
  const seen = await uploaded(odd, { contentType: 'video/x-matroska' });
  assert.deepEqual([seen.status, seen.height], ['ready', 180], seen.failureReason);
  assert.match(await (await fetch(seen.playback.hlsUrl)).text(), /CODECS="avc1\.[0-9a-f]{6}",RESOLUTION=320x180[\s\S]*180p/);
});

test('a recorded session becomes a video by itself, with its log beside it', async () => {
  const { sessionId, address, status } = await createSession(owner, { title: 'An evening', category: 'music' });
  const encoder = publish(address);
  await until('live', async () => (await status()) === 'live');
  const { message } = await stranger.rpc.chat.sendMessage.mutate({ sessionId, text: 'Lovely!' });
  await until('some seconds', async () => (await stranger.rpc.streaming.getEvents.query({ sessionId })).items.length > 1);
  const sent = Date.now();
  await until('three seconds of it', () => Date.now() - sent > 3_000);
  await owner.rpc.streaming.endSession.mutate({ sessionId });
  await encoder.ended;
  const found = await until('the video', async () => {
    const mine = await rpcOf().videos.getVideos.query({ userId: owner.id, category: 'music' });
    return mine.items.find((it) => it.sessionId === sessionId);
  });
  assert.deepEqual([found.title, found.status, found.visibility], ['An evening', 'ready', 'public']);
  const { text } = await mediaPlaylist(found.playback.hlsUrl);
  const [begin, end] = [text.match(/PROGRAM-DATE-TIME:(\S+)/)[1], [...text.matchAll(/PROGRAM-DATE-TIME:(\S+)/g)].at(-1)[1]];
  const { items } = await rpcOf().videos.getEvents.query({ videoId: found.id });
  const row = items.find((it) => it.payload.id === message.id);
  assert.equal(row.payload.text, 'Lovely!');
  assert.ok(row.mediaAt >= begin && Date.parse(row.mediaAt) <= Date.parse(end) + 10_000, `${row.mediaAt} in ${begin} … ${end}`);
  assert.equal(items.some((it) => it.type === 'session_ended'), true);

  assert.deepEqual(await rpcOf().videos.getHighlights.query({ videoId: found.id }), { items: [], nextCursor: null });
  assert.ok((await surveyed(found.id)).loudness.integratedLufs < 0);

  const media = new URL('0001.mp4', (await mediaPlaylist(found.playback.hlsUrl)).url);
  assert.equal((await fetch(media, { headers: { range: 'bytes=4-7' } })).status, 206);
  assert.equal((await fetch(found.posterUrl)).status, 200);
  // It is a movie that a stock decoder reads from the first to the last picture.
  const decoded = execFileSync(process.env.FFMPEG, ['-v', 'error', '-i', found.playback.hlsUrl, '-f', 'null', '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  assert.equal(decoded, '');
  await owner.rpc.videos.deleteVideo.mutate({ videoId: found.id });
  await until('the files are gone', async () => (await fetch(media, { headers: { range: 'bytes=0-1', 'cache-control': 'no-cache' } })).status === 404);
});

test('private recordings are for those who saw the session', async () => {
  const session = await createSession(owner, { title: 'Among us', visibility: 'private' });
  const encoder = publish(session.address);
  await until('live', async () => (await session.status()) === 'live');
  await stranger.rpc.streaming.joinSession.mutate({ sessionId: session.sessionId, accessCode: session.accessCode });
  const at = Date.now();
  await until('two seconds of it', () => Date.now() - at > 2_000);
  await owner.rpc.streaming.endSession.mutate({ sessionId: session.sessionId });
  await encoder.ended;
  const found = await until('the video', async () => (await owner.rpc.videos.getVideos.query({ userId: owner.id }))
    .items.find((it) => it.sessionId === session.sessionId && it.status === 'ready'));
  assert.equal(found.visibility, 'private');
  assert.equal((await video(stranger, found.id)).status, 'ready');
  assert.equal((await refusal(rpcOf().videos.getVideo.query({ videoId: found.id }))).reason, 'private_video');
  assert.equal((await refusal(rpcOf().videos.getEvents.query({ videoId: found.id }))).reason, 'private_video');
  assert.equal((await rpcOf().videos.getVideos.query({ userId: owner.id })).items.some((it) => it.id === found.id), false);
});
