import {
  type FieldNode, type GraphQLCompositeType, type GraphQLSchema, type InlineFragmentNode, isAbstractType, isUnionType,
  Kind, type SelectionNode, type SelectionSetNode,
} from 'graphql';
import { FieldRow } from './FieldRow';
import { TypeRow } from './TypeRow';

interface FieldsProps {
  schema: GraphQLSchema;
  type: GraphQLCompositeType;
  /** What of it is selected; undefined where nothing is. */
  selectionSet: SelectionSetNode | undefined;
  /** Only fields whose names have this. */
  words?: string;
  onChange(selectionSet: SelectionSetNode): void;
}

/** The fields of a type, and the types that it can be. */
export function Fields({ schema, type, selectionSet, words = '', onChange }: FieldsProps) {
  const selections = selectionSet?.selections ?? [];

  function replace(before: SelectionNode | undefined, after: SelectionNode | undefined) {
    const changed = before
      ? selections.flatMap(selection => (selection !== before ? [selection] : after ? [after] : []))
      : after ? [...selections, after] : selections;
    onChange({ kind: Kind.SELECTION_SET, selections: changed });
  }

  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  return (
    <ul className="tree">
      {fields.filter(({ name }) => name.toLowerCase().includes(words)).map(field => {
        const node = selections.find((selection): selection is FieldNode =>
          selection.kind === Kind.FIELD && selection.name.value === field.name);
        return <FieldRow key={field.name} schema={schema} field={field} node={node} onChange={after => replace(node, after)} />;
      })}
      {isAbstractType(type) && schema.getPossibleTypes(type).map(possible => {
        const node = selections.find((selection): selection is InlineFragmentNode =>
          selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === possible.name);
        return <TypeRow key={possible.name} schema={schema} type={possible} node={node} onChange={after => replace(node, after)} />;
      })}
    </ul>
  );
}
