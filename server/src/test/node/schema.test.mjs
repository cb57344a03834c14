// What the server says about itself, by the tools that read it: OpenAPI's validator, AsyncAPI's schema, the TypeScript
// compiler with the stock client, and its own examples.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import ts from 'typescript';
import { admin, http } from './chobi.mjs';

const require = createRequire(import.meta.url);
const get = async (path) => {
  const answer = await fetch(http + path);
  assert.equal(answer.status, 200, path);
  return answer;
};
const api = await (await get('/docs/api.json')).json();

test('OpenAPI is valid and has every procedure', async () => {
  const openapi = await (await get('/openapi.json')).json();
  const result = await new Validator().validate(structuredClone(openapi));
  assert.ok(result.valid, JSON.stringify(result.errors));
  for (const [path, { kind }] of Object.entries(api.procedures)) {
    assert.ok(openapi.paths[`/api/trpc/${path}`][kind === 'mutation' ? 'post' : 'get'], path);
  }
  const references = JSON.stringify(openapi).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  for (const [, name] of references) assert.ok(openapi.components.schemas[name], name);
});

test('AsyncAPI is valid and has every event', async () => {
  const asyncapi = await (await get('/docs/asyncapi.json')).json();
  const Ajv = require('ajv').default;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  require('ajv-formats').default(ajv);
  const schema = structuredClone(require('@asyncapi/specs').schemas['3.0.0']);
  delete schema.definitions['http://json-schema.org/draft-07/schema'];
  delete schema.definitions['http://json-schema.org/draft-04/schema'];
  const validate = ajv.compile(schema);
  assert.ok(validate(asyncapi), JSON.stringify(validate.errors?.slice(0, 5)));
  const { events } = await (await get('/docs/events.json')).json();
  const named = Object.values(asyncapi.components.messages).map((it) => it.name);
  for (const { event } of events) assert.ok(!event || named.includes(event), event);
  for (const { name, payload, examples } of Object.values(asyncapi.components.messages)) {
    const fits = ajv.compile(payload);
    for (const example of examples) assert.ok(fits(example.payload), `${name}: ${JSON.stringify(fits.errors)}`);
  }
});

const PROGRAM = `
import { TRPCClientError, createTRPCClient, httpBatchStreamLink } from '@trpc/client';
import type { AppRouter, RowView, SessionView } from './app-router';

const client = createTRPCClient<AppRouter>({ links: [httpBatchStreamLink({ url: '/api/trpc' })] });

export async function right(): Promise<void> {
  const at: string = (await client.system.ping.query()).at;
  const made = await client.streaming.createSession.mutate({ title: at, kind: 'audio', tags: ['music'] });
  const session: SessionView = made.session;
  const status: 'created' | 'live' | 'interrupted' | 'ended' = session.status;
  const sessionId = session.id;
  await client.streaming.getActiveSessions.query();
  await client.users.getProfile.query({ username: status });
  const rows: RowView[] = (await client.streaming.getEvents.query({ sessionId, afterSeq: 1 })).items;
  const gifts = await client.gifts.getAvailableGifts.query();
  for (const gift of gifts) {
    const tier: 'common' | 'rare' | 'legendary' = gift.tier;
    await client.gifts.sendGift.mutate({ sessionId, giftId: gift.id, quantity: 1, idempotencyKey: tier });
  }
  client.streaming.onEvents.subscribe({ sessionId, afterSeq: rows.length }, {
    onData: ({ id, data }) => {
      const seq: number = data.seq;
      const last: string = id;
      void [seq, last];
    },
    onError: (error) => {
      const reason: string | undefined = error.data?.reason;
      void reason;
    },
  });
  await client.auth.logout.mutate({ refreshToken: '' }).catch((error: unknown) => {
    if (error instanceof TRPCClientError) void (error as TRPCClientError<AppRouter>).data?.field;
  });
}

export async function wrong(): Promise<void> {
  // @ts-expect-error a title is required
  await client.streaming.createSession.mutate({});
  // @ts-expect-error there is no such kind
  await client.streaming.createSession.mutate({ title: 'x', kind: 'radio' });
  // @ts-expect-error a number is no id
  await client.streaming.getSession.query({ sessionId: 1 });
  // @ts-expect-error there is no such field
  await client.streaming.getSession.query({ sessionId: 'x', id: 'x' });
  // @ts-expect-error an input is required
  await client.chat.sendMessage.mutate();
  // @ts-expect-error it is a mutation
  await client.chat.sendMessage.query({ sessionId: 'x', text: 'x' });
  // @ts-expect-error there is no such procedure
  await client.chat.shout.mutate({ sessionId: 'x' });
  // @ts-expect-error there is no such output
  void (await client.system.ping.query()).now;
  // @ts-expect-error it may be null
  void (await client.streaming.getEvents.query({ sessionId: 'x' })).nextCursor.length;
  // @ts-expect-error a subscription's input is checked too
  client.streaming.onEvents.subscribe({ sessionId: 'x', afterSeq: '1' }, {});
}
`;

