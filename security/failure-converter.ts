import { DefaultFailureConverter } from '@temporalio/common';

/** Puts messages and stack traces of failures through the codec; by default they are stored as plain text. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
