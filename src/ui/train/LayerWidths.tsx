import { NativeSelect } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { explicitWidths, type WidthLayer, widthLayers } from '../../core/explore/layer-widths';
import type { LayerBits, QuantizationChoice } from '../../core/explore/training-configuration';
import { schemes } from '../../core/schemes';
import type { Scheme } from '../../core/schemes/scheme';
import { useAppStore } from '../../state/store';
import styles from './LayerWidths.module.css';

interface LayerWidthsProps {
  readonly value: QuantizationChoice;
  onChange(layerBits: readonly LayerBits[]): void;
}

/** Two selects per layer; activations that are bytes of the image or coded by an earlier layer have no choice. */
export function LayerWidths({ value, onChange }: LayerWidthsProps): ReactElement {
  const { t } = useTranslation('train');
  const network = useAppStore((state) => state.training.network);
  const networkParams = useAppStore((state) => state.training.networkParams);
  const layers = useMemo(() => widthLayers({ network, networkParams }), [network, networkParams]);
  const bits = useMemo(
    () => explicitWidths({ network, networkParams }, value),
    [network, networkParams, value],
  );
  const change = (layer: number, part: Partial<LayerBits>): void =>
    onChange(bits.map((each, index) => (index === layer ? { ...each, ...part } : each)));
  return (
    <table className={styles.widths} data-testid="layer-widths">
      <thead>
        <tr>
          <th scope="col">{t('widths.layer')}</th>
          <th scope="col">{t('widths.weights')}</th>
          <th scope="col">{t('widths.activations')}</th>
        </tr>
      </thead>
      <tbody>
        {layers.map(({ name }, layer) => (
          <LayerRow
            key={name}
            layers={layers}
            layer={layer}
            widths={schemes.get(value.scheme).widths}
            bits={bits[layer]}
            onChange={(part) => change(layer, part)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface LayerRowProps {
  readonly layers: readonly WidthLayer[];
  /** Position of the row's own. */
  readonly layer: number;
  readonly widths: Scheme['widths'];
  readonly bits: LayerBits | undefined;
  onChange(part: Partial<LayerBits>): void;
}

function LayerRow({ layers, layer, widths, bits, onChange }: LayerRowProps): ReactElement {
  const { t } = useTranslation('train');
  const { name = '', inputCoder = null } = layers[layer] ?? {};
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <WidthSelect
          label={t('widths.weightsOf', { layer: name })}
          options={widths.weights}
          value={bits?.weights}
          onChange={(weights) => onChange({ weights })}
        />
      </td>
      <td>
        {inputCoder === layer ? (
          <WidthSelect
            label={t('widths.activationsOf', { layer: name })}
            options={widths.activations}
            value={bits?.activations}
            onChange={(activations) => onChange({ activations })}
          />
        ) : (
          <span className={styles.fixed}>
            {inputCoder === null
              ? t('widths.image')
              : t('widths.shared', { layer: layers[inputCoder]?.name })}
          </span>
        )}
      </td>
    </tr>
  );
}

interface WidthSelectProps {
  readonly label: string;
  readonly options: readonly number[];
  readonly value: number | undefined;
  onChange(bits: number): void;
}

function WidthSelect({ label, options, value, onChange }: WidthSelectProps): ReactElement {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={String(value)}
      data={options.map(String)}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}
