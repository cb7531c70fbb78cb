/** Faults of the database itself, that whoever asks would meet alike: locked for too long, full, away. Nothing was committed. */
export function isDatabaseAway(error: unknown): boolean {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return (
    name === 'KnexTimeoutError' ||
    /^(SQLITE_(BUSY|FULL|IOERR|CANTOPEN|READONLY)|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|PROTOCOL_|ER_CON_|ER_SERVER_SHUTDOWN)/.test(
      String(code),
    )
  );
}

/** MySQL gave way to another transaction. The statement or transaction was rolled back, so the whole may run again. */
export function isDeadlock(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ER_LOCK_DEADLOCK' || code === 'ER_LOCK_WAIT_TIMEOUT';
}
