import {
  type ArgumentNode, type ConstValueNode, type FieldNode, type GraphQLField, getNamedType, getNullableType,
  type GraphQLInputType, type GraphQLOutputType, isCompositeType, isEnumType, isInputObjectType, isListType, isObjectType,
  isInterfaceType, isRequiredArgument, isRequiredInputField, Kind, type SelectionSetNode,
} from 'graphql';

const firstFields = ['id', 'name', 'totalCount', 'count'];
const fewest = 3;

/** A field as it is first selected: with what it requires, and with some of its fields. */
export function startField(field: GraphQLField<unknown, unknown>): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: field.name },
    arguments: field.args.filter(isRequiredArgument).map(argument => startArgument(argument.name, argument.type)),
    selectionSet: startSelection(field.type),
  };
}

/** An argument with the first value that its type allows. */
export const startArgument = (name: string, type: GraphQLInputType): ArgumentNode => ({
  kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: startValue(type),
});

/** The first value that a type allows. */
export function startValue(input: GraphQLInputType): ConstValueNode {
  const type = getNullableType(input);
  if (isListType(type)) {
    return { kind: Kind.LIST, values: [startValue(type.ofType)] };
  }
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return {
      kind: Kind.OBJECT,
      fields: required.map(({ name, type: fieldType }) => ({
        kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value: startValue(fieldType),
      })),
    };
  }
  if (isEnumType(type)) {
    return { kind: Kind.ENUM, value: type.getValues()[0]!.name };
  }
  switch (type.name) {
    case 'Boolean':
      return { kind: Kind.BOOLEAN, value: true };
    case 'Int':
    case 'Long':
    case 'Float':
      return { kind: Kind.INT, value: '0' };
    default:
      return { kind: Kind.STRING, value: '' };
  }
}

/** Some fields of a type: those that name a thing, the nodes of a connection; undefined for a leaf. */
export function startSelection(output: GraphQLOutputType): SelectionSetNode | undefined {
  const type = getNamedType(output);
  if (!isCompositeType(type)) {
    return undefined;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) {
    return selectionOf([plainField('__typename')]);
  }
  const fields = type.getFields();
  if (fields.nodes && isCompositeType(getNamedType(fields.nodes.type))) {
    return selectionOf([{ ...plainField('nodes'), selectionSet: startSelection(fields.nodes.type) }]);
  }
  const leafs = Object.values(fields).filter(field => !isCompositeType(getNamedType(field.type)) && !field.args.some(isRequiredArgument));
  const named = leafs.filter(({ name }) => firstFields.includes(name));
  const chosen = named.length > 0 ? named : leafs.slice(0, fewest);
  return selectionOf(chosen.length > 0 ? chosen.map(({ name }) => plainField(name)) : [plainField('__typename')]);
}

const plainField = (name: string): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } });

const selectionOf = (selections: FieldNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections });
