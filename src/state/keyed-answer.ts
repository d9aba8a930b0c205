import { problemOf } from '../workers/answer';
import type { KeyedAnswer } from './datapath-state';

/** Asks, and keeps a failure as the answer. */
export async function answerOf<Value>(key: string, ask: () => Promise<Value>): Promise<KeyedAnswer<Value>> {
  try {
    return { key, kind: 'value', value: await ask() };
  } catch (error) {
    return { key, kind: 'problem', problem: problemOf(error) };
  }
}
