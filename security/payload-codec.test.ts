import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, DefaultFailureConverter } from '@temporalio/common';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { describe, expect, it } from 'vitest';
import { createDataConverter } from './data-converter.ts';
import { createPayloadCodec } from './payload-codec.ts';
import { SealError } from './sealing.ts';
import { createVault } from './vault.ts';
import type { DataKey } from './vault.ts';

const vault = createVault(randomBytes(32));

/** Two applications of two candidates. */
function setUp() {
  const keys = new Map<string, DataKey>(
    ['1', '2'].map((n) => [`key-${n}`, vault.newDataKey(`candidate-${n}`, `key-${n}`).key]),
  );
  const codec = createPayloadCodec(vault, {
    ofApplication: (id) => Promise.resolve(keys.get(id.replace('application-', 'key-')) ?? null),
    byId: (id) => Promise.resolve(keys.get(id) ?? null),
  });
  return { codec, destroy: (keyId: string) => keys.delete(keyId) };
}

const workflow = (workflowId: string): SerializationContext => ({ type: 'workflow', namespace: 'default', workflowId });
const activity = (workflowId: string): SerializationContext => ({
  type: 'activity',
  namespace: 'default',
  workflowId,
  isLocal: true,
});
const toPayload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const fromPayloads = (payloads: Payload[]) => payloads.map((payload) => defaultPayloadConverter.fromPayload(payload));
const bytesOf = (payloads: Payload[]) => Buffer.concat(payloads.map((payload) => Buffer.from(payload.data ?? [])));
const keyIdOf = (payloads: Payload[]) =>
  payloads.map((payload) => Buffer.from(payload.metadata?.['keyId'] ?? []).toString());

describe('the payload codec', () => {
  it('gives back what went in and shows none of it', async () => {
    const { codec } = setUp();
    const values = ['CANARY 张三', { phone: '+8613800138001' }, null, 1.5, new Uint8Array([1, 2, 3])];
    const sealed = await codec.encode(values.map(toPayload), workflow('application/application-1'));
    expect(bytesOf(sealed).includes('CANARY')).toBe(false);
    expect(bytesOf(sealed).includes('json/plain')).toBe(false);
    expect(fromPayloads(await codec.decode(sealed))).toEqual(values);
    // The planted leak: the same search finds it in what was not sealed.
    expect(bytesOf([toPayload('CANARY 张三')]).includes('CANARY')).toBe(true);
  });

  it('takes the key of the application, of workflows and activities alike, and else the installation key', async () => {
    const { codec } = setUp();
    const keyFor = async (context?: SerializationContext) => keyIdOf(await codec.encode([toPayload(1)], context))[0];
    expect(await keyFor(workflow('application/application-1'))).toBe('key-1');
    expect(await keyFor(activity('application/application-2'))).toBe('key-2');
    expect(await keyFor(workflow('sweep/1'))).toBe('installation');
    expect(await keyFor(workflow('application/unknown'))).toBe('installation');
    expect(await keyFor(workflow('application/../../etc'))).toBe('installation');
    expect(await keyFor()).toBe('installation');
  });

  it('reads as a tombstone once the key is destroyed, and leaves the other candidate alone', async () => {
    const { codec, destroy } = setUp();
    const one = await codec.encode([toPayload('CANARY one'), toPayload(2)], workflow('application/application-1'));
    const two = await codec.encode([toPayload('two')], workflow('application/application-2'));
    destroy('key-1');
    expect(fromPayloads(await codec.decode(one))).toEqual([{ erased: true }, { erased: true }]);
    expect(fromPayloads(await codec.decode(two))).toEqual(['two']);
    expect(keyIdOf(await codec.encode([toPayload(1)], workflow('application/application-1')))).toEqual([
      'installation',
    ]);
  });

  it('refuses a payload that was tampered with or given another key id', async () => {
    const { codec } = setUp();
    const [sealed] = await codec.encode([toPayload('x')], workflow('application/application-1'));
    // One bit: a byte set to a value of its own would sometimes be the one it had.
    const changed = {
      ...sealed,
      data: Buffer.from(sealed?.data ?? []).map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
    };
    const moved = { ...sealed, metadata: { ...sealed?.metadata, keyId: Buffer.from('key-2') } };
    await expect(codec.decode([changed])).rejects.toThrow(SealError);
    await expect(codec.decode([moved])).rejects.toThrow(SealError);
  });

  it('lets through what was never sealed', async () => {
    const { codec } = setUp();
    expect(fromPayloads(await codec.decode([toPayload('plain')]))).toEqual(['plain']);
  });
});

describe('failures', () => {
  const encodeFailure = async (converter: DefaultFailureConverter, codec: PayloadCodec) => {
    const failure = converter.errorToFailure(new Error('CANARY in a message'), defaultPayloadConverter);
    const [attributes] = failure.encodedAttributes ? await codec.encode([failure.encodedAttributes]) : [];
    return { ...failure, encodedAttributes: attributes };
  };

  it('hold neither message nor stack in the open, which the default converter does', async () => {
    const { codec } = setUp();
    const loaded = loadDataConverter(createDataConverter(codec));
    const ours = await encodeFailure(loaded.failureConverter as DefaultFailureConverter, codec);
    const { encodedAttributes, ...open } = ours;
    expect(JSON.stringify(open)).not.toContain('CANARY');
    expect(bytesOf([encodedAttributes as Payload]).includes('CANARY')).toBe(false);
    // The planted leak.
    expect(JSON.stringify(await encodeFailure(new DefaultFailureConverter(), codec))).toContain('CANARY');
  });
});
