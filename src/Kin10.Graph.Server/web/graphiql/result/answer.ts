/** An object of an answer. */
export type Row = Record<string, unknown>;

export const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The `data` of the answer with that text; undefined where it is none, or empty. */
export function dataOf(text: string): Row | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) && isObject(answer.data) ? answer.data : undefined;
  } catch {
    return undefined;
  }
}
