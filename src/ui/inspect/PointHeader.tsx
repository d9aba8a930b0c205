import { Badge, CloseButton } from '@mantine/core';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { selectFront } from '../../state/selectors/visible-points';
import { useAppStore } from '../../state/store';
import { SchemeGlyph } from '../explore/SchemeGlyph';
import { useDesignNames } from '../explore/use-design-names';
import { useMachineText } from '../explore/use-machine-text';
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
  const { configuration, origin } = point;
  const isFloat = configuration.method === 'float';
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
        <Badge variant="default" tt="none" fw={500}>
          {t(`common:origins.${origin}`)}
        </Badge>
        {!isFloat && (
          <Badge variant={place >= 0 ? 'filled' : 'default'} tt="none" fw={500}>
            {place >= 0
              ? t('inspect:header.onFront', { place: place + 1, count: front.length })
              : t('inspect:header.dominated')}
          </Badge>
        )}
      </div>
      <p className={styles.context}>
        {t(`common:networks.${configuration.network}.name`)} ·{' '}
        {t(`common:datasets.${configuration.dataset}.name`)}
        {!isFloat && ` · ${machine.accelerator}, ${machine.placement}`}
      </p>
    </header>
  );
}
