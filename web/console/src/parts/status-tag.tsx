import type { Application } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from './chip.tsx';

const tones = {
  active: 'accent',
  onHold: 'warn',
  hired: 'good',
  rejected: 'bad',
  withdrawn: 'plain',
  expired: 'warn',
  erased: 'plain',
} as const;

/** The status of an application, in a word. */
export function StatusTag({ status }: { status: Application['status'] }) {
  const { t } = useText();
  return <Chip tone={tones[status]}>{t(`status.${status}`)}</Chip>;
}
