import type { Registry } from 'prom-client';
import type { Config } from '../config.ts';
import type { ConnectorRegistry } from '../connectors/registry.ts';
import type { Db } from '../db/connection.ts';
import type { FileStore } from '../db/file-store.ts';
import type { DeliveryLog } from '../delivery/delivery-log.ts';
import type { EventStream } from '../delivery/event-stream.ts';
import type { Inbox } from '../delivery/inbox.ts';
import type { OpenContext } from '../delivery/poller.ts';
import type { WorkflowGateway } from '../delivery/workflow-gateway.ts';
import type { ResumeExtractor } from '../documents/resume/extractors/extractor.ts';
import type { Papers } from '../documents/papers.ts';
import type { OnboardingRules } from '../schemas/types.ts';
import type { Vault } from '../security/vault.ts';

/** What the API needs of the hub. */
export type HttpDeps = {
  config: Pick<Config, 'publicUrl' | 'sandboxUrl' | 'temporalUiUrl' | 'trustProxy' | 'allowPrivateWebhooks'>;
  db: Db;
  vault: Vault;
  files: FileStore;
  log: DeliveryLog;
  now: () => Date;
  newId: () => string;
  crashPoint: (name: string) => void;
  registry: ConnectorRegistry;
  gateway: WorkflowGateway;
  eventStream: EventStream;
  inbox: Inbox;
  /** What a connector's call gets; for probes. */
  openContext: OpenContext;
  metrics: { registry: Registry };
  /** The product's own onboarding rules, in force until HR writes some. */
  defaultRules: OnboardingRules;
  papers: Papers;
  /** Reads more out of a résumé where a model is set up; else changes nothing. */
  extractResume: ResumeExtractor;
  /** Looks for malware in a résumé that could be read. @throws HubError attachment_infected, attachment_scan_failed */
  scanResume: (bytes: Uint8Array) => Promise<void>;
  /** Looks through a document that was handed in. @throws HubError attachment_… */
  checkAttachment: (bytes: Uint8Array, fileName: string) => Promise<{ mediaType: string }>;
};
