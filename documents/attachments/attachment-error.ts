import { HubError } from '../../domain/errors.ts';

/** The file is of a kind that is not taken, or not what its name says. */
export const unsupported = (detail: string): HubError =>
  new HubError('attachment_type_unsupported', detail, { path: '/file' });

/** The file could harm whoever opens it. */
export const unsafe = (detail: string): HubError => new HubError('attachment_unsafe', detail, { path: '/file' });

/** Malware was found. */
export const infected = (): HubError =>
  new HubError('attachment_infected', 'The file holds malware: check the device it comes from and send another file.', {
    path: '/file',
  });
