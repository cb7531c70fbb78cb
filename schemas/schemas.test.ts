import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as entities from './types.ts';
import type { components } from './types.gen.ts';
import { listOperations, loadOpenApi, loadSchemas } from './load.ts';
import type { JsonObject } from './load.ts';
import { bundleOpenApi } from './bundle.ts';
import { assertValid, checkOperationRequest, checkOperationResponse, checkValid, SchemaError } from './validate.ts';

const dataClasses = ['public', 'internal', 'personal', 'sensitive', 'demographic'];

/** Every property of a schema, with its place, that has no class. */
function propertiesWithoutClass(schema: unknown, place: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((item, index) => propertiesWithoutClass(item, `${place}/${index}`));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const inner = propertiesWithoutClass(value, `${place}/${key}`);
    if ((key !== 'properties' && key !== 'patternProperties') || typeof value !== 'object') return inner;
    const missing = Object.entries(value as { [name: string]: JsonObject })
      .filter(([, property]) => !dataClasses.includes(String(property['x-dataClass'])))
      .map(([name]) => `${place}/${key}/${name}`);
    return [...missing, ...inner];
  });
}

/** A class, and where it is said. */
type Word = { place: string; dataClass: string };

/**
 * Every place whose class is looser than that of something around it, which masking would not heed, through references.
 * A text in two languages is let be: it says the least, and takes the class of the field it stands in.
 */
function loosenedClasses(
  schemas: ReadonlyMap<string, JsonObject>,
  at: { file: string; schema: unknown; place: string; around: Word[]; seen?: string[] },
): string[] {
  const { file, schema, place, around, seen = [] } = at;
  if (Array.isArray(schema)) return schema.flatMap((one) => loosenedClasses(schemas, { ...at, schema: one }));
  if (typeof schema !== 'object' || schema === null) return [];
  const own = (schema as JsonObject)['x-dataClass'];
  const rank = (word: unknown) => Math.max(dataClasses.indexOf('internal'), dataClasses.indexOf(String(word)));
  const outer = typeof own === 'string' ? around.findLast(({ dataClass }) => rank(dataClass) > rank(own)) : undefined;
  const found = outer ? [`${place} is ${String(own)} in ${outer.place}, which is ${outer.dataClass}`] : [];
  const inside = typeof own === 'string' ? [...around, { place, dataClass: own }] : around;
  const reference = (schema as JsonObject)['$ref'];
  if (typeof reference === 'string') {
    if (reference.endsWith('/localizedText') || seen.includes(reference)) return found;
    const [name = '', pointer = ''] = reference.split('#');
    const next = name === '' ? file : name.replace('.schema.json', '');
    const shape = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((from, step) => (from as JsonObject)[step], schemas.get(next));
    const there = { file: next, schema: shape, place, around: inside, seen: [...seen, reference] };
    return [...found, ...loosenedClasses(schemas, there)];
  }
  const within = Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' || key === 'patternProperties'
      ? Object.entries(value as JsonObject).map(([name, property]) => ({ name: `${place}/${name}`, schema: property }))
      : ['items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'].includes(key)
        ? [{ name: place, schema: value as unknown }]
        : [],
  );
  return [
    ...found,
    ...within.flatMap((one) =>
      loosenedClasses(schemas, { file, schema: one.schema, place: one.name, around: inside, seen }),
    ),
  ];
}

describe('every schema', () => {
  it('says the data class of each of its properties', () => {
    const missing = [...loadSchemas()].flatMap(([name, schema]) => propertiesWithoutClass(schema, name));
    expect(missing).toEqual([]);
  });
  it('would be found out without one (planted)', () => {
    expect(
      propertiesWithoutClass(
        { properties: { a: { properties: { b: { type: 'string' } }, 'x-dataClass': 'public' } } },
        'x',
      ),
    ).toEqual(['x/properties/a/properties/b']);
  });
  it('says no looser class than what is around it: the container would win, and the word mislead its reader', () => {
    const loosened = [...loadSchemas()].flatMap(([name, schema]) =>
      loosenedClasses(loadSchemas(), { file: name, schema, place: name, around: [] }),
    );
    expect(loosened).toEqual([]);
  });
  it('would be found out with one (planted), inline and behind a reference', () => {
    const open = { type: 'object', properties: { en: { type: 'string', 'x-dataClass': 'internal' } } };
    const planted = new Map<string, JsonObject>([
      ['shape', open],
      [
        'thing',
        {
          properties: {
            inline: { ...open, 'x-dataClass': 'personal' },
            behind: { type: 'array', items: { $ref: 'shape.schema.json' }, 'x-dataClass': 'sensitive' },
            fine: { ...open, 'x-dataClass': 'internal' },
          },
        },
      ],
    ]);
    const schema = planted.get('thing');
    expect(loosenedClasses(planted, { file: 'thing', schema, place: 'thing', around: [] })).toEqual([
      'thing/inline/en is internal in thing/inline, which is personal',
      'thing/behind/en is internal in thing/behind, which is sensitive',
    ]);
  });
  it('has its own name as $id and refuses unknown fields', () => {
    for (const [name, schema] of loadSchemas()) {
      expect(schema['$id']).toBe(`https://throughline.dev/schemas/${name}.schema.json`);
      if (name !== 'common')
        expect({ name, additional: schema['additionalProperties'] }).toEqual({ name, additional: false });
    }
  });
  it('is named in openapi.yaml', () => {
    const named = Object.values(loadOpenApi().components['schemas'] ?? {}).map((schema) => schema['$ref']);
    for (const name of loadSchemas().keys()) if (name !== 'common') expect(named).toContain(`./${name}.schema.json`);
  });
});

