import { scaleThreshold } from 'd3-scale';

const bounds = [0.1, 0.2, 0.3, 0.4];

/** The five steps in which the picture shows a gap: 0 is the least. The style sheet has a colour for each, `--gap-0` to `--gap-4`. */
export const gapStep = scaleThreshold(bounds, [0, 1, 2, 3, 4]);

/** What each step stands for, for the legend. */
export const gapSteps = [...bounds, null].map((bound, step) => ({
  step,
  text: bound === null ? `${bounds.at(-1)} and more` : step === 0 ? `below ${bound}` : `${bounds[step - 1]} to ${bound}`,
}));
