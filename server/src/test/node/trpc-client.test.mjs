// The stock tRPC client against the `conf` router at TRPC_URL.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  TRPCClientError,
  createTRPCClient,
  httpBatchLink,
  httpBatchStreamLink,
  httpLink,
  httpSubscriptionLink,
  isNonJsonSerializable,
  splitLink,
} from '@trpc/client';
import { EventSource } from 'eventsource';

const url = process.env.TRPC_URL;
const links = {
  httpLink: httpLink({ url }),
  'httpBatchLink by GET': httpBatchLink({ url }),
  'httpBatchLink with a short URL limit': httpBatchLink({ url, maxURLLength: 200 }),
  httpBatchStreamLink: httpBatchStreamLink({ url }),
};

async function refusal(promise) {
  const error = await promise.then(() => assert.fail('not refused'), (it) => it);
  assert.ok(error instanceof TRPCClientError, String(error));
  return error;
}

for (const [name, link] of Object.entries(links)) {
  const client = createTRPCClient({ links: [link] });

  test(`${name}: queries and mutations`, async () => {
    assert.equal(await client.conf.ping.query(), 'pong');
    assert.deepEqual(await client.conf.echo.query({ text: 'é + & , 😀', n: [1, null] }), { text: 'é + & , 😀', n: [1, null] });
    assert.equal(await client.conf.echo.query(), null);
    assert.deepEqual(await client.conf.echoMutation.mutate({ a: 1 }), { a: 1 });
    assert.deepEqual(await client.conf.strict.query({ amount: 5 }), { amount: 5 });
    assert.deepEqual(await client.conf.strictMutation.mutate({ amount: 5 }), { amount: 5 });
    assert.equal(await client.conf.nothing.mutate(), undefined);
    assert.deepEqual(await client.conf.slow.query({ ms: 30 }), { ms: 30 });
    assert.deepEqual(await client.conf.date.query(), { at: '2026-01-02T03:04:05.678Z' });
  });

  test(`${name}: many calls at once keep their answers apart`, async () => {
    const amounts = Array.from({ length: 60 }, (_, i) => i + 1);
    const answers = await Promise.all(amounts.map((amount) => client.conf.strict.query({ amount })));
    assert.deepEqual(answers, amounts.map((amount) => ({ amount })));
  });

  test(`${name}: errors`, async () => {
    const asked = await refusal(client.conf.fail.query({ code: 'FORBIDDEN', message: 'no' }));
    assert.equal(asked.message, 'no');
    assert.equal(asked.data.code, 'FORBIDDEN');
    assert.equal(asked.data.httpStatus, 403);
    assert.equal(asked.data.path, 'conf.fail');
    assert.equal(asked.shape.code, -32003);

    const strict = await refusal(client.conf.strict.query({ amount: 1.5 }));
    assert.equal(strict.data.code, 'BAD_REQUEST');
    assert.equal(strict.data.field, 'amount');

    const crash = await refusal(client.conf.crash.query());
    assert.equal(crash.data.code, 'INTERNAL_SERVER_ERROR');
    assert.doesNotMatch(crash.message, /crashed as asked/);

    const missing = await refusal(client.conf.missing.query());
    assert.equal(missing.message, 'No procedure found on path "conf.missing"');

    const wrong = await refusal(client.conf.nothing.query());
    assert.equal(wrong.data.code, 'METHOD_NOT_SUPPORTED');
  });

  test(`${name}: good and bad calls together`, async () => {
    const [good, bad] = await Promise.allSettled([
      client.conf.strict.query({ amount: 1 }),
      client.conf.strict.query({ amount: 0 }),
    ]);
    assert.deepEqual(good.value, { amount: 1 });
    assert.equal(bad.reason.data.field, 'amount');
  });
}

test('httpBatchStreamLink: an answer does not wait for a slower one', async () => {
  const client = createTRPCClient({ links: [httpBatchStreamLink({ url })] });
  const order = [];
  await Promise.all([
    client.conf.slow.query({ ms: 400 }).then(() => order.push('slow')),
    client.conf.ping.query().then(() => order.push('ping')),
  ]);
  assert.deepEqual(order, ['ping', 'slow']);
});

