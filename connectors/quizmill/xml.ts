import { XMLParser } from 'fast-xml-parser';
import { ConnectorError } from '../contract.ts';
import { isObject } from '../kit/json.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });
const MAX_DEPTH = 20;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  // Only the five of XML itself (`&lt;` …) and numbers; a document that brings its own is refused before.
  processEntities: true,
  htmlEntities: false,
  maxNestedTags: MAX_DEPTH,
  trimValues: true,
});

/**
 * Reads the vendor's XML as the JSON its API gives: every scalar a text, elements of `<item>` alone a list. Document types
 * are refused, so no entity can be expanded; deeper than 20 elements as well.
 * @throws ConnectorError kind `payload`; nothing is quoted
 */
export function parseXml(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw refuse('not UTF-8');
  }
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''))) {
    throw refuse('a document type, which is not taken');
  }
  let document: unknown;
  try {
    document = parser.parse(text, true) as unknown;
  } catch {
    // The parser's own message quotes the text, so it goes no further.
    throw refuse('not well-formed');
  }
  if (!isObject(document) || !isObject(document['xml'])) throw refuse('not one <xml> element');
  return toJson(document['xml']);
}

function toJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJson);
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  if (names.length === 1 && names[0] === 'item') return [value['item']].flat().map(toJson);
  return Object.fromEntries(names.map((name) => [name, toJson(value[name])]));
}

function refuse(what: string): ConnectorError {
  return new ConnectorError(
    'payload',
    'webhook_payload_invalid',
    `The event of Quizmill is not XML the hub reads (${what}); ask the vendor to send it again.`,
  );
}
