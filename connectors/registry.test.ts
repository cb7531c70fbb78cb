import { expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { verifiedLevel } from './kit/report.ts';
import { createRegistry } from './registry.ts';

const registry = createRegistry();

it('lists every connector, and which were tried against a real system', () => {
  const described = registry.list().map((connector) => registry.describe(connector));
  expect(described.map(({ id, kinds, verified }) => ({ id, kinds, verified }))).toEqual([
    { id: 'clearvoice', kinds: ['interviewVendor'], verified: 'simulated' },
    { id: 'peoplebase', kinds: ['ehr'], verified: 'simulated' },
    { id: 'postroom', kinds: ['messaging'], verified: 'simulated' },
    { id: 'shiftwell', kinds: ['attendance'], verified: 'simulated' },
    { id: 'dealbook', kinds: ['crm'], verified: 'simulated' },
    { id: 'coursepath', kinds: ['learning'], verified: 'simulated' },
    { id: 'quizmill', kinds: ['interviewVendor'], verified: 'simulated' },
    { id: 'cleartrail', kinds: ['backgroundCheck'], verified: 'simulated' },
    { id: 'jobstore', kinds: ['jobDatabase'], verified: 'simulated' },
    { id: 'caldav', kinds: ['calendar'], verified: 'live' },
    { id: 'smtp', kinds: ['messaging'], verified: 'live' },
    { id: 'textrelay', kinds: ['messaging'], verified: 'simulated' },
  ]);
  expect(registry.get('clearvoice')?.manifest.vendor).toBe('Clearvoice');
  expect(registry.get('constructor')).toBeUndefined();
});

it.each(registry.list().map((connector) => [connector.manifest.id, connector] as const))(
  'the forms of %s compile, need a base URL and mark every secret',
  (_id, connector) => {
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    ajv.addKeyword('x-secret');
    const isConfig = ajv.compile(connector.configSchema);
    const least =
      connector.manifest.transport === 'smtp'
        ? { baseUrl: 'smtps://mail.example.com:465', from: 'hr@example.com' }
        : { baseUrl: 'https://vendor.example.com/api' };
    expect(isConfig(least)).toBe(true);
    expect(isConfig({ ...least, baseUrl: undefined })).toBe(false);
    expect(isConfig({ ...least, token: 'x' })).toBe(false);
    ajv.compile(connector.credentialsSchema);
    const properties = connector.credentialsSchema['properties'] as { [name: string]: { 'x-secret'?: boolean } };
    expect(Object.values(properties).every((property) => property['x-secret'] === true)).toBe(true);
  },
);

it('computes how far a connector is verified from its report alone', () => {
  const report = { connectorId: 'x', against: 'live' as const, operations: { 'message.send': [] }, webhooks: [] };
  expect(verifiedLevel(null)).toBe('simulated');
  expect(verifiedLevel(report)).toBe('live');
  expect(verifiedLevel({ ...report, against: 'spec' })).toBe('spec');
  expect(verifiedLevel({ ...report, against: 'sandbox' })).toBe('simulated');
  expect(verifiedLevel({ ...report, operations: {} })).toBe('simulated');
});

it('refuses two connectors with one id', () => {
  const [first] = registry.list();
  expect(() => createRegistry([first!, first!])).toThrow(/same manifest id/);
});
