import { findJsonFault } from '../../../domain/json-structure.ts';
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

/** Refuses what JSON.parse would swallow: deep nesting, and a key that silently wins over its twin. */
function checkStructure(text: string, maxDepth: number): void {
  const fault = findJsonFault(text, maxDepth);
  if (fault === null) return;
  const path = `$${fault.path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part.slice(0, 60)}`)).join('')}`;
  if (fault.kind === 'depth')
    throw invalid(`The JSON is nested more than ${maxDepth} deep. Send a plain JSON Resume.`, path.slice(0, 200));
  throw invalid('The JSON has the same key twice. Keep one of them.', path);
}
