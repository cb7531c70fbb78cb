/** A change as JSON Merge Patch (RFC 7396) at the first level: null takes a value away, anything else takes its place whole. */
export function mergePatch<T extends object>(target: T, changes: { readonly [name: string]: unknown }): T {
  const kept = Object.entries(target).filter(([name]) => !Object.hasOwn(changes, name));
  const set = Object.entries(changes).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries([...kept, ...set]) as T;
}
