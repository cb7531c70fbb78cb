import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { HubError } from '../../domain/errors.ts';

/**
 * A telephone number in any usual writing as E.164; without a country code it is taken for a Chinese one.
 * @throws HubError phone_invalid at `path`
 */
export function toE164(text: string, path: string): string {
  const number = parsePhoneNumberFromString(text.normalize('NFKC'), 'CN');
  if (!number?.isPossible())
    throw new HubError(
      'phone_invalid',
      'This is not a telephone number: write it with its country code, for instance +86 138 0013 8001.',
      {
        path,
      },
    );
  return number.number;
}

/** Several numbers, each once. `path` is that of the list. */
export function toE164List(texts: readonly string[], path: string): string[] {
  return [...new Set(texts.map((text, index) => toE164(text, `${path}/${index}`)))];
}
