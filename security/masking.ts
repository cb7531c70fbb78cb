import { maskEmail, maskName, maskNationalId, maskPhone, maskText } from './masks.ts';
import type { Role } from './rights.ts';

/** From what anyone may read to what nobody is shown; the order in which one word on a class outweighs another. */
const dataClasses = ['public', 'internal', 'personal', 'sensitive', 'demographic'];

/** A JSON Schema as plain JSON. */
export type JsonSchema = { [key: string]: unknown };

/** What a personal or sensitive field holds, as far as masking cares. */
type Kind =
  'name' | 'email' | 'phone' | 'nationalId' | 'inviteLink' | 'recordingLink' | 'secret' | 'text' | 'judgement';
/** `plain`: as it is. `masked`: a form that tells two values apart and no more. `hidden`: not at all. */
type Visibility = 'plain' | 'masked' | 'hidden';

/** Which kind a field is, by its property's name; other strings are `text`, other values `judgement`. */
const kindByProperty: { [property: string]: Kind } = {
  formattedName: 'name',
  givenName: 'name',
  familyName: 'name',
  candidateName: 'name',
  fileName: 'name',
  email: 'email',
  emails: 'email',
  phones: 'phone',
  nationalId: 'nationalId',
  inviteUrl: 'inviteLink',
  url: 'recordingLink',
  // Shown once, to who just made it; the right to make it is the rule.
  key: 'secret',
  secret: 'secret',
};

const everything: Record<Kind, Visibility> = {
  name: 'plain',
  email: 'plain',
  phone: 'plain',
  nationalId: 'plain',
  inviteLink: 'plain',
  recordingLink: 'plain',
  secret: 'plain',
  text: 'plain',
  judgement: 'plain',
};
const reviewing: Record<Kind, Visibility> = {
  ...everything,
  email: 'masked',
  phone: 'masked',
  nationalId: 'masked',
  // Whoever has it can sit the interview.
  inviteLink: 'hidden',
};
const nothing: Record<Kind, Visibility> = {
  name: 'hidden',
  email: 'hidden',
  phone: 'hidden',
  nationalId: 'hidden',
  inviteLink: 'hidden',
  recordingLink: 'hidden',
  secret: 'plain',
  text: 'hidden',
  judgement: 'hidden',
};

const visibility: Record<Role, Record<Kind, Visibility>> = {
  administrator: everything,
  hr: everything,
  recruiter: { ...everything, nationalId: 'masked' },
  business: reviewing,
  interviewer: reviewing,
  it: nothing,
  // Sees how people were judged, not who they are; free text names people.
  auditor: {
    ...nothing,
    name: 'masked',
    email: 'masked',
    phone: 'masked',
    nationalId: 'masked',
    judgement: 'plain',
    secret: 'hidden',
  },
  candidate: { ...nothing, secret: 'hidden' },
};

const hiddenText = '***';
/** Stands where a link must be: a valid address that leads nowhere (RFC 6761). */
const hiddenLink = 'https://hidden.invalid/';

/** Gives a copy of a value in which a role sees what it may; `schemaName` is the schema's file without `.schema.json`. */
export type Masker = <T>(role: Role, schemaName: string, value: T) => T;

/**
 * Makes the masker of a set of schemas (file name without `.schema.json` → schema). It walks a value along its schema: fields
 * whose `x-dataClass` is personal, sensitive or demographic are masked by role, demographic ones hidden from all. The class of
 * a container is the least for all that is in it: the strictest word on the way counts, so that a shape that is used in many
 * places (a text in two languages) takes the class of the field it stands in, and no inner word loosens an outer one. A field
 * a closed schema does not have is dropped. What is hidden and may be absent is left out; what must be there becomes null, an
 * empty list or `***`; a number or choice that must be there becomes undefined, so that the answer fails its own schema
 * rather than say a made-up value. Throws when the schema is unknown.
 */
export function createMasker(schemas: ReadonlyMap<string, JsonSchema>): Masker {
  return (role, schemaName, value) => {
    const view = Object.hasOwn(visibility, role) ? visibility[role] : visibility.candidate;
    const schema = schemas.get(schemaName);
    if (!schema) throw new Error(`there is no schema ${schemaName}`);
    const place: Place = {
      schemas,
      file: schemaName,
      schema,
      view,
      dataClass: 'internal',
      property: '',
      required: true,
      nullable: false,
    };
    return walk(place, value) as typeof value;
  };
}

type Place = {
  schemas: ReadonlyMap<string, JsonSchema>;
  /** The file that `#/…` references are of. */
  file: string;
  schema: JsonSchema;
  view: Record<Kind, Visibility>;
  dataClass: string;
  /** The nearest property's name; an array's items have the array's. */
  property: string;
  required: boolean;
  /** May null stand here? */
  nullable: boolean;
};

function walk(from: Place, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const place = settle(from, value);
  if (Array.isArray(value)) {
    const items = place.schema['items'];
    const inside = isObject(items) ? items : {};
    const kept = value.map((item) => walk({ ...place, schema: inside, required: false, nullable: false }, item));
    return kept.filter((item) => item !== undefined);
  }
  if (isObject(value)) return walkObject(place, value);
  return maskLeaf(place, value);
}

