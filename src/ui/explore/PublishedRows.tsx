import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { publishedNetworks } from '../../core/networks/published';
import type { PublishedAccuracy } from '../../core/networks/published-accuracy';
import { useParamTexts } from '../controls/use-param-texts';
import { useFormat } from '../format/use-format';

export interface PublishedRowsProps {
  readonly configuration: DesignPoint['configuration'];
  readonly published: PublishedAccuracy;
}

/** Terms of a list: who says so, of which network, and which layers are charged otherwise than the source has them. */
export function PublishedRows({ configuration, published }: PublishedRowsProps) {
  const { t } = useTranslation(['published', 'explore', 'schemes']);
  const format = useFormat();
  const params = useParamTexts();
  const { network, networkParams, quantization } = configuration;
  const variant = params.deviations(publishedNetworks.get(network).params, networkParams);
  const { scheme, source, evidence, edgeLayers, floatAccuracyFraction } = published;
  return (
    <>
      <Term label={t('published:source')}>
        <bdi dir="ltr">{source}</bdi>
      </Term>
      <Term label={t('published:evidence.label')}>{t(`published:evidence.${evidence}`)}</Term>
      {scheme !== quantization.scheme && (
        <Term label={t('published:reportedAs')}>{t(`schemes:${scheme}.name`)}</Term>
      )}
      <Term label={t('published:network')}>
        {[t(`explore:published.networks.${network}`), ...variant].join(', ')}
      </Term>
      <Term label={t('published:float')}>
        {floatAccuracyFraction === null
          ? t('published:floatUnknown')
          : format.percent(floatAccuracyFraction, 2)}
      </Term>
      <Term label={t('explore:tooltip.layers')}>{t(`published:edges.${edgeLayers}`)}</Term>
    </>
  );
}

function Term({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
