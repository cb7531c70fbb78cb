import { expect, it } from 'vitest';
import { resolveAllowed } from './guard-address.ts';

it.each([
  ['127.0.0.1', ['127.0.0.1']],
  ['[::1]', ['::1']],
  ['10.1.2.3', ['10.1.2.3']],
  ['203.0.114.9', ['203.0.114.9']],
])('lets services be called: %s', async (host, addresses) => {
  expect(await resolveAllowed(host)).toEqual(addresses);
});

it.each([
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '100.100.100.200',
  'fd00:ec2::254',
  '[fe80::1]',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '64:ff9b::a9fe:a9fe',
])('lets nobody call %s', async (host) => {
  await expect(resolveAllowed(host)).rejects.toMatchObject({ kind: 'hostNotAllowed', code: 'address_not_allowed' });
});

it('may try again when a name has no address', async () => {
  await expect(resolveAllowed('nobody.invalid')).rejects.toMatchObject({ kind: 'retry', code: 'ENOTFOUND' });
});
