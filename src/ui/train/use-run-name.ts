import { useTranslation } from 'react-i18next';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { useDesignNames } from '../explore/use-design-names';

/** Short name of a run: its design and its seed. */
export function useRunName(): (configuration: TrainingConfiguration) => string {
  const { t } = useTranslation('train');
  const names = useDesignNames();
  return (configuration) => t('job.name', { design: names.design(configuration), seed: configuration.seed });
}
