/** Asks `compute` once for every object; later changes of the object go unnoticed. */
export function rememberByObject<Input extends object, Value>(
  compute: (input: Input) => Value,
): (input: Input) => Value {
  const remembered = new WeakMap<Input, { readonly value: Value }>();
  return (input) => {
    const known = remembered.get(input);
    if (known) return known.value;
    const value = compute(input);
    remembered.set(input, { value });
    return value;
  };
}
