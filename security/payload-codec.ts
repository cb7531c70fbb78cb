import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { openBytes, sealBytes } from './sealing.ts';
import type { DataKey, Vault } from './vault.ts';

/** Where the codec finds keys. Both answer null for what was destroyed or never was. */
export interface PayloadKeys {
  /** The key of an application's candidate. */
  ofApplication(applicationId: string): Promise<DataKey | null>;
  byId(keyId: string): Promise<DataKey | null>;
}

const encoding = 'binary/encrypted';
const aad = 'temporal/payload';
const workflowIdPattern = /^application\/([A-Za-z0-9_-]{1,64})$/;

/** What a payload reads as after its key was destroyed. */
export const erasedValue = { erased: true } as const;

/**
 * Seals every payload: under the key of the candidate whose application's workflow it belongs to, so that destroying that key
 * erases Temporal's history too, and under the installation's key where it belongs to none. Decoding goes by the key
 * id in the payload's metadata; with the key destroyed it answers {@link erasedValue} and never throws. After an erasure a
 * workflow that still runs writes under the installation's key: nothing personal can be read any more to go into it.
 * A payload that was not sealed passes as it is. Throws SealError for one that was tampered with.
 */
export function createPayloadCodec(vault: Vault, keys: PayloadKeys): PayloadCodec {
  const keyOf = async (context?: SerializationContext): Promise<DataKey> => {
    const applicationId = workflowIdPattern.exec(context?.workflowId ?? '')?.[1];
    if (applicationId === undefined) return vault.installationKey;
    return (await keys.ofApplication(applicationId)) ?? vault.installationKey;
  };
  const decodeOne = async (payload: Payload): Promise<Payload> => {
    if (textOf(payload.metadata?.['encoding']) !== encoding) return payload;
    const keyId = textOf(payload.metadata?.['keyId']);
    const key = keyId === vault.installationKey.id ? vault.installationKey : await keys.byId(keyId);
    return key ? unframe(openBytes(key, aad, payload.data ?? new Uint8Array())) : erasedPayload();
  };
  return {
    async encode(payloads, context) {
      if (payloads.length === 0) return payloads;
      const key = await keyOf(context);
      return payloads.map((payload) => ({
        metadata: { encoding: Buffer.from(encoding), keyId: Buffer.from(key.id) },
        data: sealBytes(key, aad, frame(payload)),
      }));
    },
    decode: (payloads) => Promise.all(payloads.map(decodeOne)),
  };
}

function erasedPayload(): Payload {
  return { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify(erasedValue)) };
}

/** Length of the metadata (4 bytes, big endian), metadata as JSON of base64, data. */
function frame(payload: Payload): Buffer {
  const metadata = Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  );
  const head = Buffer.from(JSON.stringify(metadata), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  // A payload without content (a workflow that returns nothing) may come as an empty list instead of bytes.
  return Buffer.concat([length, head, Buffer.from(payload.data ?? [])]);
}

function unframe(bytes: Buffer): Payload {
  const end = 4 + bytes.readUInt32BE(0);
  const metadata = JSON.parse(bytes.subarray(4, end).toString('utf8')) as Record<string, string>;
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    data: bytes.subarray(end),
  };
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString('utf8') : '';
}
