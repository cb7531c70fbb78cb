import type { Role } from './types.ts';

/** What the page offers by role. The hub decides for itself and refuses the rest: this only hides what it would refuse. */
const offered = {
  'requisitions.read': ['administrator', 'hr', 'recruiter', 'business', 'it', 'auditor'],
  'requisitions.write': ['administrator', 'hr', 'business'],
  'requisitions.approve': ['administrator', 'hr'],
  'requisitions.setUp': ['administrator', 'it'],
  'questionSets.read': ['administrator', 'hr', 'recruiter', 'business', 'it', 'auditor'],
  'questionSets.write': ['administrator', 'hr'],
  'questionSets.preview': ['administrator', 'business'],
  'questionSets.publish': ['administrator', 'hr'],
  'questionSets.push': ['administrator', 'hr', 'it'],
  'users.read': ['administrator', 'hr', 'auditor'],
  'users.schedule': ['administrator', 'hr'],
  'departments.write': ['administrator', 'hr'],
  'applications.write': ['administrator', 'hr', 'recruiter'],
  'applications.withdraw': ['administrator', 'hr', 'recruiter'],
  'bookings.write': ['administrator', 'hr', 'recruiter'],
  'offers.answer': ['administrator', 'hr', 'recruiter'],
  'disputes.write': ['administrator', 'hr', 'recruiter'],
  'onboarding.read': ['administrator', 'hr', 'recruiter', 'business', 'auditor'],
  'onboarding.write': ['administrator', 'hr'],
  'offers.read': ['administrator', 'hr', 'recruiter', 'business', 'auditor'],
  'offers.openLetter': ['administrator', 'hr', 'recruiter', 'business'],
  'offers.write': ['administrator', 'hr', 'recruiter'],
} as const satisfies Record<string, readonly Role[]>;

/** Is this offered to the role? A test holds the table to the hub's own rights. */
export function isOffered(role: Role, action: keyof typeof offered): boolean {
  return (offered[action] as readonly Role[]).includes(role);
}

/** Everything the page asks the table for. */
export const offeredActions = Object.keys(offered) as (keyof typeof offered)[];
