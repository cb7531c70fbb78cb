import { isIP } from 'node:net';
import { addressRefusal } from '../delivery/outbound-url.ts';
import { HubError } from '../domain/errors.ts';
import type { ErrorItem } from '../domain/errors.ts';
import { checkAgainst } from '../schemas/validate.ts';
import type { HttpDeps } from './deps.ts';

type Settings = {
  config?: { [key: string]: unknown } | undefined;
  credentials?: { [key: string]: unknown } | undefined;
};
export type Connector = NonNullable<ReturnType<HttpDeps['registry']['get']>>;

/** The connector of this id. @throws HubError connector_unknown */
export function requireConnector(registry: HttpDeps['registry'], connectorId: string): Connector {
  const connector = registry.get(connectorId);
  if (connector) return connector;
  throw new HubError(
    'connector_unknown',
    `There is no connector "${connectorId}": use one of ${registry
      .list()
      .map(({ manifest }) => manifest.id)
      .join(', ')}.`,
    {
      path: '/connectorId',
    },
  );
}

/** Holds settings against what the connector asks for. @throws HubError connection_config_invalid */
export function checkSettings(connector: Connector, { config, credentials }: Settings): void {
  const inPlace = (place: string, errors: ErrorItem[]) =>
    errors.map((error) => ({ ...error, path: place + error.path }));
  const errors = [
    ...(config ? inPlace('/config', checkAgainst(connector.configSchema, config)) : []),
    ...(credentials ? inPlace('/credentials', checkAgainst(connector.credentialsSchema, credentials)) : []),
  ];
  const [first] = errors;
  if (first) throw new HubError('connection_config_invalid', first.message, { path: first.path, errors });
}

/** Whether the address may be called by this connector. @throws ConnectorError host_not_allowed, which becomes the problem of that code */
export function checkHost(
  openContext: HttpDeps['openContext'],
  connector: Connector,
  id: string,
  config: { [key: string]: unknown },
): void {
  openContext(connector, { id, config, credentials: {} }, `check:${id}`, new AbortController().signal);
  requireNoMetadataService(config['baseUrl']);
}

/** A vendor may live in the private network, but never where clouds hand out a machine's own credentials. */
function requireNoMetadataService(baseUrl: unknown): void {
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl)) return;
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const reason = isIP(host) === 0 ? null : addressRefusal(host, true);
  if (reason !== null)
    throw new HubError('host_not_allowed', `The address leads to ${reason}: give the vendor's own.`, {
      path: '/config/baseUrl',
    });
}

/** Asks the vendor whether the credential works; a failure of any kind is an answer too. */
export async function probe(
  openContext: HttpDeps['openContext'],
  connector: Connector,
  connection: { id: string; config: { [key: string]: unknown }; credentials: { [key: string]: unknown } },
): Promise<{ ok: boolean; detail: string }> {
  try {
    return await connector.probe(
      openContext(connector, connection, `probe:${connection.id}`, AbortSignal.timeout(20_000)),
    );
  } catch (error) {
    // The kit's errors say what to do, and hold neither body nor credential; others may.
    const detail =
      error instanceof Error && error.name === 'ConnectorError'
        ? error.message
        : 'The connector failed; the log says where.';
    return { ok: false, detail };
  }
}
