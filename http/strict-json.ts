import { HubError } from '../domain/errors.ts';
import { findJsonFault } from '../domain/json-structure.ts';

const maxDepth = 64;

/**
 * Parses JSON that a stranger wrote: UTF-8 only, at most 64 deep, no key twice in one object, no NUL and no half of an
 * emoji in a text. @throws HubError json_invalid, json_too_deep, json_duplicate_key; the path is a JSON Pointer
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HubError('json_invalid', 'The body is not UTF-8: send it in UTF-8.', { cause, path: '' });
  }
  checkStructure(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new HubError('json_invalid', `The body is not valid JSON${placeOf(cause)}: check it with a JSON tool.`, {
      path: '',
    });
  }
  checkTexts(value, '');
  return value;
}

/** The parser's own message quotes the body, which may be personal: only the position is passed on. */
function placeOf(error: unknown): string {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? '' : ` at character ${position}`;
}

/** Refuses what JSON.parse would swallow: deep nesting, and a key that silently wins over its twin. */
function checkStructure(text: string): void {
  const fault = findJsonFault(text, maxDepth);
  if (fault === null) return;
  const path = fault.path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (fault.kind === 'depth')
    throw new HubError('json_too_deep', `The body is nested more than ${maxDepth} deep: send a flatter one.`, {
      path: path.slice(0, 200),
    });
  throw new HubError('json_duplicate_key', 'This key appears twice in one object: keep one of them.', { path });
}

function checkTexts(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0'))
      throw new HubError('json_invalid', 'A text holds the character NUL: remove it.', { path });
    if (!value.isWellFormed())
      throw new HubError('json_invalid', 'A text holds half of a character (a lone surrogate): send whole ones.', {
        path,
      });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => checkTexts(item, `${path}/${index}`));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const here = `${path}/${key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
      checkTexts(key, here);
      checkTexts(item, here);
    }
  }
}
