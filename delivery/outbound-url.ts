import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { HubError } from '../domain/errors.ts';

/** Resolves a host name to all of its addresses. */
export type ResolveHost = (hostname: string) => Promise<LookupAddress[]>;

/** Guards every address that a user may set: checked when it is saved, at each call, and again at each connect. */
export interface OutboundGuard {
  /**
   * Checks scheme, credentials in the URL, and an address written as a number.
   * @throws HubError url_not_allowed
   */
  checkUrl(url: string): URL;
  /**
   * For `http.request` and agents: resolves, checks every answer and connects to what was checked, so that a name that
   * changes its answer between check and connect gains nothing.
   */
  lookup: LookupFunction;
}

/** Addresses that hand out a cloud machine's credentials; refused even where private networks are allowed. */
const metadataAddresses = new Set([
  '169.254.169.254', // AWS, Azure, Google, DigitalOcean, Tencent and others; all of 169.254/16 is refused anyway
  '100.100.100.200', // Alibaba Cloud
  '168.63.129.16', // Azure's wire server, in public space
  '192.0.0.192', // Oracle
  'fd00:ec2::254', // AWS by IPv6
  'fd20:ce::254', // Google by IPv6
]);

/** Ranges of a private installation. Everything that is neither these nor plain unicast is refused always. */
const privateRanges = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Makes a guard.
 * @param options.allowPrivate loopback and private networks may be called (subscribers on-premises live there)
 * @param options.resolve for tests; the system's resolver by default
 */
export function createOutboundGuard(options: { allowPrivate: boolean; resolve?: ResolveHost }): OutboundGuard {
  const resolve = options.resolve ?? resolveBySystem;
  const assertAddress = (address: string): void => {
    const reason = addressRefusal(address, options.allowPrivate);
    if (reason !== null) throw refused(`The address leads to ${reason}. Use an address that the hub may call.`);
  };

  return {
    checkUrl(text) {
      const url = parseUrl(text);
      // `new URL` has turned octal, hexadecimal, short and full-width forms into the plain one by now.
      const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
      if (isIP(host) !== 0) assertAddress(host);
      else if (!options.allowPrivate && isLocalName(host)) throw refused('The name belongs to this machine.');
      return url;
    },
    lookup(hostname, lookupOptions, callback) {
      resolve(hostname)
        .then((addresses) => {
          if (addresses.length === 0) throw refused('The host name has no address.');
          for (const { address } of addresses) assertAddress(address);
          return addresses;
        })
        .then(
          (addresses) => {
            const wanted = addresses.filter(
              (a) => !lookupOptions.family || a.family === familyOf(lookupOptions.family),
            );
            const usable = wanted.length > 0 ? wanted : addresses;
            const first = usable[0] as LookupAddress;
            if (lookupOptions.all) callback(null, usable);
            else callback(null, first.address, first.family);
          },
          (error: unknown) => callback(error as NodeJS.ErrnoException, []),
        );
    },
  };
}

/** Why an address may not be called, as words for "leads to …"; null when it may. */
export function addressRefusal(address: string, allowPrivate: boolean): string | null {
  if (!ipaddr.isValid(address)) return 'something that is not an IP address';
  // `process` turns ::ffff:a.b.c.d into a.b.c.d. What else carries an IPv4 address (NAT64, 6to4, Teredo) is not unicast.
  const parsed = ipaddr.process(address);
  const range = parsed.kind() === 'ipv6' && !isGlobalOrSpecial(parsed as ipaddr.IPv6) ? 'reserved' : parsed.range();
  if (metadataAddresses.has(parsed.toString())) return "a cloud provider's metadata service";
  if (range === 'unicast') return null;
  if (!privateRanges.has(range)) return `an address range that is not for services (${range})`;
  return allowPrivate ? null : 'a private or local network';
}

/** ipaddr.js calls all it does not know unicast, `::7f00:1` too; global unicast is 2000::/3 alone. */
function isGlobalOrSpecial(address: ipaddr.IPv6): boolean {
  return address.range() !== 'unicast' || ((address.parts[0] ?? 0) & 0xe000) === 0x2000;
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) throw refused('This is not a URL. Write it as https://host/path.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('Only http and https addresses are called.');
  if (url.username !== '' || url.password !== '') throw refused('Leave user name and password out of the address.');
  if (url.port !== '' && Number(url.port) < 1024 && url.port !== '80' && url.port !== '443') {
    throw refused('Use port 80, 443 or one from 1024 up.');
  }
  return url;
}

function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local') || host.endsWith('.internal');
}

function familyOf(family: number | string): number {
  return family === 'IPv6' || family === 6 ? 6 : 4;
}

async function resolveBySystem(hostname: string): Promise<LookupAddress[]> {
  return new Promise((done, fail) => {
    systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) =>
      error === null ? done(addresses) : fail(error),
    );
  });
}

function refused(detail: string): HubError {
  return new HubError('url_not_allowed', detail, { path: '/url' });
}
