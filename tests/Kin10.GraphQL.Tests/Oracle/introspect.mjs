// Without input: writes the full introspection query. With { schema, introspection }: writes both as sorted SDL.
import { readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';

const { schema, introspection } = JSON.parse(readFileSync(0, 'utf8'));
const print = (built) => printSchema(lexicographicSortSchema(built));
const answer = introspection === undefined || introspection === null
  ? [getIntrospectionQuery({
      descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
    })]
  : [print(buildSchema(schema)), print(buildClientSchema(JSON.parse(introspection)))];
process.stdout.write(JSON.stringify(answer));
