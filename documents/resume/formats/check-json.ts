import { ResumeError } from '../resume-error.ts';

const invalid = (message: string, path: string, cause?: unknown): ResumeError =>
  new ResumeError('resume_json_invalid', message, path, { cause });

/**
 * Parses JSON that a stranger wrote: nesting deeper than `maxDepth` and duplicate keys are refused before anything is built.
 * Throws `resume_json_invalid` with the path (`$.basics.name`).
 */
export function parseStrictJson(text: string, maxDepth = 64): unknown {
  checkStructure(text, maxDepth);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`The JSON is not valid. Check it with a JSON tool and send it again.`, '$', error);
  }
}

interface Level {
  keys: Set<string> | undefined;
  label: string;
  expectsKey: boolean;
  index: number;
}

/** One pass over the tokens; grammar is left to JSON.parse. */
function checkStructure(text: string, maxDepth: number): void {
  const levels: Level[] = [];
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs;
  const pathOf = (): string => `$${levels.map((level) => level.label).join('')}`;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const found = match[0];
    const level = levels.at(-1);
    if (found === '{' || found === '[') {
      if (levels.length >= maxDepth) {
        throw invalid(
          `The JSON is nested more than ${maxDepth} deep. Send a plain JSON Resume.`,
          `${pathOf().slice(0, 200)}`,
        );
      }
      const isObject = found === '{';
      levels.push({
        keys: isObject ? new Set() : undefined,
        label: isObject ? '' : '[0]',
        expectsKey: isObject,
        index: 0,
      });
    } else if (found === '}' || found === ']') levels.pop();
    else if (found === ',' && level !== undefined) {
      level.expectsKey = level.keys !== undefined;
      level.index++;
      if (level.keys === undefined) level.label = `[${level.index}]`;
    } else if (found === ':' && level !== undefined) level.expectsKey = false;
    else if (level?.keys !== undefined && level.expectsKey) {
      const key = found.slice(1, -1);
      level.label = `.${key.slice(0, 60)}`;
      if (level.keys.has(key)) throw invalid('The JSON has the same key twice. Keep one of them.', pathOf());
      level.keys.add(key);
    }
  }
}
