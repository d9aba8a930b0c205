import { Badge, CloseButton } from '@mantine/core';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { accelerators } from '../../core/hardware/accelerators';
import { completeParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';
import { selectFront } from '../../state/selectors/visible-points';
import { useAppStore } from '../../state/store';
import { FrontChanceLine } from '../explore/pareto-tools/FrontChance';
import { SchemeGlyph } from '../explore/SchemeGlyph';
import { useDesignNames } from '../explore/use-design-names';
import { useMachineText } from '../explore/use-machine-text';
import { useOriginText } from '../explore/use-origin-text';
import { useWidthMismatch } from '../explore/use-width-mismatch';
import styles from './InspectDrawer.module.css';

interface PointHeaderProps {
  readonly point: DesignPoint;
  readonly headingRef: Ref<HTMLHeadingElement>;
  onClose(): void;
}

/** Which design this is, where its figures come from, and how it stands. */
export function PointHeader({ point, headingRef, onClose }: PointHeaderProps): ReactElement {
  const { t } = useTranslation(['inspect', 'common']);
  const names = useDesignNames();
  const machine = useMachineText();
  const front = useAppStore(selectFront);
  const originText = useOriginText();
  const { configuration } = point;
  const isFloat = configuration.method === 'float';
  const mismatch = useWidthMismatch(point);
  const place = front.findIndex(({ id }) => id === point.id);
  return (
    <header className={styles.header}>
      <div className={styles.titleRow}>
        {!isFloat && <SchemeGlyph scheme={configuration.quantization.scheme} size={20} />}
        <h2 ref={headingRef} tabIndex={-1} data-testid="inspect-title">
          {names.design(configuration)}
        </h2>
        <CloseButton onClick={onClose} aria-label={t('inspect:close')} />
      </div>
      <div className={styles.badges}>
        <Badge variant="default" tt="none" fw={500} size="lg">
          {originText(point)}
        </Badge>
        {!isFloat && mismatch === null && (
          <Badge variant={place >= 0 ? 'filled' : 'default'} tt="none" fw={500} size="lg">
            {place >= 0
              ? t('inspect:header.onFront', { place: place + 1, count: front.length })
              : t('inspect:header.dominated')}
          </Badge>
        )}
        {!isFloat && <SupportBadge point={point} />}
      </div>
      {!isFloat && mismatch === null && <FrontChanceLine id={point.id} />}
      {mismatch !== null && <p className={styles.context}>{mismatch}</p>}
      <p className={styles.context}>
        {t(`common:networks.${configuration.network}.name`)} ·{' '}
        {t(`common:datasets.${configuration.dataset}.name`)}
        {!isFloat && ` · ${machine.accelerator}, ${machine.placement}`}
      </p>
    </header>
  );
}

/** Whether the machine's arithmetic takes these codes as they are. */
function SupportBadge({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const machine = useMachineText();
  const { accelerator, acceleratorParams } = useAppStore((state) => state.costedHardware);
  const { scheme: id, schemeParams, weightBits, activationBits } = point.configuration.quantization;
  const scheme = schemes.get(id);
  const decode = scheme.decode(schemeParams);
  const { supports, params } = accelerators.get(accelerator);
  const codings = [
    { format: scheme.weightCodes(weightBits, schemeParams), decode: decode.weights },
    { format: scheme.activationCodes(activationBits, schemeParams), decode: decode.activations },
  ];
  const support = supports(codings, completeParams(params, acceleratorParams));
  const reason = support.kind === 'native' ? '' : support.reason;
  return (
    <Badge variant="default" tt="none" fw={500} size="lg" data-testid="support-badge">
      {t(`support.${support.kind}`, { machine: machine.accelerator, reason })}
    </Badge>
  );
}
