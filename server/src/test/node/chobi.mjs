// A running server, its stock clients and its stock encoder, for the tests in this folder. CHOBI_HTTP, CHOBI_RTMP and
// CHOBI_ADMIN_PASSWORD tell where it runs, FFMPEG where the encoder is, CORPUS where the recordings are.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { TRPCClientError, createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';
import { io } from 'socket.io-client';

export const http = process.env.CHOBI_HTTP;
export const rtmp = process.env.CHOBI_RTMP;
const patienceMs = 30_000;

/** What must be closed before the test process can end. */
const open = new Set();
after(() => {
  for (const close of open) close();
});
function closing(close) {
  open.add(close);
  return () => {
    open.delete(close);
    close();
  };
}

/** `link`: 'batch' or 'single'; `at`: another node. */
export function rpcOf(token, link = 'batch', at = http) {
  const options = { url: `${at}/api/trpc`, headers: () => (token ? { authorization: `Bearer ${token}` } : {}) };
  return createTRPCClient({ links: [link === 'batch' ? httpBatchLink(options) : httpLink(options)] });
}

function person({ user, accessToken, refreshToken }) {
  return { ...user, token: accessToken, refreshToken, rpc: rpcOf(accessToken) };
}

export async function register(username, displayName) {
  const email = `${username}@example.com`;
  return person(await rpcOf().auth.register.mutate({ username, email, password: `${username}-password`, displayName }));
}

export async function admin() {
  return person(await rpcOf().auth.login.mutate({ login: 'admin', password: process.env.CHOBI_ADMIN_PASSWORD }));
}

export async function grant({ id }, amount) {
  const input = { userId: id, amount, idempotencyKey: randomUUID(), reason: 'test' };
  return (await admin()).rpc.gifts.addCoins.mutate(input);
}

/** The typed error of a call that must be refused. */
export async function refusal(promise) {
  const error = await promise.then((it) => assert.fail(`not refused: ${JSON.stringify(it)}`), (it) => it);
  assert.ok(error instanceof TRPCClientError, String(error));
  return error.data;
}

/** A connected stock client that keeps `[name, event]` of everything it hears; `at`: another node. */
export async function socketOf(token, options = {}, at = http) {
  const socket = io(at, { auth: token ? { token } : {}, forceNew: true, reconnectionDelay: 50, ...options });
  socket.heard = [];
  socket.onAny((name, event) => socket.heard.push([name, event]));
  socket.all = (name) => socket.heard.filter(([it]) => it === name).map(([, event]) => event);
  socket.ask = (event, input) => socket.timeout(patienceMs).emitWithAck(event, input);
  socket.quit = closing(() => socket.disconnect());
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

/** An encoder that sends a recording over and over, in real time. `address`: with the stream key; `more`: options of ffmpeg. */
export function publish(address, recording = '01_high_bframes', more = []) {
  const file = `${process.env.CORPUS}/${recording}.flv`;
  return encode(address, ['-re', '-stream_loop', '-1', '-i', file, ...more, '-c', 'copy']);
}

/** Frames of the burnt-in clock a second, and how many bits of its number stand in the picture, the lowest first. */
export const clock = { rate: 25, bits: 14, box: 28 };

/** A picture that shows nothing but its own number, as white boxes in its upper edge, with a tone. */
export function publishClock(address) {
  const { rate, bits, box } = clock;
  const boxes = Array.from({ length: bits }, (_, bit) => `drawbox=x=${bit * box}:y=0:w=${box}:h=${box}:color=white:t=fill:enable='mod(floor(n/${2 ** bit}),2)'`);
  const picture = ['-re', '-f', 'lavfi', '-i', `color=c=black:s=${bits * box}x224:r=${rate},${boxes.join(',')}`];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100'];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', String(2 * rate), '-b:v', '400k', '-pix_fmt', 'yuv420p'];
  return encode(address, [...picture, ...sound, ...video, '-c:a', 'aac', '-b:a', '64k']);
}

function encode(address, options) {
  const child = spawn(process.env.FFMPEG, ['-v', 'error', ...options, '-f', 'flv', address], { stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = [];
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const kill = closing(() => child.kill('SIGKILL'));
  const ended = new Promise((resolve) => child.once('close', () => resolve(lines.join('\n'))));
  /** As an encoder that hangs: connected, and silent. */
  const hang = () => child.kill('SIGSTOP');
  const goOn = () => child.kill('SIGCONT');
  return { kill, ended, hang, goOn };
}

/** The first truthy answer of `ask`, which is repeated until then. */
export async function until(what, ask, everyMs = 50) {
  const giveUp = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUp) assert.fail(`it never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

export const sum = (numbers) => numbers.reduce((total, it) => total + it, 0);

/** A session of this host, with `address` for its encoder and `status()`. */
export async function createSession(host, input) {
  const created = await host.rpc.streaming.createSession.mutate({ kind: 'video', visibility: 'public', ...input });
  const sessionId = created.session.id;
  const status = async () => (await host.rpc.streaming.getSession.query({ sessionId })).session.status;
  const address = `${created.ingest.rtmpUrl}/${created.ingest.streamKey}`;
  return { ...created, sessionId, address, status };
}

/** The text of the playlist of the one picture (or sound) behind a multivariant address, and its address. */
export async function mediaPlaylist(hlsUrl) {
  const multivariant = await fetch(hlsUrl);
  assert.equal(multivariant.status, 200, hlsUrl);
  const text = await multivariant.text();
  const url = new URL(text.split('\n').find((line) => line && !line.startsWith('#')), hlsUrl).href;
  return { multivariant: text, url, text: await (await fetch(url)).text() };
}
