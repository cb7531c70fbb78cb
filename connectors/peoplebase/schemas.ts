import { configForm, tokenForm } from '../kit/forms.ts';

/** Draws the form of a connection. */
export const configSchema = configForm('For instance https://ehr.example.com/ehr; the API is under /api.');

/** What the administrator gets from the vendor. */
export const credentialsSchema = tokenForm();
