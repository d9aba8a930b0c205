import { NumberInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultRecipe, type Recipe } from '../../core/explore/training-configuration';
import { useAppStore } from '../../state/store';
import styles from './RunForm.module.css';

interface RecipeField {
  readonly key: keyof Recipe;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly decimals: number;
}

const fields: readonly RecipeField[] = [
  { key: 'floatEpochs', minimum: 1, maximum: 100, step: 1, decimals: 0 },
  { key: 'floatLearningRate', minimum: 0.0001, maximum: 0.1, step: 0.0005, decimals: 5 },
  { key: 'tuneEpochs', minimum: 1, maximum: 50, step: 1, decimals: 0 },
  { key: 'tuneLearningRate', minimum: 0.0001, maximum: 0.1, step: 0.0005, decimals: 5 },
  { key: 'batchSize', minimum: 8, maximum: 512, step: 8, decimals: 0 },
];

/** Epochs and learning rates, folded away: the defaults are the ones under which schemes can be told apart. */
export function RecipeFields(): ReactElement {
  const { t } = useTranslation('train');
  const recipe = useAppStore((state) => state.training.recipe);
  const setTraining = useAppStore((state) => state.setTraining);
  const isDefault = fields.every(({ key }) => recipe[key] === defaultRecipe[key]);
  return (
    <details className={styles.advanced}>
      <summary>
        {t('form.advanced')}
        <span className={styles.summaryNote}>
          {isDefault ? t('form.recipeDefault') : t('form.recipeChanged')}
        </span>
      </summary>
      <p className={styles.help}>{t('form.recipeHelp')}</p>
      <div className={styles.pair}>
        {fields.map(({ key, minimum, maximum, step, decimals }) => (
          <NumberInput
            key={key}
            label={t(`recipe.${key}`)}
            value={recipe[key]}
            min={minimum}
            max={maximum}
            step={step}
            decimalScale={decimals}
            clampBehavior="blur"
            onChange={(value) => {
              if (typeof value === 'number' && value >= minimum && value <= maximum)
                setTraining({ recipe: { ...recipe, [key]: value } });
            }}
          />
        ))}
      </div>
    </details>
  );
}
