/** Whether the last day (`YYYY-MM-DD`, UTC) is over at an instant. */
export function isDayOver(day: string, now: Date): boolean {
  return now.toISOString().slice(0, 10) > day;
}
