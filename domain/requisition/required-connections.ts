import type { Process } from '../../schemas/types.ts';
import type { Stage } from '../process/types.ts';

/** The place of a job's connections, by what a stage needs of it. */
type Need = { role: string; why: string };

/** Which connections the stages of a process can not do without, with the stage that needs them. */
export function findMissingConnections(
  definition: Pick<Process, 'stages'>,
  connections: { readonly [role: string]: string | undefined },
): { role: string; message: string }[] {
  const seen = new Set<string>();
  return definition.stages.flatMap((stage) =>
    needsOf(stage).flatMap(({ role, why }) => {
      if (connections[role] !== undefined || seen.has(role)) return [];
      seen.add(role);
      return [{ role, message: `The stage "${stage.stageId}" ${why}: name a connection for "${role}".` }];
    }),
  );
}

const needsOfType: { readonly [stageType: string]: readonly Need[] } = {
  aiInterview: [{ role: 'interview', why: 'orders an AI interview' }],
  writtenTest: [{ role: 'testing', why: 'orders a written test' }],
  backgroundCheck: [{ role: 'background', why: 'orders a background check' }],
};
const needsOfGathered: { readonly [what: string]: Need } = {
  overtime: { role: 'attendance', why: "asks for the team's overtime" },
  opportunities: { role: 'crm', why: "asks for the department's opportunities" },
};

function needsOf(stage: Stage): Need[] {
  const { stageType, gather } = stage as { stageType: string; gather?: readonly string[] };
  const gathered = (gather ?? []).flatMap((what) => needsOfGathered[what] ?? []);
  return [...(needsOfType[stageType] ?? []), ...gathered];
}
