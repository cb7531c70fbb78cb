import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema, OperationName } from '../contract.ts';

/** Remote ids are texts: as numbers the long ones lose their last digits and the others their zeros. */
const id: JsonSchema = { type: 'string', minLength: 1, maxLength: 500 };
const instant: JsonSchema = { type: 'string', format: 'date-time', pattern: 'Z$' };
const flag: JsonSchema = { type: 'boolean' };
const money: JsonSchema = {
  anyOf: [
    object({ amount: { type: 'integer' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } }),
    { type: 'null' },
  ],
};
const written = object({ remoteId: id });
const events = list({
  type: 'object',
  required: ['dedupeKey', 'eventType', 'vendorType', 'occurredAt', 'remoteOrderId', 'externalRef'],
  properties: {
    dedupeKey: id,
    eventType: { type: 'string', minLength: 1 },
    vendorType: { type: 'string', minLength: 1 },
    occurredAt: instant,
    remoteOrderId: { type: ['string', 'null'] },
    externalRef: { type: ['string', 'null'] },
  },
});

function object(properties: { [name: string]: JsonSchema }): JsonSchema {
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: false };
}

function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

/** What each operation gives, as JSON Schema; the same shapes as in `operations.ts`. */
export const operationOutputs: { readonly [N in OperationName]: JsonSchema } = {
  'interview.invite': object({
    remoteId: id,
    inviteUrl: { type: 'string', format: 'uri', pattern: '^https?://' },
    expiresAt: { anyOf: [instant, { type: 'null' }] },
  }),
  'interview.cancel': object({ cancelled: flag }),
  'interview.events': events,
  'interview.pushQuestionSet': written,
  'ehr.writeResult': written,
  'ehr.writeDecision': written,
  'ehr.writeStatus': written,
  'ehr.createEmployee': object({ remoteId: id, employeeNumber: id }),
  // Empty where the EHR does not know the person at all.
  'ehr.withdrawEmployee': object({ remoteId: { type: 'string' } }),
  'ehr.fileDocument': written,
  'ehr.writePlan': written,
  'attendance.listShifts': list(
    object({
      employeeNumber: id,
      shiftId: id,
      startAt: instant,
      endAt: instant,
      timeZone: { type: 'string', minLength: 1 },
    }),
  ),
  'attendance.readOvertime': list(object({ employeeNumber: id, hours: { type: 'number', minimum: 0 } })),
  'crm.listOpportunities': list(
    object({
      remoteId: id,
      name: { type: 'string' },
      stage: { type: 'string' },
      amount: money,
      closeDate: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
      customer: { type: 'string' },
      ownerEmail: { type: ['string', 'null'] },
    }),
  ),
  'calendar.listBusy': list(object({ startAt: instant, endAt: instant })),
  'calendar.putEvent': object({ etag: { type: 'string' } }),
  'calendar.removeEvent': object({ removed: flag }),
  'backgroundCheck.order': written,
  'backgroundCheck.cancel': object({ cancelled: flag }),
  'backgroundCheck.events': events,
  'learning.enrol': written,
  'learning.cancel': object({ cancelled: flag }),
  'jobDatabase.publish': written,
  'jobDatabase.close': object({ closed: flag }),
  'message.send': written,
  'message.sendSms': written,
};

const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }));
const validators = new Map<OperationName, ValidateFunction>();

/** What is wrong with an operation's output, by place and rule, without quoting it; empty when nothing is. */
export function findOutputFaults(name: OperationName, output: unknown): string[] {
  let validate = validators.get(name);
  if (validate === undefined) validators.set(name, (validate = ajv.compile(operationOutputs[name])));
  validate(output);
  return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? error.keyword}`);
}

/** The ids of an output that the vendor gave: members named `remoteId`, `shiftId` and `employeeNumber`, wherever they stand. */
export function findRemoteIds(output: unknown): string[] {
  if (Array.isArray(output)) return output.flatMap(findRemoteIds);
  if (typeof output !== 'object' || output === null) return [];
  return Object.entries(output).flatMap(([name, value]) =>
    /^(remoteId|remoteOrderId|employeeNumber|shiftId)$/.test(name) && typeof value === 'string'
      ? [value]
      : findRemoteIds(value),
  );
}
