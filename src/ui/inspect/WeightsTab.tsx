import { NativeSelect, Slider } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import type { TrainedLayer, TrainedNetwork } from '../../core/networks/trained-network';
import type { Quantizer } from '../../core/quantization/quantizer';
import { schemes } from '../../core/schemes';
import { useAppStore } from '../../state/store';
import { NoWeights } from './NoWeights';
import { WeightsFigure } from './WeightsFigure';
import styles from './WeightsTab.module.css';

/** One layer's weights and the levels they are rounded to; a slider moves the levels as other widths would. */
export function WeightsTab({ point }: { readonly point: DesignPoint }): ReactElement {
  const networks = useAppStore((state) => state.networks);
  const network = point.results.map(({ key }) => networks[key]).find((found) => found !== undefined);
  return network ? (
    <LayerWeights key={point.id} point={point} network={network} />
  ) : (
    <NoWeights point={point} />
  );
}

interface LayerWeightsProps {
  readonly point: DesignPoint;
  readonly network: TrainedNetwork;
}

function LayerWeights({ point, network }: LayerWeightsProps): ReactElement {
  const { t } = useTranslation('inspect');
  const layerNames = Object.keys(network.layers);
  const [layerName, setLayerName] = useState(layerNames[0] ?? '');
  const [channelText, setChannelText] = useState('0');
  const [triedBits, setTriedBits] = useState<number | null>(null);
  const { method, quantization } = point.configuration;
  const scheme = schemes.get(quantization.scheme);
  const showLayer = (name: string): void => {
    setLayerName(name);
    setTriedBits(null);
  };
  const layer = network.layers[layerName];
  if (!layer) return <NoWeights point={point} />;
  const channels = layer.bias.length;
  const quantizer = shownQuantizer(point, layer, triedBits);
  const perChannel = quantizer !== null && quantizer.steps.length > 1;
  const channel = perChannel ? Number(channelText) % channels : null;
  return (
    <div className={styles.tab}>
      <div className={styles.choices}>
        <Choice label={t('weights.layer')} value={layerName} options={layerNames} onChange={showLayer} />
        {perChannel && (
          <Choice
            label={t('weights.channel')}
            value={channelText}
            options={Array.from({ length: channels }, (_, index) => String(index))}
            onChange={setChannelText}
          />
        )}
      </div>
      <WeightsFigure
        layerName={layerName}
        weights={layer.weights}
        channels={channels}
        channel={channel}
        quantizer={quantizer}
        family={method === 'float' ? null : scheme.family}
      />
      {layer.weightQuantizer && (
        <TriedBits
          trained={layer.weightQuantizer.format.bits}
          tried={triedBits}
          widths={scheme.widths.weights}
          onChange={setTriedBits}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  onChange(value: string): void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactElement {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The trained quantizer, or what the scheme would start from at the tried width. */
function shownQuantizer(point: DesignPoint, layer: TrainedLayer, triedBits: number | null): Quantizer | null {
  const { weightQuantizer, weights, bias } = layer;
  if (!weightQuantizer || triedBits === null || triedBits === weightQuantizer.format.bits)
    return weightQuantizer;
  const { scheme, schemeParams } = point.configuration.quantization;
  const sample = { role: 'weights', values: weights, channels: bias.length, bits: triedBits } as const;
  return schemes.get(scheme).fit(sample, schemeParams);
}

interface TriedBitsProps {
  readonly trained: number;
  readonly tried: number | null;
  readonly widths: readonly number[];
  onChange(bits: number | null): void;
}

function TriedBits({ trained, tried, widths, onChange }: TriedBitsProps): ReactElement {
  const { t } = useTranslation('inspect');
  const bits = tried ?? trained;
  return (
    <div className={styles.tried}>
      <div className={styles.triedLabel} id="tried-bits">
        {t('weights.tryBits')} <strong>{t('weights.bits', { count: bits })}</strong>
      </div>
      <Slider
        aria-labelledby="tried-bits"
        thumbProps={{ 'aria-label': t('weights.tryBits') }}
        value={bits}
        min={Math.min(...widths)}
        max={Math.max(...widths)}
        step={1}
        restrictToMarks
        marks={widths.map((width) => ({
          value: width,
          label: width === trained ? t('weights.trained') : null,
        }))}
        label={null}
        onChange={(value) => onChange(value === trained ? null : value)}
      />
      <p className={styles.note}>
        {bits === trained ? t('weights.trainedLevels') : t('weights.triedLevels', { count: bits })}
      </p>
    </div>
  );
}
