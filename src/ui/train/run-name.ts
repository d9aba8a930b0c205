import { useTranslation } from 'react-i18next';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { useNames } from './use-names';

/** Short name of a run: scheme, widths, method and seed. */
export function useRunName(): (configuration: TrainingConfiguration) => string {
  const { t } = useTranslation('train');
  const names = useNames();
  return (configuration) => t('job.name', { design: names.design(configuration), seed: configuration.seed });
}
