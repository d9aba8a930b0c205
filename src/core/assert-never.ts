/** Closes an exhaustive switch: a variant without a case is a type error here. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected variant: ${JSON.stringify(value)}`);
}
