import { useText } from '../i18n/text.ts';

/** The candidate's name, in its own writing direction; without the right to it, the application's short id. */
export function PersonName({ name, applicationId }: { name: string | undefined; applicationId: string | null }) {
  return <bdi className="person-name">{usePersonName()(name, applicationId)}</bdi>;
}

/** The same as a string, for labels and sentences. */
export function usePersonName(): (name: string | undefined, applicationId: string | null) => string {
  const { t } = useText();
  return (name, applicationId) =>
    name || (applicationId === null ? '' : t('applications.unnamed', { id: applicationId.slice(-6) }));
}
