import { createEhrSystem } from './ehr/routes.ts';
import { createInterviewSystem } from './interview/routes.ts';
import { createMailSystem } from './mail/routes.ts';
import { createSmsSystem } from './sms/routes.ts';
import { createAttendanceSystem } from './attendance/routes.ts';
import { createCrmSystem } from './crm/routes.ts';
import { createJobsSystem } from './jobs/routes.ts';
import { createLearningSystem } from './learning/routes.ts';
import { createBackgroundSystem } from './background/routes.ts';
import { createTestingSystem } from './testing-vendor/routes.ts';
import type { SandboxSystem, SystemParts } from './shared/system.ts';
import type { SystemName } from './shared/systems.ts';

/** What builds each system of the table in `shared/systems.ts`. */
export const FACTORIES: Record<SystemName, (parts: SystemParts) => SandboxSystem> = {
  interview: createInterviewSystem,
  ehr: createEhrSystem,
  mail: createMailSystem,
  sms: createSmsSystem,
  attendance: createAttendanceSystem,
  crm: createCrmSystem,
  learning: createLearningSystem,
  jobs: createJobsSystem,
  testing: createTestingSystem,
  background: createBackgroundSystem,
};
