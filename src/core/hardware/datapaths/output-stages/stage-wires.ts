import type { Word, WordLogic } from '../../gates/word-logic';

/** Words of a stage by name. What is read behind a cut comes out of registers there. */
export interface StageWires {
  /** Throws a RangeError where there is no such word. */
  take(name: string): Word;
  put(name: string, word: Word): void;
  /** A word that stays as it is and needs no registers. */
  hold(name: string, word: Word): void;
  cut(): void;
}

interface TimedWord {
  readonly ranks: Word[];
  /** Cuts before the first entry of `ranks`. */
  readonly since: number;
}

/** No words and no cuts yet. */
export function createStageWires(logic: WordLogic): StageWires {
  const held = new Map<string, Word>();
  const timed = new Map<string, TimedWord>();
  let cuts = 0;
  return {
    put: (name, word) => {
      timed.set(name, { ranks: [word], since: cuts });
    },
    hold: (name, word) => {
      held.set(name, word);
    },
    cut: () => {
      cuts++;
    },
    take: (name) => {
      const constant = held.get(name);
      if (constant) return constant;
      const word = timed.get(name);
      if (!word) throw new RangeError(`no word ${name}`);
      return logic.inBlock('pipeline-registers', () => delayed(logic, word, cuts));
    },
  };
}

function delayed(logic: WordLogic, { ranks, since }: TimedWord, cuts: number): Word {
  while (ranks.length <= cuts - since) ranks.push(logic.register(ranks.at(-1) as Word));
  return ranks[cuts - since] as Word;
}
