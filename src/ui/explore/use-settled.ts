import { startTransition, useEffect, useState } from 'react';

/** The value as it was when it last rested that long; the first one at once. */
export function useSettled<Value>(value: Value, restMilliseconds: number): Value {
  const [settled, setSettled] = useState(() => value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(() => value)), restMilliseconds);
    return () => clearTimeout(timer);
  }, [value, restMilliseconds]);
  return settled;
}
