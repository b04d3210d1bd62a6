/** What a part of an address may be. */
export interface Offer {
  /** In a word, for who looks at the page: "stage". */
  readonly what: string;
  readonly has: (value: string) => boolean;
}

/**
 * Leaves out of a state what there is not: an address may be older than the graph, or mistyped.
 * @returns the state without it, and a sentence that says what was left out; null where nothing was
 */
export function onlyOffered<State extends object, Name extends keyof State & string>(
  state: State, offers: Record<Name, Offer>,
): { state: State; leftOut: string | null } {
  const missing = (Object.entries(offers) as [Name, Offer][]).flatMap(([name, { what, has }]) => {
    const value = state[name] as string | null;
    return value === null || has(value) ? [] : [{ name, said: `no ${what} ${value}` }];
  });
  if (missing.length === 0) {
    return { state, leftOut: null };
  }
  return {
    state: { ...state, ...Object.fromEntries(missing.map(({ name }) => [name, null])) },
    leftOut: `There is ${missing.map(({ said }) => said).join(' and ')}: shown without ${missing.length === 1 ? 'it' : 'them'}.`,
  };
}

/** Says what was left out, in the place that the page has for it. */
export function tellLeftOut(place: HTMLElement, leftOut: string | null): void {
  place.textContent = leftOut ?? '';
  place.hidden = leftOut === null;
}
