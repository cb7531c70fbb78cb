import { HubError } from '../domain/errors.ts';

/** Prints a value: one JSON document with `--json`, a table or lines without. */
export function print(value: unknown, asJson: boolean): void {
  if (asJson) console.log(JSON.stringify(value, null, 2));
  else if (Array.isArray(value)) console.table(value);
  else console.log(value);
}

/** Says on the error stream what went wrong and what to do; with `--json` as the API would say it. */
export function printFailure(error: unknown, asJson: boolean): void {
  const { code, detail, path, errors } = describe(error);
  if (asJson)
    console.error(
      JSON.stringify({
        code,
        detail,
        ...(path === undefined ? {} : { path }),
        ...(errors === undefined ? {} : { errors }),
      }),
    );
  else console.error(`${code}${path === undefined ? '' : ` at ${path}`}: ${detail}`);
}

type Described = { code: string; detail: string; path?: string | undefined; errors?: unknown };

function describe(error: unknown): Described {
  if (error instanceof HubError)
    return { code: error.code, detail: error.detail, path: error.path, errors: error.errors };
  const { code, message, path } = error as { code?: unknown; message?: string; path?: string };
  return { code: typeof code === 'string' ? code : 'failed', detail: message ?? String(error), path };
}
