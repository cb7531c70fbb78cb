import { parseStrictJson } from '../formats/check-json.ts';
import type { ResumeFields } from '../resume-types.ts';
import { checkAnswer } from './check-answer.ts';
import type { ResumeExtractor } from './extractor.ts';
import { makeSearchable } from './find-in-text.ts';
import { isCommand, makeQuestion } from './model-question.ts';

/** Where a model is reached. It comes from the operator's configuration alone, never from a request or a résumé. */
export interface ModelSettings {
  /** Base of an OpenAI-compatible API, such as `http://models.internal:8000/v1`; `/chat/completions` is added. */
  url: string;
  name: string;
  /** Sent as a bearer token; null: none. */
  key: string | null;
  /** From the first byte out to the last byte in, default 20,000. */
  timeoutMs?: number;
  /** Size of the answer, default 512 KiB. */
  maxAnswerBytes?: number;
}

class ModelFault extends Error {}

/** Contacts and the identity number are told by their shape: there the built-in reader goes first. */
const builtInFirst: readonly (keyof ResumeFields)[] = ['emails', 'phones', 'nationalId'];

/**
 * An extractor that asks a model on a server of one's own, and takes nothing from it that does not stand in the résumé's text.
 * One request, no retry, no redirect. Where it fails in any way the built-in fields stay and `extraction.notice` says why.
 */
export function makeModelExtractor(settings: ModelSettings): ResumeExtractor {
  return async (reading, now) => {
    // JSON Resume names its fields itself.
    if (reading.format === 'jsonResume') return { ...reading, extraction: { by: 'builtIn', dropped: [] } };
    const lines = reading.text.split('\n');
    const hasCommands = lines.some(isCommand);
    const told = hasCommands ? ['The résumé holds sentences that speak to a machine; they were not read.'] : [];
    try {
      const answer = await askModel(settings, lines.filter((line) => !isCommand(line)).join('\n'));
      const searchable = makeSearchable(reading.text, isCommand, reading.pageStarts);
      const checked = checkAnswer(answer, reading.text, searchable, now);
      if (checked === undefined)
        throw new ModelFault('answered with something else than the object that was asked for');
      if (checked.dropped.length > 0)
        told.push(
          `${checked.dropped.length} value(s) that the model named were left out: they do not stand the test against the text.`,
        );
      return {
        ...reading,
        fields: merge(reading.fields, checked.fields),
        extraction: { by: 'model', dropped: checked.dropped, ...(told.length === 0 ? {} : { notice: told.join(' ') }) },
      };
    } catch (error) {
      if (!(error instanceof ModelFault)) throw error;
      told.push(`The model ${error.message}; the built-in reader was used.`);
      return { ...reading, extraction: { by: 'builtIn', dropped: [], notice: told.join(' ') } };
    }
  };
}

function merge(own: ResumeFields, found: Partial<ResumeFields>): ResumeFields {
  const merged: ResumeFields = { ...own };
  for (const key of Object.keys(found) as (keyof ResumeFields)[]) {
    if (builtInFirst.includes(key) && own[key].value !== null) continue;
    Object.assign(merged, { [key]: found[key] });
  }
  return merged;
}

async function askModel(settings: ModelSettings, resume: string): Promise<unknown> {
  const timeoutMs = settings.timeoutMs ?? 20_000;
  // The whole exchange has an end, not only the wait for its first byte.
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${settings.url.replace(/\/+$/u, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(settings.key === null ? {} : { authorization: `Bearer ${settings.key}` }),
      },
      body: JSON.stringify(makeQuestion(settings.name, resume)),
      redirect: 'manual',
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new ModelFault(`answered with status ${response.status}`);
    }
    return readContent(await readBounded(response, settings.maxAnswerBytes ?? 512 * 1024));
  } catch (error) {
    if (error instanceof ModelFault) throw error;
    if (signal.aborted) throw new ModelFault(`did not answer within ${timeoutMs / 1000} seconds`);
    // What fetch throws besides is a connection that failed or broke.
    if (error instanceof TypeError) throw new ModelFault('could not be reached');
    throw error;
  }
}

async function readBounded(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new ModelFault(`answered with more than ${maxBytes} bytes`);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The JSON that stands in the first choice of a chat completion. */
function readContent(body: string): unknown {
  const unreadable = 'answered with something that is not a chat completion with JSON in it';
  try {
    const completion = parseStrictJson(body) as {
      choices?: { message?: { content?: unknown }; finish_reason?: unknown }[];
    };
    const choice = completion.choices?.[0];
    const content = choice?.message?.content;
    if (choice?.finish_reason === 'length') throw new ModelFault('was cut off in the middle of its answer');
    if (typeof content !== 'string') throw new ModelFault(unreadable);
    return parseStrictJson(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/gu, ''), 16);
  } catch (error) {
    if (error instanceof ModelFault) throw error;
    throw new ModelFault(unreadable);
  }
}
