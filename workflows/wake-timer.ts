import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** One timer for the earliest deadline; it is replaced only when an earlier one comes, so that few timers are started. */
export class WakeTimer {
  due = false;
  private at = Number.POSITIVE_INFINITY;
  private scope: CancellationScope | null = null;

  arm(nextWakeAt: string | null): void {
    if (nextWakeAt === null) return;
    const at = Date.parse(nextWakeAt);
    if (this.scope !== null && this.at <= at) return;
    this.disarm();
    this.at = at;
    const scope = new CancellationScope();
    this.scope = scope;
    // At least a second: the database's clock may be a little behind the one the timer went by.
    const waitMs = Math.max(1000, at - Date.now());
    scope
      .run(() => sleep(waitMs))
      .then(() => {
        this.scope = null;
        this.due = true;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  disarm(): void {
    this.scope?.cancel();
    this.scope = null;
    this.at = Number.POSITIVE_INFINITY;
  }
}