describe('openapi.yaml', () => {
  it('gives every operation an id of its own, a tag, a summary and a problem as default answer', () => {
    const ids = listOperations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of listOperations()) {
      expect(operation.tags.length).toBe(1);
      expect(operation.summary.length).toBeGreaterThan(5);
      expect(operation.responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
    }
  });
  it('compiles: every operation can be checked', () => {
    for (const { operationId } of listOperations()) {
      checkOperationRequest(operationId, { params: {}, query: {}, body: {} });
      checkOperationResponse(operationId, 200, {});
    }
  });
  it('bundles into one document without a reference to a file or to nothing', () => {
    const bundle = bundleOpenApi();
    const text = JSON.stringify(bundle);
    expect(text).not.toContain('.schema.json"');
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([\w.]+)"/g))
      expect(Object.keys(bundle.components['schemas'] ?? {})).toContain(name);
  });
});

describe('checking', () => {
  it('says where and what to do, without repeating the value', () => {
    const errors = checkValid('candidate-create', { formattedName: 'A', emails: ['geheim'], extra: 1 });
    expect(errors.map(({ path, code }) => [path, code])).toEqual([
      ['/extra', 'additionalProperties'],
      ['/emails/0', 'format'],
    ]);
    expect(JSON.stringify(errors)).not.toContain('geheim');
    expect(errors[1]?.message).toContain('an e-mail address');
  });
  it('asks for one of several fields in one sentence', () => {
    expect(checkValid('candidate-create', { formattedName: 'A' })).toEqual([
      { path: '', code: 'anyOf', message: 'Give at least one of: emails, phones.' },
    ]);
  });
  it('reports the meant branch of a union alone', () => {
    const stage = { stageId: 'a', stageType: 'resumeScreen', label: { en: 'x' }, next: { pass: { end: 'hired' } } };
    const errors = checkValid('process', { processId: 'p', name: { en: 'x' }, stages: [stage] });
    expect(errors).toEqual([{ path: '/stages/0/next/fail', code: 'required', message: 'fail is missing: give it.' }]);
  });
  it('throws a SchemaError that names the schema and the first place', () => {
    expect(() => assertValid('rubric-create', {})).toThrow(SchemaError);
    expect(() => assertValid('rubric-create', {})).toThrow(/rubric-create\/name/);
    expect(() => assertValid('no-such-thing', {})).toThrow('There is no schema no-such-thing');
  });
  it('makes numbers of query parameters and fills in defaults, but never in bodies', () => {
    const query: { [name: string]: unknown } = { limit: '7' };
    expect(checkOperationRequest('listJobs', { params: {}, query })).toEqual([]);
    expect(query).toEqual({ limit: 7 });
    const empty: { [name: string]: unknown } = {};
    checkOperationRequest('listJobs', { params: {}, query: empty });
    expect(empty).toEqual({ limit: 50 });
    const body = { name: { en: 'x' }, dimensions: [{ key: 'a', name: { en: 'a' }, weight: '1' }], passAt: 0.5 };
    expect(checkOperationRequest('createRubric', { params: {}, query: {}, body })[0]?.path).toBe(
      '/dimensions/0/weight',
    );
  });
  it('finds an answer that openapi.yaml does not describe', () => {
    expect(checkOperationResponse('getJob', 200, { id: 'x' }).length).toBeGreaterThan(0);
    expect(checkOperationResponse('getJob', 418, {}).length).toBeGreaterThan(0);
    expect(checkOperationResponse('getJob', 299, {})[0]?.code).toBe('status');
  });
});

/** True for a type that says nothing: `unknown`, `any`, or an object of unknowns. */
type SaysNothing<T> = unknown extends T ? true : string extends keyof T ? true : false;
type Nothing = {
  [K in keyof components['schemas']]: SaysNothing<components['schemas'][K]> extends true ? K : never;
}[keyof components['schemas']];

it('no generated entity type says nothing', () => {
  // `facts` alone is open by nature: answers and dimensions are named by HR.
  expectTypeOf<Exclude<Nothing, 'Facts' | 'facts.schema' | 'condition'>>().toEqualTypeOf<never>();
  expectTypeOf<entities.Candidate['formattedName']>().toEqualTypeOf<string>();
  expectTypeOf<entities.CandidateCreate['formattedName']>().toEqualTypeOf<string>();
  expectTypeOf<entities.Process['stages'][number]['stageType']>().toEqualTypeOf<
    | 'resumeScreen'
    | 'writtenTest'
    | 'aiInterview'
    | 'humanReview'
    | 'interview'
    | 'backgroundCheck'
    | 'offer'
    | 'onboarding'
    | 'action'
  >();
});
