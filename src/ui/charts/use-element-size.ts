import { useEffect, useRef, useState } from 'react';
import type { ChartSize } from './pareto-layout';

/** Inner size of an element, null before it is measured. */
export function useElementSize<E extends HTMLElement>(): [React.RefObject<E | null>, ChartSize | null] {
  const element = useRef<E>(null);
  const [size, setSize] = useState<ChartSize | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize((previous) =>
        previous?.width === width && previous.height === height ? previous : { width, height },
      );
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
