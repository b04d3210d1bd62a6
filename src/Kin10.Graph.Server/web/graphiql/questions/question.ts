/** A question that comes with the playground. */
export interface Question {
  /** The name of its operation, under which a link asks for it. */
  name: string;
  /** The question in the words of who asks it. */
  title: string;
  query: string;
  variables?: string;
}

/** Those who ask the same kind of questions. */
export interface Askers {
  who: string;
  questions: Question[];
}

/**
 * Makes a question. Its words stand above its operation as a comment.
 * @param query The operation; it must be named.
 * @param variables Their values, as JSON knows them.
 * @param hint What else is worth knowing.
 */
export function question(title: string, query: string, variables?: object, hint = ''): Question {
  const name = /query (\w+)/.exec(query)![1]!;
  return {
    name,
    title,
    query: [...wrap(`${title} ${hint}`).map(line => `# ${line}`), query.trim(), ''].join('\n'),
    variables: variables && JSON.stringify(variables, null, 2),
  };
}

// The editor is narrow, and does not wrap.
const longestLine = 52;

function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.trim().split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length <= longestLine) {
      lines[lines.length - 1] = line;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