function walkObject(place: Place, value: JsonSchema): JsonSchema | null | undefined {
  const masked = walkProperties(place, value, Array.isArray(place.schema['required']) ? place.schema['required'] : []);
  if (Object.keys(masked).length >= Number(place.schema['minProperties'] ?? 0)) return masked;
  // Too little is left to be one of these: it goes as a whole, and where it may not, each field says that it is hidden.
  if (!place.required) return undefined;
  return place.nullable ? null : walkProperties(place, value, Object.keys(value));
}

function walkProperties(place: Place, value: JsonSchema, required: readonly unknown[]): JsonSchema {
  const masked: JsonSchema = {};
  for (const [property, inner] of Object.entries(value)) {
    const schema = schemaOfProperty(place.schema, property);
    if (schema === null) continue;
    const kept = walk({ ...place, schema, property, required: required.includes(property), nullable: false }, inner);
    if (kept !== undefined) masked[property] = kept;
  }
  return masked;
}

function schemaOfProperty(schema: JsonSchema, property: string): JsonSchema | null {
  const named = isObject(schema['properties']) ? schema['properties'] : {};
  if (Object.hasOwn(named, property)) return isObject(named[property]) ? named[property] : {};
  for (const [pattern, inner] of Object.entries(
    isObject(schema['patternProperties']) ? schema['patternProperties'] : {},
  )) {
    if (new RegExp(pattern, 'u').test(property)) return isObject(inner) ? inner : {};
  }
  const additional = schema['additionalProperties'];
  if (isObject(additional)) return additional;
  return additional === false ? null : {};
}

/** Follows references and picks the branch that fits, keeping the strictest word on the data class on the way. */
function settle(from: Place, value: unknown): Place {
  let place = from;
  for (let depth = 0; depth < 32; depth++) {
    const { schema } = place;
    const own = schema['x-dataClass'];
    if (typeof own === 'string') place = { ...place, dataClass: stricterOf(place.dataClass, own) };
    if (typeof schema['$ref'] === 'string') {
      place = { ...place, ...resolve(place, schema['$ref']) };
      continue;
    }
    const branches = schema['anyOf'] ?? schema['oneOf'];
    if (Array.isArray(branches) && schema['properties'] === undefined) {
      const fitting = branches.filter(isObject).find((branch) => fits(place, branch, value));
      if (!fitting) return { ...place, schema: { additionalProperties: false } };
      place = { ...place, schema: fitting, nullable: branches.filter(isObject).some(({ type }) => type === 'null') };
      continue;
    }
    return place;
  }
  throw new Error(`references of the schema ${place.file} go in a circle`);
}

/** The stricter of two classes. Throws on a word that is none, since a slip of the pen must show nothing. */
function stricterOf(outer: string, inner: string): string {
  const rank = dataClasses.indexOf(inner);
  if (rank < 0) throw new Error(`${inner} is not a data class`);
  return rank > dataClasses.indexOf(outer) ? inner : outer;
}

function fits(place: Place, branch: JsonSchema, value: unknown): boolean {
  const schema = typeof branch['$ref'] === 'string' ? resolve(place, branch['$ref']).schema : branch;
  const type = schema['type'];
  if (type === undefined) return true;
  const types: unknown[] = Array.isArray(type) ? type : [type];
  const actual = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  if (!types.some((each) => each === actual || (each === 'integer' && actual === 'number'))) return false;
  if (!isObject(value) || !isObject(schema['properties'])) return true;
  return Object.entries(schema['properties']).every(
    ([name, inner]) => !isObject(inner) || inner['const'] === undefined || inner['const'] === value[name],
  );
}

function resolve(place: Place, reference: string): { file: string; schema: JsonSchema } {
  const [fileName = '', pointer = ''] = reference.split('#');
  const file = fileName === '' ? place.file : fileName.replace(/^.*\//, '').replace(/\.schema\.json$/, '');
  let schema: unknown = place.schemas.get(file);
  for (const step of pointer.split('/').slice(1)) schema = isObject(schema) ? schema[step] : undefined;
  if (!isObject(schema)) throw new Error(`the reference ${reference} in the schema ${place.file} leads nowhere`);
  return { file, schema };
}

function maskLeaf(place: Place, value: unknown): unknown {
  const { dataClass, property, view } = place;
  if (dataClass === 'public' || dataClass === 'internal') return value;
  const isFreeText = typeof value === 'string' && place.schema['enum'] === undefined;
  const named = Object.hasOwn(kindByProperty, property) ? kindByProperty[property] : undefined;
  const kind: Kind = isFreeText ? (named ?? 'text') : 'judgement';
  const seen = dataClass === 'demographic' ? 'hidden' : view[kind];
  if (seen === 'hidden') return hide(place, kind, value);
  if (typeof value !== 'string') return value;
  if (seen === 'masked') return mask(kind, value);
  if (kind !== 'text') return value;
  return maskText(value, { contacts: view.phone !== 'plain', nationalIds: view.nationalId !== 'plain' });
}

function mask(kind: Kind, value: string): string {
  if (kind === 'phone') return maskPhone(value);
  if (kind === 'email') return maskEmail(value);
  if (kind === 'nationalId') return maskNationalId(value);
  if (kind === 'name') return maskName(value);
  return hiddenText;
}

function hide(place: Place, kind: Kind, value: unknown): unknown {
  if (!place.required) return undefined;
  const type = place.schema['type'];
  if (place.nullable || (Array.isArray(type) && type.includes('null'))) return null;
  if (typeof value !== 'string' || kind === 'judgement') return undefined;
  return kind === 'inviteLink' || kind === 'recordingLink' ? hiddenLink : hiddenText;
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
