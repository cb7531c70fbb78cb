/* eslint-disable no-console, @typescript-eslint/unbound-method -- it stands in for the console and puts back what it found */

/** Runs a task and looks for secrets in what it printed and in the errors it met. */
export async function watchOutput(
  secrets: readonly string[],
  task: () => Promise<{ errors: unknown[]; last: unknown }>,
): Promise<{ leaks: string[]; error: unknown }> {
  const printed: string[] = [];
  const streams = [process.stdout, process.stderr];
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const writes = streams.map((stream) => stream.write);
  const logs = methods.map((method) => console[method]);
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array): boolean => {
      printed.push(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
      return true;
    };
  }
  // A test runner may have put a console of its own before the streams.
  for (const method of methods)
    console[method] = (...args: unknown[]) => void printed.push(args.map(flatten).join(' '));
  try {
    const { errors, last } = await task();
    const leaks = secrets.flatMap((secret, at) => [
      ...(printed.some((text) => text.includes(secret)) ? [`prints secret ${at}`] : []),
      ...(errors.some((error) => flatten(error).includes(secret)) ? [`has secret ${at} in an error`] : []),
    ]);
    return { leaks, error: last };
  } finally {
    streams.forEach((stream, at) => (stream.write = writes[at] as typeof stream.write));
    methods.forEach((method, at) => (console[method] = logs[at] as typeof console.log));
  }
}

/** Everything an error carries, hidden members and causes included, as one text. */
function flatten(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth > 4) return '';
  const members = Reflect.ownKeys(value).map((key) => flatten((value as Record<PropertyKey, unknown>)[key], depth + 1));
  return members.join('\n');
}
