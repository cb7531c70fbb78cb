import { HubError } from '../domain/errors.ts';

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

type Level = { keys: Set<string> | null; label: string; expectsKey: boolean; index: number };

/**
 * One pass over the tokens, before anything is built; grammar is left to JSON.parse. No regular expression: an unclosed
 * text full of escaped quotes would make one look again from each of them.
 */
function checkStructure(text: string): void {
  const levels: Level[] = [];
  const path = (): string => levels.map(({ label }) => `/${label}`).join('');
  for (let at = 0; at < text.length; at++) {
    const found = text[at];
    const level = levels.at(-1);
    if (found === '"') {
      const end = endOfText(text, at);
      // Unclosed: JSON.parse refuses it.
      if (end < 0) return;
      if (level?.keys && level.expectsKey) noteKey(level, readKey(text.slice(at, end + 1)), path);
      at = end;
    } else if (found === '{' || found === '[') {
      if (levels.length >= maxDepth)
        throw new HubError('json_too_deep', `The body is nested more than ${maxDepth} deep: send a flatter one.`, {
          path: path().slice(0, 200),
        });
      levels.push({ keys: found === '{' ? new Set() : null, label: '0', expectsKey: found === '{', index: 0 });
    } else if (found === '}' || found === ']') {
      levels.pop();
    } else if (level !== undefined && found === ',') {
      level.expectsKey = level.keys !== null;
      level.index += 1;
      if (level.keys === null) level.label = String(level.index);
    } else if (level !== undefined && found === ':') {
      level.expectsKey = false;
    }
  }
}

function noteKey(level: Level, key: string, path: () => string): void {
  level.label = key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
  if (level.keys?.has(key))
    throw new HubError('json_duplicate_key', 'This key appears twice in one object: keep one of them.', {
      path: path(),
    });
  level.keys?.add(key);
}

/** Where a text that opens at `start` closes: the next quote after an even number of backslashes; -1 when it never does. */
function endOfText(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slash = quote - 1;
    while (text[slash] === '\\') slash--;
    if ((quote - slash) % 2 === 1) return quote;
  }
  return -1;
}

/** `"a"` and `"\u0061"` are the same key. */
function readKey(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    // Not a valid text: JSON.parse of the whole refuses it a moment later, with the place.
    return quoted;
  }
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
