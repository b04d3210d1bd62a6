import { getNullableType, type GraphQLInputType, isEnumType, Kind, parseValue, print, type ValueNode } from 'graphql';
import { useState } from 'react';

interface ValueInputProps {
  name: string;
  type: GraphQLInputType;
  value: ValueNode;
  onChange(value: ValueNode): void;
}

/** The value of an argument: a choice for an enumeration, else a text as GraphQL has it; the quotes of a string can be left out. */
export function ValueInput({ name, type, value, onChange }: ValueInputProps) {
  const written = value.kind === Kind.STRING ? value.value : print(value);
  const [typed, setTyped] = useState<string>();
  const enumeration = getNullableType(type);

  if (isEnumType(enumeration) && value.kind === Kind.ENUM) {
    return (
      <select
        aria-label={`Value of ${name}`} value={value.value}
        onChange={event => onChange({ kind: Kind.ENUM, value: event.target.value })}
      >
        {enumeration.getValues().map(({ name: option }) => <option key={option}>{option}</option>)}
      </select>
    );
  }

  return (
    <input
      type="text" aria-label={`Value of ${name}`} value={typed ?? written} aria-invalid={typed !== undefined && !read(typed, type)}
      spellCheck={false} onBlur={() => setTyped(undefined)}
      onChange={event => {
        setTyped(event.target.value);
        const next = read(event.target.value, type);
        if (next) {
          onChange(next);
        }
      }}
    />
  );
}

// undefined for what is no value yet.
function read(text: string, type: GraphQLInputType): ValueNode | undefined {
  const isText = ['ID', 'String', 'DateTime', 'LocalDate'].includes(String(getNullableType(type)));
  if (isText && !text.startsWith('$')) {
    return { kind: Kind.STRING, value: text };
  }
  try {
    return parseValue(text);
  } catch {
    return undefined;
  }
}
