import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ConnectorError } from '../contract.ts';

/** Ranges in which services live; private ones too, since on-premises systems do. */
const allowedRanges = new Set(['unicast', 'private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/** Cloud metadata services outside of the link-local range, which is refused anyway. */
const metadataAddresses = new Set(['100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254']);

/**
 * Finds the addresses of a host and gives those that may be called; connect to these and not to the name, which could
 * answer otherwise the next time. Link-local, metadata, multicast and reserved addresses may not.
 * @throws ConnectorError kind `hostNotAllowed` when one of them may not be called; `retry` when the name has no address now
 */
export async function resolveAllowed(host: string): Promise<string[]> {
  const plain = host.replace(/^\[|\]$/g, '');
  let addresses: string[];
  try {
    addresses = isIP(plain) === 0 ? (await lookup(plain, { all: true })).map(({ address }) => address) : [plain];
  } catch {
    throw new ConnectorError(
      'retry',
      'ENOTFOUND',
      'The host name of baseUrl is not known; check it. Nothing was done.',
    );
  }
  for (const address of addresses) {
    const parsed = ipaddr.process(address);
    if (!allowedRanges.has(parsed.range()) || metadataAddresses.has(parsed.toString())) {
      throw new ConnectorError(
        'hostNotAllowed',
        'address_not_allowed',
        `The connection's baseUrl leads to an address that is not for services (${parsed.range()}); correct it.`,
      );
    }
  }
  return addresses;
}