test('the TypeScript declaration compiles with the stock client, and wrong inputs do not', async () => {
  const declaration = await (await get('/docs/app-router.d.ts')).text();
  const virtual = new Map([
    [join(import.meta.dirname, 'app-router.ts'), declaration],
    [join(import.meta.dirname, 'program.ts'), PROGRAM],
  ]);
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => virtual.has(name) || fileExists.call(host, name);
  host.readFile = (name) => virtual.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, target, ...rest) =>
    virtual.has(name)
      ? ts.createSourceFile(name, virtual.get(name), target)
      : getSourceFile.call(host, name, target, ...rest);
  const program = ts.createProgram([...virtual.keys()], options, host);
  const faults = ts.getPreEmitDiagnostics(program).map((it) => {
    const at = it.file ? `${it.file.fileName}:${it.file.getLineAndCharacterOfPosition(it.start).line + 1} ` : '';
    return at + ts.flattenDiagnosticMessageText(it.messageText, '\n');
  });
  assert.deepEqual(faults, []);
});

test('every procedure is described', () => {
  for (const [path, { summary, input, example }] of Object.entries(api.procedures)) {
    assert.ok(summary, `${path} has no line in docs/${path.split('.')[0]}.txt among the server's resources`);
    assert.ok(example || ['nothing', 'bytes'].includes(input.type), `${path} has no example`);
  }
});

test('the page has every procedure', async () => {
  for (const at of ['/docs', '/docs/']) {
    const answer = await get(at);
    const page = await answer.text();
    assert.match(answer.headers.get('content-security-policy'), /script-src 'self'/);
    for (const path of Object.keys(api.procedures)) assert.ok(page.includes(`<section id="${path}">`), path);
  }
  await get('/assets/js/docs.js');
  await get('/assets/css/docs.css');
});

test('the examples run', async () => {
  const { token } = await admin();
  const headers = { authorization: `Bearer ${token}` };
  for (const [path, { kind, example }] of Object.entries(api.procedures)) {
    const input = example ? JSON.stringify(example) : '';
    const at = `${http}/api/trpc/${path}`;
    const stop = new AbortController();
    const answer = kind === 'mutation'
      ? await fetch(at, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: input })
      : await fetch(input ? `${at}?input=${encodeURIComponent(input)}` : at, { headers, signal: stop.signal });
    const told = kind === 'subscription' ? await firstEvents(answer) : await answer.text();
    stop.abort();
    assert.doesNotMatch(told, /"(bad_input|malformed_json|internal|method_not_allowed)"/, `${path}: ${told}`);
  }
});

async function firstEvents(answer) {
  const reader = answer.body.getReader();
  let text = '';
  // One that has nothing to tell says so by a ping.
  while (!/"seq"|serialized-error|return|event: ping/.test(text)) {
    text += new TextDecoder().decode((await reader.read()).value);
  }
  return text;
}
