import type { Router } from 'express';
import type { SettingsStore } from '../control/settings.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Ledger } from './ledger.ts';

/** What every system is built from. */
export interface SystemParts {
  journal: Journal;
  ledger: Ledger;
  faults: Faults;
  settings: SettingsStore;
  /** What the system's callers show: a bearer token, an API key, a password. */
  token: string;
  /** What its webhooks are signed with; empty where it sends none. */
  webhookSecret: string;
  /** Address of the whole sandbox as callers and candidates reach it, without a slash at the end. */
  publicUrl: string;
}

/** Which events' webhooks are meant; what is left out matches all. */
export interface WebhookFilter {
  orderId?: string;
  externalId?: string;
  eventId?: string;
  type?: string;
}

/** One running stand-in, mounted under its own path. */
export interface SandboxSystem {
  router: Router;
  /** Calls for tests and demonstrations, mounted at `/_control/<name>`; bodies are parsed, the token is checked. */
  control?: Router;
  /** Sends webhooks again, of all events or of those that match; returns how many. For systems that send webhooks. */
  replayWebhooks?(filter: WebhookFilter): number;
  /** Empties the system, with `alsoSettings` what was set of it too; ids are never given out twice. */
  reset(alsoSettings?: boolean): void;
  /** Takes up what a former process left undone. */
  start(): void;
  /** Does nothing more; the files are closed by whoever opened them. */
  stop(): void;
  /** What the overview page shows: how many of what. */
  counts(): { zh: string; en: string; count: number }[];
}
