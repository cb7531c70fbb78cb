import { useSyncExternalStore } from 'react';

/** The pages behind the part of the address after `#`. */
export type Route =
  | { page: 'home' }
  | { page: 'application'; id: string }
  | { page: 'requisitions' }
  | { page: 'onboardingRules' }
  | { page: 'people' }
  | { page: 'questionSets' };

let last = '#/';

/** The page the address names; an anchor inside a page (`#content`) leaves it where it is. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, readHash));
}

/** Reads an address; one that names no page is the front door. */
export function parseRoute(hash: string): Route {
  const [, first, second] = hash.split('/');
  if (first === 'applications' && second) return { page: 'application', id: second };
  if (first === 'requisitions') return { page: 'requisitions' };
  if (first === 'question-sets') return { page: 'questionSets' };
  if (first === 'people') return { page: 'people' };
  if (first === 'onboarding-rules') return { page: 'onboardingRules' };
  return { page: 'home' };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function readHash(): string {
  const { hash } = window.location;
  if (hash === '' || hash.startsWith('#/')) last = hash || '#/';
  return last;
}
