import { ActionIcon, Button, NativeSelect, NumberInput, Slider } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import { Icon } from '../icons/Icon';
import styles from './Array.module.css';
import { type Player, speeds } from './use-player';

/** Play, step, scrub, speed. Where the system asks for less motion, steps and the slider alone. */
export function PlayerBar({ player }: { readonly player: Player }): ReactElement {
  const { t } = useTranslation('array');
  const format = useFormat();
  const { cycle, cycles, isPlaying, isStill } = player;
  return (
    <section className={styles.player} aria-label={t('player.name')}>
      <div className={styles.buttons}>
        {!isStill && (
          <Button
            size="sm"
            leftSection={<Icon name={isPlaying ? 'pause' : 'play'} size={18} />}
            onClick={player.togglePlaying}
            data-testid="play"
          >
            {t(isPlaying ? 'player.pause' : 'player.play')}
          </Button>
        )}
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('player.back')}
          disabled={cycle <= 1}
          onClick={() => player.step(-1)}
        >
          <Icon name="step-back" size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('player.forward')}
          disabled={cycle >= cycles}
          onClick={() => player.step(1)}
        >
          <Icon name="step-forward" size={18} />
        </ActionIcon>
        {!isStill && (
          <NativeSelect
            aria-label={t('player.speed')}
            size="sm"
            value={player.speed}
            data={speeds.map((speed) => ({ value: speed, label: t(`player.speeds.${speed}`) }))}
            onChange={({ currentTarget }) =>
              player.setSpeed(speeds.find((speed) => speed === currentTarget.value) ?? '4')
            }
          />
        )}
        <NumberInput
          className={styles.cycleField ?? ''}
          aria-label={t('player.cycle')}
          size="sm"
          value={cycle}
          min={1}
          max={cycles}
          allowDecimal={false}
          hideControls
          suffix={` / ${format.count(cycles)}`}
          onChange={(value) => {
            if (!isPlaying && typeof value === 'number' && value >= 1 && value <= cycles) player.goTo(value);
          }}
        />
      </div>
      <Slider
        className={styles.scrub ?? ''}
        thumbLabel={t('player.scrub')}
        thumbValueText={t('player.cycleOf', { cycle: format.count(cycle), cycles: format.count(cycles) })}
        value={cycle}
        min={1}
        max={Math.max(2, cycles)}
        step={1}
        label={null}
        onChange={(value) => player.goTo(value)}
      />
      {isStill && <p className={styles.note}>{t('player.still')}</p>}
    </section>
  );
}
