import { expect, it } from 'vitest';
import { HubError } from '../domain/errors.ts';
import { createAttemptLimit } from './attempt-limit.ts';

it('closes a key after too many failures until the window has passed, and no other key', () => {
  let now = 0;
  const limit = createAttemptLimit({ limit: 3, windowMs: 60_000, now: () => new Date(now) });
  for (let i = 0; i < 3; i++) {
    limit.requireAllowed('a');
    limit.recordFailure('a');
  }
  now = 30_500;
  try {
    limit.requireAllowed('a');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(HubError);
    expect((error as HubError).retryAfterSeconds).toBe(30);
  }
  limit.requireAllowed('b');
  now = 60_000;
  limit.requireAllowed('a');
});

it('forgets failures after a success, and never remembers more keys than it may', () => {
  const limit = createAttemptLimit({ limit: 1, windowMs: 60_000, now: () => new Date(0), maxKeys: 2 });
  limit.recordFailure('a');
  limit.forget('a');
  limit.requireAllowed('a');
  for (const key of ['x', 'y', 'z']) limit.recordFailure(key);
  limit.requireAllowed('x');
  expect(() => limit.requireAllowed('z')).toThrow(HubError);
});
