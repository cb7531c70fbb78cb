/** What is wrong with the structure of a JSON text, and where: keys and indexes from the outside in. */
export type JsonFault = { kind: 'depth' | 'duplicateKey'; path: string[] };

type Level = { keys: Set<string> | null; label: string; expectsKey: boolean; index: number };

/**
 * Looks for nesting deeper than `maxDepth` and for keys that stand twice in one object, in one pass over the text and before
 * anything is built; grammar is left to JSON.parse. Null when there is neither. No regular expression: an unclosed text
 * full of escaped quotes would make one look again from each of them.
 */
export function findJsonFault(text: string, maxDepth: number): JsonFault | null {
  const levels: Level[] = [];
  const path = (): string[] => levels.map(({ label }) => label);
  for (let at = 0; at < text.length; at += 1) {
    const found = text[at];
    const level = levels.at(-1);
    if (found === '"') {
      const end = endOfText(text, at);
      // Unclosed: JSON.parse refuses it.
      if (end < 0) return null;
      if (level !== undefined && level.keys !== null && level.expectsKey) {
        const key = readKey(text.slice(at, end + 1));
        level.label = key.slice(0, 100);
        if (level.keys.has(key)) return { kind: 'duplicateKey', path: path() };
        level.keys.add(key);
      }
      at = end;
    } else if (found === '{' || found === '[') {
      if (levels.length >= maxDepth) return { kind: 'depth', path: path() };
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
  return null;
}

/** Where a text that begins at `start` is closed, or −1. Each character is looked at a bounded number of times. */
function endOfText(text: string, start: number): number {
  let isEscaped = false;
  for (let at = start + 1; at < text.length; at += 1) {
    if (isEscaped) isEscaped = false;
    else if (text[at] === '\\') isEscaped = true;
    else if (text[at] === '"') return at;
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
