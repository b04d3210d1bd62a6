// Reads { schema, documents } and writes, for each document, graphql-js's errors: [] where it is valid.
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';

const { schema, documents } = JSON.parse(readFileSync(0, 'utf8'));
const builtSchema = buildSchema(schema);

const answers = documents.map((text) => {
  try {
    return validate(builtSchema, parse(text)).map((error) => error.message);
  } catch (error) {
    return [`not parsed: ${error.message}`];
  }
});
process.stdout.write(JSON.stringify(answers));
