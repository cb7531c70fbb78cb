import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ConnectorError, type VendorResponse } from '../contract.ts';
import { isObject, type JsonObject } from '../kit/json.ts';

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  // Entities are decoded below: none but XML's own five and characters by number, so that none can grow.
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  cdataPropName: '#cdata',
  isArray: (name) => name === 'response' || name === 'propstat',
});

/** One `DAV:response`: what it is about, and the properties that were found. */
export type DavResponse = { href: string; status: number; properties: JsonObject };

/**
 * Reads a multistatus answer (RFC 4918 13) of a read.
 * @throws ConnectorError kind `retry` when it is cut, not XML, or something else; kind `rejected` when the server says that
 *   it left things out (507, RFC 4791 7.8): half a calendar must not pass for a whole one
 */
export function readMultistatus(vendor: string, response: VendorResponse): DavResponse[] {
  const broken = new ConnectorError('retry', 'answer_not_xml', `${vendor} gave a broken answer; try again later.`);
  if (response.status !== 207) throw broken;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(response.bytes);
  } catch {
    throw broken;
  }
  if (/<!DOCTYPE|<!ENTITY/i.test(text) || XMLValidator.validate(text) !== true) throw broken;
  const document = parser.parse(text) as JsonObject;
  if (!('multistatus' in document)) throw broken;
  const root = document['multistatus'];
  const responses = isObject(root) && Array.isArray(root['response']) ? (root['response'] as unknown[]) : [];
  return responses.map((item) => {
    if (!isObject(item)) throw broken;
    const propstats = Array.isArray(item['propstat']) ? item['propstat'].filter(isObject) : [];
    const found = propstats.find((propstat) => statusOf(propstat['status']) === 200);
    const status = found === undefined ? statusOf(item['status'] ?? propstats[0]?.['status']) : 200;
    if (status === 507) {
      throw new ConnectorError(
        'rejected',
        'answer_incomplete',
        `${vendor} has more than it lists in one answer; ask for a shorter time.`,
      );
    }
    const properties = isObject(found?.['prop']) ? found['prop'] : {};
    return { href: readText(item['href']) ?? '', status, properties };
  });
}

/** The text of a property, entities decoded; null where it is absent. @throws RangeError on an unknown entity */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return decodeEntities(value);
  if (!isObject(value)) return null;
  // A CDATA section stands as it is; text around it (white space, in practice) is left out.
  const cdata = value['#cdata'];
  if (Array.isArray(cdata)) return cdata.join('');
  if (typeof cdata === 'string') return cdata;
  return typeof value['#text'] === 'string' ? decodeEntities(value['#text']) : null;
}

const named: { [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&([^;&\s]{1,10});?/g, (_whole, name: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const character =
      number === null
        ? named[name]
        : String.fromCodePoint(Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10));
    if (character === undefined) throw new RangeError('The XML has an entity of its own.');
    return character;
  });
}

function statusOf(line: unknown): number {
  return Number(/^HTTP\/[\d.]+ (\d{3})/.exec(readText(line)?.trim() ?? '')?.[1] ?? 0);
}
