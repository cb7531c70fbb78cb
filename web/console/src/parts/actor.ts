import { useText } from '../i18n/text.ts';

/** Is this a name or a known word, and not an id whose name the hub does not tell? */
export function isNamed(actor: string): boolean {
  return !/^(user|key):/.test(actor);
}

/** Gives the name of who acted: the hub sends names, and a word like `vendor` where it was not a person. */
export function useActorName(): (actor: string) => string {
  const { t } = useText();
  return (actor) => {
    if (actor === 'vendor' || actor === 'candidate' || actor === 'hub') return t(`actor.${actor}`);
    if (actor.startsWith('user:')) return t('actor.user');
    if (actor.startsWith('key:')) return t('actor.key');
    return actor;
  };
}
