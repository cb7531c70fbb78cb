import type { Connector } from '../contract.ts';
import { describeSkew, probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { fileDocument, readAccount, writeDecision, writePlan, writeResult, writeStatus } from './client.ts';
import { createEmployee, withdrawEmployee } from './employees.ts';
import { configSchema, credentialsSchema } from './schemas.ts';

/** Peoplebase, an electronic HR system: applicants with assessments, decisions, documents, plans and status; employees. */
export const peoplebase: Connector = {
  manifest: {
    id: 'peoplebase',
    vendor: 'Peoplebase',
    kinds: ['ehr'],
    allowedHosts: ['*'],
    dataClasses: ['public', 'internal', 'personal', 'sensitive'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml, read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: (credentials) => ({ Authorization: `Bearer ${String(credentials['token'])}` }),
  classify,
  probe: (ctx) =>
    probeSafely(async () => {
      const { company, serverTime } = await readAccount(ctx);
      return `Connected to ${company}. ${describeSkew(serverTime, ctx.now())}`;
    }),
  operations: {
    'ehr.writeResult': writeResult,
    'ehr.writeDecision': writeDecision,
    'ehr.writeStatus': writeStatus,
    'ehr.createEmployee': createEmployee,
    'ehr.withdrawEmployee': withdrawEmployee,
    'ehr.fileDocument': fileDocument,
    'ehr.writePlan': writePlan,
  },
};
