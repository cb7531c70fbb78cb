import createClient from 'openapi-fetch';
import type { paths } from '../../../../clients/typescript/src/types.gen.ts';

let csrfToken: string | null = null;

/** Keeps the session's CSRF token, which every write sends along; null forgets it. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The hub's API with the session cookie of this page. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    if (csrfToken && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
});
