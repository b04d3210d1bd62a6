const colours = 8;

/** The class that colours nodes of a type, one of a few. */
export const colourOf = (type: string, types: string[]): string => `colour-${types.indexOf(type) % colours}`;
