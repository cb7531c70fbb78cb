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
  /** The bearer token of the system's API. */
  token: string;
  /** Address of the whole sandbox as callers and candidates reach it, without a slash at the end. */
  publicUrl: string;
}

/** One running stand-in, mounted under its own path. */
export interface SandboxSystem {
  router: Router;
  /** Empties the system; ids are never given out twice. */
  reset(): void;
  /** Takes up what a former process left undone. */
  start(): void;
  /** Does nothing more; the files are closed by whoever opened them. */
  stop(): void;
  /** What the overview page shows: how many of what. */
  counts(): { zh: string; en: string; count: number }[];
}
