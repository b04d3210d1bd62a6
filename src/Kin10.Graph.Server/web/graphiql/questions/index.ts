import { data } from './data';
import { funder } from './funder';
import { hub } from './hub';
import { partner } from './partner';
import type { Question } from './question';
import { researcher } from './researcher';
import { teacher } from './teacher';

export type { Askers, Question } from './question';

/** The questions that come with the playground, by who asks them. */
export const askers = [hub, funder, partner, researcher, teacher, data];

const all = askers.flatMap(({ questions }) => questions);

/** The one that stands in a first tab. */
export const firstQuestion = all[0]!;

/** The question with that name; undefined where there is none. */
export const findQuestion = (name: string): Question | undefined => all.find(question => question.name === name);

/** Whether a text is one of ours as it came, so that nothing is lost with it. */
export const isUntouched = (query: string): boolean => all.some(question => question.query === query);
