import { type GraphQLObjectType, type GraphQLSchema, type InlineFragmentNode, Kind } from 'graphql';
import { Fields } from './Fields';
import { startSelection } from './starters';
import { TreeRow } from './TreeRow';

interface TypeRowProps {
  schema: GraphQLSchema;
  type: GraphQLObjectType;
  /** The fragment in the query; undefined while there is none. */
  node: InlineFragmentNode | undefined;
  onChange(node: InlineFragmentNode | undefined): void;
}

/** A type that an interface or a union can be, as an inline fragment. */
export function TypeRow({ schema, type, node, onChange }: TypeRowProps) {
  const started: InlineFragmentNode = {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
    selectionSet: startSelection(type)!,
  };
  return (
    <TreeRow
      name={`... on ${type.name}`} type="" description={type.description} isChosen={node !== undefined}
      onToggle={() => onChange(node ? undefined : started)}
    >
      {() => (
        <Fields
          schema={schema} type={type} selectionSet={node?.selectionSet}
          onChange={selectionSet => onChange(selectionSet.selections.length > 0 ? { ...(node ?? started), selectionSet } : undefined)}
        />
      )}
    </TreeRow>
  );
}