// As an application has it: subscriptions by events, forms alone, the rest in streamed batches.
const everything = createTRPCClient({
  links: [
    splitLink({
      condition: (op) => op.type === 'subscription',
      true: httpSubscriptionLink({ url, EventSource }),
      false: splitLink({
        condition: (op) => isNonJsonSerializable(op.input),
        true: httpLink({ url }),
        false: httpBatchStreamLink({ url }),
      }),
    }),
  ],
});

/** Everything a subscription hands its application, up to its end. */
function heard(procedure, input) {
  const told = [];
  return new Promise((resolve) => {
    procedure.subscribe(input, {
      onData: (it) => told.push(it),
      onComplete: () => resolve({ told }),
      onError: (error) => resolve({ told, error }),
    });
  });
}

test('splitLink: forms and bytes', async () => {
  const form = new FormData();
  form.set('name', 'Ana é');
  form.set('file', new File(['12345'], 'a "b".txt', { type: 'text/plain' }));
  assert.deepEqual(await everything.conf.form.mutate(form), { name: 'Ana é', fileName: 'a "b".txt', size: 5 });
  assert.deepEqual(await everything.conf.octet.mutate(new Blob(['1234567'])), { bytes: 7 });
  assert.equal(await everything.conf.ping.query(), 'pong');
});

test('httpSubscriptionLink: tracked events to the end', async () => {
  const { told, error } = await heard(everything.conf.count, { count: 4 });
  assert.equal(error, undefined);
  assert.deepEqual(told.map(({ id, data }) => [id, data]), [1, 2, 3, 4].map((n) => [`${n}`, { n }]));
});

test('httpSubscriptionLink: goes on after the last event', async () => {
  const { told } = await heard(everything.conf.count, { count: 5, lastEventId: '3' });
  assert.deepEqual(told.map(({ id }) => id), ['4', '5']);
});

test('httpSubscriptionLink: a refusal on the way', async () => {
  const { told, error } = await heard(everything.conf.count, { count: 5, failAt: 3 });
  assert.deepEqual(told.map(({ id }) => id), ['1', '2']);
  assert.ok(error instanceof TRPCClientError);
  assert.equal(error.data.code, 'FORBIDDEN');
  assert.equal(error.data.path, 'conf.count');
});

test('httpSubscriptionLink: an input that is wrong', async () => {
  const { told, error } = await heard(everything.conf.count, { count: -1 });
  assert.deepEqual(told, []);
  assert.equal(error.data.field, 'count');
});

test('httpSubscriptionLink: a line that breaks is taken up where it broke', async () => {
  const lines = [];
  class Breaking extends EventSource {
    constructor(address, init) {
      super(address, {
        ...init,
        fetch: async (at, options) => {
          const broken = new AbortController();
          const answer = await fetch(at, { ...options, signal: AbortSignal.any([options.signal, broken.signal]) });
          lines.push({ lastEventId: options.headers['Last-Event-ID'], break: () => broken.abort(new TypeError('the line broke')) });
          return answer;
        },
      });
    }
  }
  const client = createTRPCClient({ links: [httpSubscriptionLink({ url, EventSource: Breaking })] });
  const told = [];
  await new Promise((resolve, reject) => {
    client.conf.count.subscribe({ count: 20, delayMs: 50 }, {
      onData: ({ id }) => {
        told.push(Number(id));
        if (id === '5') lines[0].break();
      },
      onComplete: resolve,
      onError: reject,
    });
  });
  assert.deepEqual(told, Array.from({ length: 20 }, (_, i) => i + 1));
  assert.equal(lines.length, 2);
  assert.equal(lines[1].lastEventId, '5');
});

test('httpSubscriptionLink: who unsubscribes hears no more', async () => {
  const told = [];
  await new Promise((resolve) => {
    const subscription = everything.conf.count.subscribe({ count: 1000, delayMs: 20 }, {
      onData: ({ id }) => {
        told.push(id);
        if (id === '3') {
          subscription.unsubscribe();
          resolve();
        }
      },
    });
  });
  await everything.conf.slow.query({ ms: 200 });
  assert.deepEqual(told, ['1', '2', '3']);
});
