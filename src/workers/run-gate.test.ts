import { describe, expect, it } from 'vitest';
import { CancelledError } from './answer';
import { createRunGate, nextMessageTurn } from './run-gate';

describe('createRunGate()', () => {
  it('lets an undisturbed run pass', async () => {
    await expect(createRunGate(nextMessageTurn).breathe()).resolves.toBeUndefined();
  });

  it('holds a paused run until it is resumed', async () => {
    const gate = createRunGate(nextMessageTurn);
    gate.pause();
    let passed = false;
    const breath = gate.breathe().then(() => {
      passed = true;
    });
    await nextMessageTurn();
    await nextMessageTurn();
    expect(passed).toBe(false);
    gate.resume();
    await breath;
    expect(passed).toBe(true);
  });

  it('ends a paused run that is cancelled', async () => {
    const gate = createRunGate(nextMessageTurn);
    gate.pause();
    const breath = gate.breathe();
    gate.cancel();
    await expect(breath).rejects.toThrow(CancelledError);
  });

  it('sees a cancellation that arrives while it lets messages in', async () => {
    const gate = createRunGate(async () => gate.cancel());
    await expect(gate.breathe()).rejects.toThrow(CancelledError);
  });
});
