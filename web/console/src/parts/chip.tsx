import type { ReactNode } from 'react';

/** How a chip is meant; the word in it says the same. */
export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad';

/** A word that stands out. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'chip' : `chip chip-${tone}`}>{children}</span>;
}
