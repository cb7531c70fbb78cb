import { configForm, tokenForm } from '../kit/forms.ts';

/** Draws the form of a connection. */
export const configSchema = configForm('For instance https://jobs.example.com/jobs; the API is under /v2.');

/** What the administrator gets from the vendor. */
export const credentialsSchema = tokenForm();
