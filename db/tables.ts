import { tables as initial } from './migrations/20261122000000_initial.ts';
import { tables as scheduling } from './migrations/20261123000100_scheduling.ts';
import { tables as journey } from './migrations/20261123000000_journey.ts';
import { tables as requisitions } from './migrations/20261123000200_requisitions.ts';

/** Every table of the hub. */
export const tables = [...requisitions, ...scheduling, ...journey, ...initial];
