import { useTranslation } from 'react-i18next';

/** Name of a component of energy or area; its id where the catalogue has none. */
export function useComponentName(): (component: string) => string {
  const { t } = useTranslation('inspect');
  return (component) => t(`components.${component}`, { defaultValue: component });
}
