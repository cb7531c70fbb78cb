import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attendanceChangedType } from './availability-sync.ts';
import { eventCatalogue, isEventType } from './event-catalogue.ts';

const root = path.join(import.meta.dirname, '..');

/** The types that the process core emits, read from its source. */
function emittedTypes(): string[] {
  const files = readdirSync(path.join(root, 'domain/process'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const source = readFileSync(path.join(root, 'domain/process', file), 'utf8');
      const calls = source.match(/\bemit\(\s*[^;]*?\)/g) ?? [];
      return calls.flatMap((call) => [...call.matchAll(/'([a-z]+\.[A-Za-z]+)'/g)].map((m) => m[1] ?? ''));
    });
}

/** Is heard by the hub alone: the shifts are read again, and no application hears of it. */
const keptToOurselves = [attendanceChangedType];

/** The types that vendors' events take in the stream. */
function inboundTypes(): string[] {
  const schema = JSON.parse(readFileSync(path.join(root, 'schemas/inbound-event.schema.json'), 'utf8')) as {
    properties: { eventType: { enum: string[] } };
  };
  return schema.properties.eventType.enum.filter((type) => type !== 'unsupported' && !keptToOurselves.includes(type));
}

test('every type that the core emits or a vendor brings is in the catalogue', () => {
  const emitted = emittedTypes();
  expect(emitted.length).toBeGreaterThan(10);
  expect([...emitted, ...inboundTypes()].filter((type) => !isEventType(type))).toEqual([]);
  expect(keptToOurselves.filter(isEventType)).toEqual([]);
});

test('every type is described in both languages', () => {
  for (const [type, { en, zh }] of Object.entries(eventCatalogue)) {
    expect(en.length, type).toBeGreaterThan(5);
    expect(/[\u4e00-\u9fff]/.test(zh), type).toBe(true);
  }
});
