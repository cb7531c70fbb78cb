import type { FileStore } from '../db/file-store.ts';
import type { CallDeps } from './call-connector.ts';
import type { Papers } from '../documents/papers.ts';

/** What the hub needs to make an effect. */
export type PerformDeps = CallDeps & {
  /** Where vendors and people reach the hub. */
  publicUrl: string;
  files: FileStore;
  papers: Papers;
};
