import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { loadTexts } from '../i18n';

/** A component that is fetched when it is first drawn, together with the texts that only it and its like use. */
export function lazyWithTexts<Props>(
  namespaces: readonly string[],
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [module] = await Promise.all([load(), loadTexts(namespaces)]);
    return module;
  });
}
