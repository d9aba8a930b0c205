import type { StateCreator } from 'zustand';
import type { AppState, SpeedSlice } from '../app-state';

export const createSpeedSlice: StateCreator<AppState, [], [], SpeedSlice> = (set) => ({
  stepsPerSecond: {},
  speedQuestions: [],
  speedProblem: null,
  askSpeeds: (questions) => set({ speedQuestions: questions, speedProblem: null }),
  noteSpeed: (network, speed) =>
    set(({ stepsPerSecond }) => ({ stepsPerSecond: { ...stepsPerSecond, [network]: speed } })),
  endSpeedQuestion: (question, problem) =>
    set(({ speedQuestions }) => ({
      speedQuestions: speedQuestions.filter((other) => other !== question),
      speedProblem: problem,
    })),
});
