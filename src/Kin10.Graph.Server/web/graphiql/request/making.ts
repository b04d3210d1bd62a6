/** How an answer came about: what the page measured, and what the server reports (`GraphQL-Cost: report`). */
export interface Making {
  milliseconds?: number;
  /** Its length as JSON. */
  bytes?: number;
  /** What came over the wire, compressed. */
  sentBytes?: number;
  operationCost?: { cost: number; maxCost: number };
  version?: string | null;
  /** Only where the server shows it. */
  plan?: string | null;
  /** Which answer of a live query it is, and when it came. */
  live?: { answers: number; at: Date };
}

const kept = 20;
const makings = new Map<string, Making>();

/** Remembers how an answer came about, as long as some more come. */
export function noteMaking(answer: unknown, making: Making) {
  const text = textOf(answer);
  makings.delete(text);
  makings.set(text, making);
  if (makings.size > kept) {
    makings.delete(makings.keys().next().value!);
  }
}

/** How the answer with that text, as the editor shows it, came about; undefined when it is not known any more. */
export const makingOf = (text: string): Making | undefined => makings.get(text);

// GraphiQL writes an answer so into its editor.
const textOf = (answer: unknown) => JSON.stringify(answer, null, 2);
