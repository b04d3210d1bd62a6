/** A document of this site, as a .graphql file is imported. */
export interface TrustedDocument {
  readonly id: string;
  readonly text?: string;
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string }[];
}

/** Says why there is no answer, in words for who looks at the page. */
export class NoAnswer extends Error {}

/**
 * Asks the server by GET, so that the browser and everything between keep the answer.
 * @param document what is asked
 * @param variables its variables; those that are undefined are left out
 * @param signal gives the question up
 * @throws NoAnswer the server could not be reached, or could not answer
 */
export async function ask<Data>(document: TrustedDocument, variables: object = {}, signal?: AbortSignal): Promise<Data> {
  let response: Response;
  try {
    response = await fetch(addressOf(document, variables), {
      headers: { accept: 'application/graphql-response+json, application/json;q=0.9' },
      signal,
    });
  } catch (error) {
    throw signal?.aborted ? error : new NoAnswer('The server cannot be reached. Are you offline?');
  }
  const answer = await read<Data>(response);
  if (!answer.data || answer.errors?.length) {
    throw new NoAnswer(answer.errors?.[0]?.message ?? `The server answered ${response.status} ${response.statusText}.`);
  }
  return answer.data;
}

async function read<Data>(response: Response): Promise<Answer<Data>> {
  try {
    return (await response.json()) as Answer<Data>;
  } catch {
    throw new NoAnswer(`The server answered ${response.status} ${response.statusText}.`);
  }
}

function addressOf({ id, text }: TrustedDocument, variables: object): string {
  const parameters = new URLSearchParams(text ? { query: text } : {});
  if (Object.values(variables).some(value => value !== undefined)) {
    parameters.set('variables', JSON.stringify(variables));
  }
  const path = text ? 'graphql' : `graphql/persisted/${id}`;
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
