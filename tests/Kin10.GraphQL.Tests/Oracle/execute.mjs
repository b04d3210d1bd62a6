// Reads { schema, objects, cases: [{ query, variables }] } and writes, for each case, graphql-js's answer: { refused } or
// { data, paths }. Objects refer to each other as { "$ref": index }; the root is the first. A field "echo" gives its arguments as JSON.
import { readFileSync } from 'node:fs';
import { buildSchema, executeSync, parse, validate } from 'graphql';

const { schema: text, objects, cases } = JSON.parse(readFileSync(0, 'utf8'));
const schema = buildSchema(text);

const resolve = (value) => {
  if (Array.isArray(value)) {
    return value.map(resolve);
  }
  return value !== null && typeof value === 'object' ? objects[value.$ref] : value;
};

const fieldResolver = (source, args, _context, info) =>
  info.fieldName === 'echo' ? JSON.stringify(args) : resolve(source[info.fieldName]);

const answers = cases.map(({ query, variables }) => {
  const document = parse(query);
  const invalid = validate(schema, document);
  if (invalid.length > 0) {
    return { refused: `invalid: ${invalid[0].message}` };
  }
  const result = executeSync({
    schema, document, rootValue: objects[0], variableValues: variables, fieldResolver, typeResolver: (value) => value.__typename,
  });
  if (!('data' in result)) {
    return { refused: result.errors[0].message };
  }
  const errors = result.errors ?? [];
  return errors.some((error) => error.message.startsWith('Argument') || error.message.startsWith('Variable'))
    ? { refused: errors[0].message }
    : { data: JSON.stringify(result.data), paths: errors.map((error) => JSON.stringify(error.path)) };
});
process.stdout.write(JSON.stringify(answers));
