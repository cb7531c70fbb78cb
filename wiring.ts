import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { pino, type Logger } from 'pino';
import { collectDefaultMetrics, Counter, Registry } from 'prom-client';
import { v7 as uuidV7 } from 'uuid';
import { parse } from 'yaml';
import type { Config } from './config.ts';
import { createRegistry, type ConnectorRegistry } from './connectors/registry.ts';
import { openDatabase, type Db } from './db/connection.ts';
import { createFileStore, type FileStore } from './db/file-store.ts';
import { findApplicationKeyId } from './db/repositories/applications.ts';
import { loadDataKeys } from './db/repositories/keys.ts';
import { createPapers, type Papers } from './documents/papers.ts';
import type { ResumeExtractor } from './documents/resume/extractors/extractor.ts';
import { makeExtractor } from './documents/resume/extractors/make-extractor.ts';
import type { OnboardingRules, OnboardingRulesChange } from './schemas/types.ts';
import { createDataConverter } from './security/data-converter.ts';
import { createPayloadCodec } from './security/payload-codec.ts';
import { deliveryCounters, type DeliveryCounter } from './delivery/delivery-log.ts';
import { createVault, type Vault } from './security/vault.ts';

/** The real parts of one process, built once. */
export type Wiring = {
  config: Config;
  db: Db;
  vault: Vault;
  log: Logger;
  registry: ConnectorRegistry;
  /** Seals what goes to Temporal; client and worker must use the same. */
  dataConverter: DataConverter;
  now: () => Date;
  /** A new id: UUID version 7, so that newer rows sort later. */
  newId: () => string;
  /** Tests only: kills this process the first time it passes the named point; does nothing otherwise. */
  crashPoint: (name: string) => void;
  metrics: Metrics;
  /** The product's own onboarding rules, in force until HR writes some. */
  defaultRules: OnboardingRules;
  files: FileStore;
  papers: Papers;
  /** Reads more out of a résumé where a model is set up. */
  extractResume: ResumeExtractor;
  close: () => Promise<void>;
};

export type Metrics = {
  registry: Registry;
  count(name: DeliveryCounter, labels?: Record<string, string>, by?: number): void;
};

/** Opens the database and builds what every process of the hub shares. `part` names the process in logs. */
export async function createWiring(config: Config, part: string): Promise<Wiring> {
  const db = await openDatabase(config.databaseUrl);
  const vault = createVault(config.masterKey);
  return {
    config,
    db,
    vault,
    log: createLogger(config.logLevel, part),
    registry: createRegistry(),
    dataConverter: createSealingConverter(db, vault),
    now: () => new Date(),
    newId: () => uuidV7(),
    crashPoint: createCrashPoint(config),
    metrics: createMetrics(part),
    defaultRules: loadDefaultRules(),
    files: createFileStore(config.dataDir),
    papers: createPapers(),
    extractResume: makeExtractor(config.resumeModel),
    close: () => db.close(),
  };
}

/** The product's own onboarding rules, from `templates/onboarding/rules.yaml`, as version 0. */
export function loadDefaultRules(): OnboardingRules {
  const file = new URL('./templates/onboarding/rules.yaml', import.meta.url);
  const rules = parse(readFileSync(file, 'utf8')) as OnboardingRulesChange;
  return { ...rules, version: 0, createdBy: 'template', createdAt: null };
}

/** The key of an application never changes, so which one it is is remembered; the keys themselves are asked for each time. */
function createSealingConverter(db: Db, vault: Vault): DataConverter {
  const keyIds = new Map<string, string>();
  const keyOf = async (keyId: string) => (await loadDataKeys(db.knex, vault, [keyId])).get(keyId) ?? null;
  const codec = createPayloadCodec(vault, {
    byId: keyOf,
    async ofApplication(applicationId) {
      const known = keyIds.get(applicationId);
      const keyId = known ?? (await findApplicationKeyId(db.knex, applicationId));
      if (keyId === null) return null;
      if (known === undefined) {
        if (keyIds.size >= rememberedKeyIds) keyIds.delete(keyIds.keys().next().value ?? '');
        keyIds.set(applicationId, keyId);
      }
      return keyOf(keyId);
    },
  });
  return createDataConverter(codec);
}
const rememberedKeyIds = 10_000;

/** Lines carry ids, codes and sentences of our own; errors are cut down to name, code and stack places. */
export function createLogger(level: string, part: string): Logger {
  return pino({
    level,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      err: describeError,
      error: (value: unknown) => (value instanceof Error ? describeError(value) : value),
    },
  });
}

/** What a log may know of an error: its message may quote content, so only class, code and where it came from are kept. */
function describeError(error: unknown): { name: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    at: places.slice(0, 6).map((line) => line.trim()),
  };
}

function createCrashPoint(config: Config): (name: string) => void {
  const { crashAt } = config;
  if (crashAt === null) return () => undefined;
  const folder = path.join(config.dataDir, 'crashed');
  mkdirSync(folder, { recursive: true });
  return (name) => {
    const mark = path.join(folder, name);
    if (name !== crashAt || existsSync(mark)) return;
    writeFileSync(mark, new Date().toISOString());
    process.kill(process.pid, 'SIGKILL');
  };
}

function createMetrics(part: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ part });
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  for (const [name, { help, labels }] of Object.entries(deliveryCounters)) {
    counters.set(
      name,
      new Counter({ name: `throughline_${name}`, help, labelNames: [...labels], registers: [registry] }),
    );
  }
  return {
    registry,
    count(name, labels = {}, by = 1) {
      counters.get(name)?.inc(labels, by);
    },
  };
}
