/** A question as a program would send it. */
export interface CodeRequest {
  /** Where the API is, whole. */
  url: string;
  query: string;
  /** The variables by name; undefined where there are none. */
  variables?: Record<string, unknown>;
}

/** The body of the POST, in JSON. */
export const bodyOf = ({ query, variables }: CodeRequest): string => JSON.stringify({ query, variables });
